import type { Answer } from '../answer.ts'
import type { ChangeOf } from '../commands.ts'
import { homeProvinceOf } from '../identifiers.ts'
import { firstRefusal, refusal } from '../refusals.ts'
import { answered } from './answering.ts'
import type { Deciding } from './deciding.ts'
import { followReversal } from './expiry.ts'

/**
 * `lock.recover`: the bureau of the home province ends a lock that its holder cannot end any more, on the word of two
 * persons; a marked reversal takes the bill at once.
 */
export function decideLockRecovery(deciding: Deciding, change: ChangeOf<'lock.recover'>): Answer {
  const { bill, command } = deciding
  const { lockId, reason, requestedBy, approvedBy } = change
  const refused = firstRefusal([
    command.actor.province !== homeProvinceOf(bill.id) && refusal('OFFICE_NOT_OF_HOME_PROVINCE'),
    requestedBy === approvedBy && refusal('SAME_PERSON_TWICE'),
    bill.lock?.lockId !== lockId && refusal('LOCK_NOT_FOUND'),
  ])
  if (refused) return { outcome: 'refused', refusal: refused }
  deciding.happen({ kind: 'bill.lock_recovered', lockId, reason, requestedBy, approvedBy })
  const forReversal = followReversal(deciding)
  return answered(deciding, forReversal ? 'RECOVERED_FOR_REVERSAL' : 'RECOVERED', { lockId })
}
