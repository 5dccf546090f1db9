import { describe, expect, test } from 'vitest'
import { refusals } from '../refusals.ts'
import { dayMs } from '../time.ts'
import { clinic, company, insurer, redBillId, start, strangersKey } from '../testing/sample.ts'
import { SmallRegistry, answerText, at, on } from '../testing/small-registry.ts'
import type { Step } from '../testing/small-registry.ts'
import {
  askReversal,
  collect,
  completeReversal,
  exchangePaper,
  extend,
  faceOfBill,
  grant,
  lock,
  lockAuthorised,
  post,
  postIncome,
  register,
  report,
  returnPaper,
  unlock,
} from '../testing/steps.ts'

import type { Pair } from './testing/stranger-pairs.ts'
import { strangers } from './testing/stranger-pairs.ts'
const held = [register(), lock(company)]
const reversed = [register(), askReversal(), completeReversal()]
const spent = [register(), lock(company), report(company, 8_000n)]
const limited = [register(), grant({ amountMax: 100n }), lockAuthorised(company)]

const issuers: readonly Pair[] = [
  {
    earlier: 'NOT_THE_ISSUER',
    later: 'BILL_ALREADY_REGISTERED',
    given: [register()],
    both: register({ contentDigest: '03'.repeat(32) }, clinic),
    alone: [register({ contentDigest: '03'.repeat(32), issuer: clinic }, clinic)],
  },
  {
    earlier: 'NOT_THE_ISSUER',
    later: 'BILL_ALREADY_REGISTERED',
    given: [register(), askReversal(), on(redBillId, register())],
    both: completeReversal({}, redBillId, clinic),
    alone: [completeReversal()],
  },
  {
    earlier: 'BILL_ALREADY_REGISTERED',
    later: 'REVERSAL_NOT_LOCKED',
    given: [register(), on(redBillId, register())],
    both: completeReversal(),
    alone: [completeReversal({}, 500_601_260_000_000_009n)],
  },
  {
    earlier: 'NOT_THE_ISSUER',
    later: 'BILL_EXCHANGED',
    given: [register(), exchangePaper()],
    both: askReversal(clinic),
    alone: [askReversal()],
  },
  {
    earlier: 'NOT_THE_ISSUER',
    later: 'DATE_IN_FUTURE',
    given: [register()],
    both: postIncome(1n, '2026-03-03', clinic),
    alone: [postIncome(1n, '2026-03-03')],
  },
  {
    earlier: 'NOT_THE_ISSUER',
    later: 'PAPER_MISMATCH',
    given: [register(), exchangePaper()],
    both: returnPaper({ paperNumber: '0000000000' }, clinic),
    alone: [returnPaper({ paperNumber: '0000000000' })],
  },
  {
    earlier: 'REVERSAL_NOT_LOCKED',
    later: 'RED_BILL_MISMATCH',
    given: [register()],
    both: completeReversal({ face: 1n }),
    alone: [askReversal(), completeReversal({ face: 1n })],
  },
]

const states: readonly Pair[] = [
  {
    earlier: 'LOCK_DAYS_OUT_OF_RANGE',
    later: 'BILL_REVERSED',
    given: reversed,
    both: lock(company, { days: 0 }),
    alone: [lock(company)],
  },
  {
    earlier: 'BILL_LOCKED',
    later: 'AMOUNT_ABOVE_AUTHORISED',
    given: [...limited, report(company, 100n), lock(insurer)],
    both: lockAuthorised(company),
    alone: [unlock(insurer), lockAuthorised(company)],
  },
  {
    earlier: 'AMOUNT_NOT_POSITIVE',
    later: 'DATE_IN_FUTURE',
    given: held,
    both: report(company, 0n, { reimbursedOn: '2027-01-01' }),
    alone: [report(company, 1n, { reimbursedOn: '2027-01-01' })],
  },
  {
    earlier: 'DATE_IN_FUTURE',
    later: 'AMOUNT_ABOVE_BALANCE',
    given: held,
    both: report(company, 8_001n, { reimbursedOn: '2027-01-01' }),
    alone: [report(company, 8_001n)],
  },
  {
    earlier: 'AMOUNT_ABOVE_BALANCE',
    later: 'AMOUNT_ABOVE_AUTHORISED',
    given: limited,
    both: report(company, 8_001n),
    alone: [report(company, 8_000n)],
  },
  {
    earlier: 'DATE_IN_FUTURE',
    later: 'REPORT_POSTED',
    given: [...spent, post(company)],
    both: post(company, '2027-01-01'),
    alone: [post(company)],
  },
  {
    earlier: 'AUTHORISATION_EXPIRED',
    later: 'AUTHORISATION_FOR_OTHER_PURPOSE',
    given: [register(), grant({ validUntil: start + dayMs })],
    both: at(start + 2 * dayMs, lockAuthorised(company, { purpose: 'other' })),
    alone: [lockAuthorised(company, { purpose: 'other' })],
  },
  {
    earlier: 'VALIDITY_OUT_OF_RANGE',
    later: 'BILL_REVERSED',
    given: reversed,
    both: grant({ validUntil: start }),
    alone: [grant()],
  },
  {
    earlier: 'DATE_IN_FUTURE',
    later: 'INCOME_ALREADY_POSTED',
    given: [register(), postIncome()],
    both: postIncome(1n, '2027-01-01'),
    alone: [postIncome()],
  },
]

describe.each(Object.entries({ strangers, issuers, states }))('%s', (_, pairs) => {
  test.each(pairs)('$earlier is given before $later', ({ earlier, later, given, both, alone }) => {
    const order = Object.keys(refusals)
    expect(order.indexOf(earlier)).toBeLessThan(order.indexOf(later))
    expect(lastAnswer([...given, both])).toBe(`refused ${earlier}`)
    expect(lastAnswer([...given, ...alone])).toBe(`refused ${later}`)
  })
})

test('a stranger who guesses a bill number is given no name and no day', () => {
  const registry = new SmallRegistry()
  for (const step of held) registry.send(step)
  for (const step of [extend(insurer, 1), report(insurer, 1n), lockAuthorised(insurer)]) {
    const { answer } = registry.send(step)
    expect(answer.outcome === 'refused' && answer.refusal.details).toEqual({})
  }
})

test('a stranger who guesses a bill number does not learn whether the bill has a payer', () => {
  const bills = [
    [register()],
    [register({ payerKey: null })],
    [register({ payerKey: null }), collect({ presented: faceOfBill })],
  ]
  const answers = bills.map((steps) => lastAnswer([...steps, collect({ payerKey: strangersKey })]))
  expect(new Set(answers)).toEqual(new Set(['refused NOT_THE_PAYER']))
})

function lastAnswer(steps: readonly Step[]): string {
  const registry = new SmallRegistry()
  return steps.map((step) => answerText(registry.send(step).answer)).at(-1) ?? ''
}
