import type { Bill } from './bill.ts'
import { effectiveReports, reimbursedFen } from './bill.ts'

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
    'every report that counts is above zero',
    (b) => effectiveReports(b).every((r) => r.amount > 0n),
  ],
  ['only a valid bill is locked', (b) => b.lock === null || b.standing === 'valid'],
  ['an exchanged bill is not locked', (b) => b.lock === null || b.form === 'electronic'],
  ['a red bill is not locked', (b) => b.lock === null || b.facts.original === null],
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
    'a reversal that waits for a recovery has a report to recover',
    (b) => b.pendingReversal?.awaiting !== 'recovery' || effectiveReports(b).length > 0,
  ],
  [
    'an exchanged bill names its paper, and no other does',
    (b) => (b.form === 'exchanged') === (b.paper !== null),
  ],
  [
    'the issuer receives the events of its bill',
    (b) => b.stakeholders[0]?.id === b.facts.issuer.id,
  ],
]

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
