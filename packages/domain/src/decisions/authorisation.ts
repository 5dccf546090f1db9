import type { Answer } from '../answer.ts'
import { effectiveReports, payerKeyOf } from '../bill.ts'
import type { Authorisation, Bill, LockBasis } from '../bill.ts'
import { authorisationDaysMax, authorisationsPerBillMax } from '../bounds.ts'
import type { ChangeOf } from '../commands.ts'
import { yuanFromFen } from '../money.ts'
import type { Fen } from '../money.ts'
import { firstRefusal, refusal } from '../refusals.ts'
import type { Ground } from '../refusals.ts'
import { dayMs } from '../time.ts'
import type { Instant } from '../time.ts'
import { answered, numbered } from './answering.ts'
import type { Deciding } from './deciding.ts'
import { isNewcomerBeyondBound } from './grounds.ts'

/** `authorisation.grant`: the payer lets a unit use the bill for a purpose until a moment. */
export function decideGrant(deciding: Deciding, change: ChangeOf<'authorisation.grant'>): Answer {
  const { bill, at } = deciding
  const { unit, purpose, validUntil, amountMax } = change
  const refused = firstRefusal([
    payerKeyOf(bill) !== change.payerKey && refusal('NOT_THE_PAYER'),
    amountMax !== null && amountMax <= 0n && refusal('AMOUNT_NOT_POSITIVE'),
    !(validUntil > at && validUntil <= at + authorisationDaysMax * dayMs) &&
      refusal('VALIDITY_OUT_OF_RANGE'),
    bill.facts.original !== null && refusal('BILL_IS_RED'),
    bill.standing === 'reversed' && refusal('BILL_REVERSED'),
    isNewcomerBeyondBound(bill, unit.id) && refusal('STAKEHOLDERS_FULL'),
    bill.authorisations.length >= authorisationsPerBillMax && refusal('AUTHORISATIONS_FULL'),
  ])
  if (refused) return { outcome: 'refused', refusal: refused }
  const authorisationId = numbered(bill, 'A')
  deciding.happen({
    kind: 'authorisation.granted',
    authorisationId,
    unit,
    purpose,
    validUntil,
    amountMax,
  })
  return answered(deciding, 'AUTHORISED', { authorisationId })
}

/** `authorisation.revoke`: the payer takes the authorisation back, unless a lock already rests on it. */
export function decideRevoke(deciding: Deciding, change: ChangeOf<'authorisation.revoke'>): Answer {
  const { bill } = deciding
  const { authorisationId } = change
  const authorisation = find(bill, authorisationId)
  const refused = firstRefusal([
    payerKeyOf(bill) !== change.payerKey && refusal('NOT_THE_PAYER'),
    authorisation === undefined && refusal('AUTHORISATION_NOT_FOUND'),
    authorisation?.revoked === true && refusal('AUTHORISATION_REVOKED'),
    restsOn(bill, authorisationId) && refusal('AUTHORISATION_IN_USE'),
  ])
  if (refused) return { outcome: 'refused', refusal: refused }
  deciding.happen({ kind: 'authorisation.revoked', authorisationId })
  return answered(deciding, 'REVOKED', { authorisationId })
}

/** Why an authorisation does not carry a lock; nothing for a lock on another basis. */
export function authorisationGrounds(
  bill: Bill,
  { basis, purpose }: ChangeOf<'bill.lock'>,
  unitId: string,
  at: Instant,
): Ground[] {
  if (basis.kind !== 'authorisation') return []
  const authorisation = find(bill, basis.authorisationId)
  if (authorisation === undefined) return [refusal('AUTHORISATION_NOT_FOUND')]
  return [
    authorisation.unitId !== unitId && refusal('AUTHORISATION_OF_ANOTHER_UNIT'),
    authorisation.revoked && refusal('AUTHORISATION_REVOKED'),
    at > authorisation.validUntil && refusal('AUTHORISATION_EXPIRED'),
    authorisation.purpose !== purpose && refusal('AUTHORISATION_FOR_OTHER_PURPOSE'),
    // A lock under which not one fen could be reported would only keep the bill from others.
    aboveAuthorised(bill, basis, 1n),
  ]
}

/**
 * Refuses an amount above what the authorisation still carries: its limit holds for all reports that rest on it together,
 * so the same authorisation cannot be used twice for the full amount.
 */
export function aboveAuthorised(bill: Bill, basis: LockBasis, amount: Fen): Ground {
  if (basis.kind !== 'authorisation') return false
  const { authorisationId } = basis
  const amountMax = find(bill, authorisationId)?.amountMax ?? null
  if (amountMax === null) return false
  const remaining = effectiveReports(bill)
    .filter((report) => report.authorisationId === authorisationId)
    .reduce((left, report) => left - report.amount, amountMax)
  return (
    amount > remaining && refusal('AMOUNT_ABOVE_AUTHORISED', { remaining: yuanFromFen(remaining) })
  )
}

function find(bill: Bill, authorisationId: string): Authorisation | undefined {
  return bill.authorisations.find((granted) => granted.authorisationId === authorisationId)
}

function restsOn({ lock }: Bill, authorisationId: string): boolean {
  return lock?.basis.kind === 'authorisation' && lock.basis.authorisationId === authorisationId
}
