import type { Answer } from '../answer.ts'
import type { ChangeOf } from '../commands.ts'
import { lockWarningDays } from '../bounds.ts'
import { refusal } from '../refusals.ts'
import { dayMs } from '../time.ts'
import { answered } from './answering.ts'
import type { Deciding } from './deciding.ts'

/** `bill.lock_warn`, by the registry's job: the holder hears that its lock ends soon. */
export function decideLockWarning(
  deciding: Deciding,
  { lockId }: ChangeOf<'bill.lock_warn'>,
): Answer {
  const { lock } = deciding.bill
  const due =
    lock?.lockId === lockId &&
    !lock.warned &&
    deciding.at >= lock.expiresAt - lockWarningDays * dayMs
  if (!due) return { outcome: 'refused', refusal: refusal('LOCK_NOT_DUE') }
  deciding.happen({ kind: 'bill.lock_warned', lockId, expiresAt: lock.expiresAt })
  return answered(deciding, 'LOCK_WARNED', { lockId })
}

/** `bill.lock_expire`, by the registry's job. The lock itself was ended before any decision, if its time was over. */
export function decideLockExpiry(
  deciding: Deciding,
  { lockId }: ChangeOf<'bill.lock_expire'>,
): Answer {
  const ended = deciding.events.some(
    ({ change }) => change.kind === 'bill.lock_expired' && change.lockId === lockId,
  )
  if (!ended) return { outcome: 'refused', refusal: refusal('LOCK_NOT_DUE') }
  const forReversal = deciding.bill.standing === 'reversal_locked'
  return answered(deciding, forReversal ? 'LOCK_EXPIRED_FOR_REVERSAL' : 'LOCK_EXPIRED', { lockId })
}
