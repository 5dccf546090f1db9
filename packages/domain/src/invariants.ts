import type { Authorisation, Bill } from './bill.ts'
import { effectiveReports, payerKeyOf, reimbursedFen } from './bill.ts'
import {
  authorisationsPerBillMax,
  lockDaysMax,
  reportsPerBillMax,
  stakeholdersPerBillMax,
} from './bounds.ts'
import { dayMs } from './time.ts'

/** A bill that may not exist. Thrown before anything is written, so the bill stays as it was. */
export class InvariantBroken extends Error {
  readonly code = 'INVARIANT_BROKEN'
  readonly rules: readonly string[]
  constructor(rules: readonly string[]) {
    super(`a bill would break: ${rules.join('; ')}`)
    this.name = 'InvariantBroken'
    this.rules = rules
  }
}

type Rule = readonly [name: string, holds: (bill: Bill) => boolean]

/** What may never be, as rules over one bill. Asserted after every decision in production, and by the simulation. */
export const invariants: readonly Rule[] = [
  [
    'the sum reimbursed is at most the reimbursable amount',
    (b) => b.reports.length === 0 || reimbursedFen(b) <= b.facts.reimbursable,
  ],
  [
    'no more can be reimbursed than the face of the bill shows',
    (b) => b.facts.original !== null || b.facts.reimbursable <= b.facts.face,
  ],
  [
    'every report that counts is above zero',
    (b) => effectiveReports(b).every((r) => r.amount > 0n),
  ],
  ['only a valid bill is locked', (b) => b.lock === null || b.standing === 'valid'],
  ['an exchanged bill is not locked', (b) => b.lock === null || b.form === 'electronic'],
  ['a red bill is not locked', (b) => b.lock === null || b.facts.original === null],
  ['a red bill is not reimbursed', (b) => b.reports.length === 0 || b.facts.original === null],
  ['a lock whose time is over is ended', (b) => b.lock === null || b.changedAt < b.lock.expiresAt],
  [
    'a lock with its extensions lasts no longer than the bound',
    (b) => b.lock === null || b.lock.expiresAt - b.lock.lockedAt <= lockDaysMax * dayMs,
  ],
  [
    'only a valid bill is reimbursed',
    (b) => b.standing === 'valid' || effectiveReports(b).length === 0,
  ],
  [
    'a reversed bill names its red bill, and no other does',
    (b) => (b.standing === 'reversed') === (b.redBill !== null),
  ],
  [
    'a reversal waits only on a valid bill',
    (b) => b.pendingReversal === null || b.standing === 'valid',
  ],
  [
    'a reversal that waits for an unlock has a lock to wait for',
    (b) => b.pendingReversal?.awaiting !== 'unlock' || b.lock !== null,
  ],
  [
    'a reversal that waits for a recovery has a report to recover, and nobody holds the bill',
    (b) =>
      b.pendingReversal?.awaiting !== 'recovery' ||
      (b.lock === null && effectiveReports(b).length > 0),
  ],
  [
    'an exchanged bill names its paper, and no other does',
    (b) => (b.form === 'exchanged') === (b.paper !== null),
  ],
  [
    'an exchanged bill has no report that counts and no reversal that waits',
    (b) =>
      b.form === 'electronic' || (effectiveReports(b).length === 0 && b.pendingReversal === null),
  ],
  [
    'no authorisation carries more than its limit',
    (b) => b.authorisations.every((authorisation) => isWithinLimit(b, authorisation)),
  ],
  [
    'the issuer receives the events of its bill',
    (b) => b.stakeholders[0]?.id === b.facts.issuer.id,
  ],
  [
    'the holder receives the events of the bill, and nobody receives them twice',
    (b) => {
      const ids = new Set(b.stakeholders.map(({ id }) => id))
      return ids.size === b.stakeholders.length && (b.lock === null || ids.has(b.lock.holder.id))
    },
  ],
  [
    'only a bill that names no payer has one who collected it',
    (b) => b.facts.payerKey === null || b.collectorKey === null,
  ],
  [
    'nobody is authorised to use a bill without a payer',
    (b) => b.authorisations.length === 0 || payerKeyOf(b) !== null,
  ],
  [
    'the lists of a bill keep their bounds',
    (b) =>
      b.reports.length <= reportsPerBillMax &&
      b.authorisations.length <= authorisationsPerBillMax &&
      b.stakeholders.length <= stakeholdersPerBillMax,
  ],
]

function isWithinLimit(bill: Bill, { authorisationId, amountMax }: Authorisation): boolean {
  if (amountMax === null) return true
  const used = effectiveReports(bill)
    .filter((report) => report.authorisationId === authorisationId)
    .reduce((sum, report) => sum + report.amount, 0n)
  return used <= amountMax
}

/** The names of the rules that a bill breaks; empty for a bill that may exist. */
export function brokenInvariants(bill: Bill): readonly string[] {
  return invariants.filter(([, holds]) => !holds(bill)).map(([name]) => name)
}

/** Returns the bill. @throws InvariantBroken when it may not exist */
export function assertInvariants(bill: Bill): Bill {
  const broken = brokenInvariants(bill)
  if (broken.length > 0) throw new InvariantBroken(broken)
  return bill
}
