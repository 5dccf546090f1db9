import type { Bill, Lock } from '../bill.ts'
import { stakeholdersPerBillMax } from '../bounds.ts'
import type { PartyId } from '../identifiers.ts'
import { refusal } from '../refusals.ts'
import type { Ground } from '../refusals.ts'
import { dateAt } from '../time.ts'
import type { CalendarDate } from '../time.ts'
import type { Deciding } from './deciding.ts'

/** Only the unit that issued a bill may reverse it, exchange it or post its income. */
export function issuerGrounds({ bill, command }: Deciding): Ground[] {
  return [bill.facts.issuer.id !== command.actor.id && refusal('NOT_THE_ISSUER')]
}

/**
 * Only the holder extends, unlocks and reports. Anybody else hears only that it holds no lock: bill numbers are easy to
 * guess, so whoever has not presented the bill may not learn from them who holds it.
 */
export function holderGrounds({ bill, command }: Deciding): Ground[] {
  return [bill.lock?.holder.id !== command.actor.id && refusal('LOCK_NOT_HELD')]
}

export function lockOf(bill: Bill): NonNullable<Bill['lock']> {
  if (bill.lock === null) throw new Error('a holder was found, so there is a lock')
  return bill.lock
}

/** The refusal that names the holder of a lock and its last day; none without a lock. */
export function lockedGround(lock: Lock | null): Ground {
  if (lock === null) return false
  return refusal('BILL_LOCKED', { holder: lock.holder.name, until: dateAt(lock.expiresAt) })
}

export function isFuture({ at }: Deciding, date: CalendarDate | null): boolean {
  return date !== null && date > dateAt(at)
}

/** Whether a party receives the events of the bill, and so may know what happened to it. */
export function isStakeholder(bill: Bill, partyId: PartyId): boolean {
  return bill.stakeholders.some(({ id }) => id === partyId)
}

export function isNewcomerBeyondBound(bill: Bill, partyId: PartyId): boolean {
  return !isStakeholder(bill, partyId) && bill.stakeholders.length >= stakeholdersPerBillMax
}
