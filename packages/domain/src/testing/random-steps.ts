import fc from 'fast-check'
import type { Bill } from '../bill.ts'
import { dayMs } from '../time.ts'
import type { Instant } from '../time.ts'
import {
  clinic,
  company,
  hospital,
  insurer,
  payerKey,
  redBillId,
  school,
  strangersKey,
} from './sample.ts'
import { at } from './small-registry.ts'
import type { Step } from './small-registry.ts'
import * as steps from './steps.ts'

/** A step of a random history: the command, and when it comes after the one before. */
export interface RandomStep {
  readonly step: Step
  readonly pause: Pause
}

/** Some time later, earlier by a clock that was set back, or around the moment at which the lock expires. */
type Pause =
  | { readonly kind: 'later'; readonly ms: number }
  | { readonly kind: 'around expiry'; readonly offsetMs: number }

const actor = fc.constantFrom(company, insurer, school, company, hospital)
const issuer = fc.constantFrom(hospital, hospital, hospital, clinic)
const amount = fc.oneof(
  fc.bigInt({ min: 1n, max: 4_000n }),
  fc.constantFrom(8_000n, 8_001n, 0n, -1n, 1n),
)
const days = fc.constantFrom(1, 2, 30, 90, 150, 180, 0, 181)
const postedOn = fc.constantFrom(null, null, '2026-03-02', '2030-01-01')

/** Every command that a unit, the issuer, the payer and the registry can send, the frequent ones more often. */
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(actor, days).map(([by, d]) => steps.lock(by, { days: d })) },
  { weight: 2, arbitrary: actor.map((by) => steps.lockAuthorised(by)) },
  { weight: 2, arbitrary: fc.tuple(actor, days).map(([by, d]) => steps.extend(by, d)) },
  { weight: 3, arbitrary: actor.map((by) => steps.unlock(by)) },
  {
    weight: 6,
    arbitrary: fc
      .tuple(actor, amount, postedOn)
      .map(([by, fen, posted]) => steps.report(by, fen, { postedOn: posted })),
  },
  {
    weight: 5,
    arbitrary: fc
      .tuple(actor, fc.integer({ min: -3, max: -1 }))
      .map(([by, index]) => steps.withdraw(by, index)),
  },
  { weight: 1, arbitrary: actor.map((by) => steps.post(by)) },
  { weight: 2, arbitrary: actor.map((by) => steps.unpost(by)) },
  { weight: 3, arbitrary: issuer.map((by) => steps.askReversal(by)) },
  { weight: 2, arbitrary: issuer.map((by) => steps.releaseReversal(by)) },
  { weight: 1, arbitrary: issuer.map((by) => steps.completeReversal({}, redBillId, by)) },
  { weight: 1, arbitrary: issuer.map((by) => steps.exchangePaper(by)) },
  { weight: 1, arbitrary: issuer.map((by) => steps.returnPaper({}, by)) },
  { weight: 1, arbitrary: fc.constantFrom(steps.postIncome(), steps.unpostIncome()) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(company, insurer), fc.constantFrom(null, 100n, 5_000n))
      .map(([unit, amountMax]) => steps.grant({ unit, amountMax })),
  },
  { weight: 1, arbitrary: fc.constant(steps.revoke()) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('01', '02', '03')
      .map((content) => steps.register({ contentDigest: content.repeat(32) })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(payerKey, strangersKey), fc.constantFrom(null, steps.faceOfBill))
      .map(([key, presented]) => steps.collect({ payerKey: key, presented })),
  },
  { weight: 1, arbitrary: fc.constant(steps.recover()) },
  { weight: 2, arbitrary: fc.constantFrom(steps.warn(), steps.expire()) },
)

const pause: fc.Arbitrary<Pause> = fc.oneof(
  { weight: 6, arbitrary: later(fc.integer({ min: 0, max: 3_600_000 })) },
  { weight: 2, arbitrary: later(fc.integer({ min: 0, max: 40 * dayMs })) },
  { weight: 1, arbitrary: later(fc.integer({ min: -dayMs, max: 0 })) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(-3 * dayMs, -1, 0, 1)
      .map((offsetMs): Pause => ({ kind: 'around expiry', offsetMs })),
  },
)

export const randomHistory: fc.Arbitrary<readonly RandomStep[]> = fc.array(
  fc.record({ step, pause }),
  { maxLength: 60, size: 'max' },
)

/** The step at its moment, which may depend on when the bill's lock expires. */
export function timed({ step: next, pause: wait }: RandomStep, bill: Bill, now: Instant): Step {
  if (wait.kind === 'later') return at(now + wait.ms, next)
  return at(bill.lock === null ? now : bill.lock.expiresAt + wait.offsetMs, next)
}

function later(ms: fc.Arbitrary<number>): fc.Arbitrary<Pause> {
  return ms.map((value): Pause => ({ kind: 'later', ms: value }))
}
