import { balanceFen, reimbursementOf } from '../bill.ts'
import type { Bill } from '../bill.ts'
import type { ChangeOf } from '../commands.ts'
import type { Answer } from '../answer.ts'
import { lockDaysMax, reportsPerBillMax } from '../bounds.ts'
import { firstRefusal, refusal } from '../refusals.ts'
import type { Ground } from '../refusals.ts'
import { dateAt, dayMs } from '../time.ts'
import type { Deciding } from './deciding.ts'
import { followReversal } from './expiry.ts'
import { answered, numbered } from './answering.ts'
import { authorisationGrounds } from './authorisation.ts'
import { holderGrounds, isNewcomerBeyondBound, lockOf, lockedGround } from './grounds.ts'
import { presentedGrounds } from './presented.ts'

/** `bill.lock`: a unit takes the bill for itself until a day. */
export function decideLock(deciding: Deciding, change: ChangeOf<'bill.lock'>): Answer {
  const { bill, at } = deciding
  const unitId = deciding.command.actor.id
  const refused = firstRefusal([
    ...presentedGrounds(bill, change.presented, change.basis.kind === 'presented'),
    !daysInRange(change.days) && refusal('LOCK_DAYS_OUT_OF_RANGE'),
    ...standingGrounds(bill),
    ...otherLockGrounds(bill, unitId),
    isNewcomerBeyondBound(bill, unitId) && refusal('STAKEHOLDERS_FULL'),
    ...authorisationGrounds(bill, change, unitId, at),
    bill.facts.reimbursable <= 0n && refusal('NOTHING_REIMBURSABLE'),
    reimbursementOf(bill) === 'reimbursed' && refusal('BILL_REIMBURSED'),
    // Refused here and not at the report: whoever was given the bill has paid, and must be able to say so.
    bill.reports.length >= reportsPerBillMax && refusal('REPORTS_FULL'),
  ])
  if (refused) return { outcome: 'refused', refusal: refused }
  const lockId = numbered(bill, 'L')
  const expiresAt = at + change.days * dayMs
  const { purpose, businessReference, basis } = change
  deciding.happen({ kind: 'bill.locked', lockId, purpose, businessReference, basis, expiresAt })
  return answered(deciding, 'LOCKED', { lockId, expiresAt, balance: balanceFen(bill) })
}

/** `bill.extend`: the holder keeps the bill longer, at most `lockDaysMax` since it locked. */
export function decideExtend(deciding: Deciding, change: ChangeOf<'bill.extend'>): Answer {
  const { bill } = deciding
  const { lock } = bill
  const expiresAt = (lock?.expiresAt ?? 0) + change.days * dayMs
  const tooLong = lock !== null && expiresAt > lock.lockedAt + lockDaysMax * dayMs
  const refused = firstRefusal([
    (!daysInRange(change.days) || tooLong) && refusal('LOCK_DAYS_OUT_OF_RANGE'),
    bill.pendingReversal !== null && refusal('BILL_REVERSAL_PENDING'),
    ...holderGrounds(deciding),
  ])
  if (refused) return { outcome: 'refused', refusal: refused }
  const { lockId } = lockOf(bill)
  deciding.happen({ kind: 'bill.lock_extended', lockId, expiresAt })
  return answered(deciding, 'EXTENDED', { lockId, expiresAt })
}

/** `bill.unlock`: the holder gives the bill back; a marked reversal takes it at once. */
export function decideUnlock(deciding: Deciding, change: ChangeOf<'bill.unlock'>): Answer {
  const refused = firstRefusal(holderGrounds(deciding))
  if (refused) return { outcome: 'refused', refusal: refused }
  const { lockId } = lockOf(deciding.bill)
  const { reason, note } = change
  deciding.happen({ kind: 'bill.unlocked', lockId, reason, note })
  const forReversal = followReversal(deciding)
  return answered(deciding, forReversal ? 'UNLOCKED_FOR_REVERSAL' : 'UNLOCKED', { lockId })
}

/** Nothing but a valid electronic bill without a reversal on its way can be locked. */
function standingGrounds(bill: Bill): Ground[] {
  return [
    bill.facts.original !== null && refusal('BILL_IS_RED'),
    bill.standing === 'reversed' && refusal('BILL_REVERSED'),
    bill.standing === 'reversal_locked' && refusal('BILL_REVERSAL_LOCKED'),
    bill.pendingReversal !== null && refusal('BILL_REVERSAL_PENDING'),
    bill.form === 'exchanged' && refusal('BILL_EXCHANGED'),
  ]
}

function otherLockGrounds({ lock }: Bill, unitId: string): Ground[] {
  if (lock === null) return []
  return lock.holder.id === unitId
    ? [refusal('LOCK_ALREADY_HELD', { until: dateAt(lock.expiresAt) })]
    : [lockedGround(lock)]
}

function daysInRange(days: number): boolean {
  return Number.isInteger(days) && days >= 1 && days <= lockDaysMax
}
