import { expect, test } from 'vitest'
import type { Bill, Lock, Report } from './bill.ts'
import { InvariantBroken, assertInvariants, brokenInvariants, invariants } from './invariants.ts'
import { dayMs } from './time.ts'
import { billId, company, insurer, payerKey, redBillId, start } from './testing/sample.ts'
import { SmallRegistry } from './testing/small-registry.ts'
import { grant, lock, register, report } from './testing/steps.ts'

const registry = new SmallRegistry()
const steps = [register(), grant(), lock(company), report(company, 3_000n), lock(insurer)]
for (const step of steps) registry.send(step)
const good = registry.bills.get(billId) as Bill
const goodLock = good.lock as Lock
const goodReport = good.reports[0] as Report
const paper = { paperCode: '50060199', paperNumber: '0000000001' }

/** For every rule a bill that breaks it. Some cannot be broken alone. */
const broken: Record<string, Partial<Bill>> = {
  'the sum reimbursed is at most the reimbursable amount': {
    reports: [{ ...goodReport, amount: 8_001n }],
  },
  'no more can be reimbursed than the face of the bill shows': {
    facts: { ...good.facts, reimbursable: good.facts.face + 1n },
  },
  'every report that counts is above zero': { reports: [{ ...goodReport, amount: 0n }] },
  'only a valid bill is locked': { standing: 'reversal_locked' },
  'an exchanged bill is not locked': { form: 'exchanged', paper },
  'a red bill is not locked': { facts: { ...good.facts, original: redBillId } },
  'a red bill is not reimbursed': { facts: { ...good.facts, original: redBillId } },
  'a lock whose time is over is ended': { changedAt: goodLock.expiresAt },
  'a lock with its extensions lasts no longer than the bound': {
    lock: { ...goodLock, expiresAt: start + 180 * dayMs + 1 },
  },
  'only a valid bill is reimbursed': { standing: 'reversed', redBill: redBillId },
  'a reversed bill names its red bill, and no other does': { redBill: redBillId },
  'a reversal waits only on a valid bill': {
    standing: 'reversal_locked',
    pendingReversal: { awaiting: 'unlock', reason: '' },
  },
  'a reversal that waits for an unlock has a lock to wait for': {
    lock: null,
    pendingReversal: { awaiting: 'unlock', reason: '' },
  },
  'a reversal that waits for a recovery has a report to recover, and nobody holds the bill': {
    pendingReversal: { awaiting: 'recovery', reason: '' },
  },
  'an exchanged bill names its paper, and no other does': { paper },
  'an exchanged bill has no report that counts and no reversal that waits': {
    form: 'exchanged',
    paper,
    lock: null,
  },
  'no authorisation carries more than its limit': {
    authorisations: good.authorisations.map((each) => ({ ...each, amountMax: 2_999n })),
    reports: [{ ...goodReport, authorisationId: good.authorisations[0]?.authorisationId ?? '' }],
  },
  'only a bill that names no payer has one who collected it': { collectorKey: payerKey },
  'nobody is authorised to use a bill without a payer': {
    facts: { ...good.facts, payerKey: null },
  },
  'the issuer receives the events of its bill': { stakeholders: good.stakeholders.toReversed() },
  'the holder receives the events of the bill, and nobody receives them twice': {
    stakeholders: good.stakeholders.slice(0, 1),
  },
  'the lists of a bill keep their bounds': {
    reports: Array.from({ length: 101 }, () => ({ ...goodReport, withdrawn: true })),
  },
}

test('a bill that came about by decisions breaks no rule', () => {
  expect(brokenInvariants(good)).toEqual([])
  expect(assertInvariants(good)).toBe(good)
})

test.each(invariants.map(([name]) => name))(
  'it is noticed when it does not hold that %s',
  (name) => {
    expect(brokenInvariants({ ...good, ...broken[name] })).toContain(name)
  },
)

test('a broken rule is an error with a stable code that names the rules and nothing of the bill', () => {
  const wrong = { ...good, paper }
  expect(() => assertInvariants(wrong)).toThrow(InvariantBroken)
  const error = new InvariantBroken(brokenInvariants(wrong))
  expect(error.code).toBe('INVARIANT_BROKEN')
  expect(error.rules).toEqual(['an exchanged bill names its paper, and no other does'])
})
