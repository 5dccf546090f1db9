import type { DecisionCase } from '../../testing/decision-case.ts'
import { on } from '../../testing/small-registry.ts'
import { clinic, company, redBillId } from '../../testing/sample.ts'
import {
  askReversal,
  completeReversal,
  lock,
  postIncome,
  register,
  unpostIncome,
} from '../../testing/steps.ts'

const reversed = [register(), askReversal(), completeReversal()]

export const incomeCases: readonly DecisionCase[] = [
  {
    name: 'the issuer posts the income of its bill',
    given: [register()],
    when: postIncome(),
    then: 'done INCOME_POSTED',
    leaves: 'valid electronic open',
  },
  {
    name: 'income is posted whatever a unit does with the bill',
    given: [register(), lock(company)],
    when: postIncome(),
    then: 'done INCOME_POSTED',
    leaves: 'valid electronic locked',
  },
  {
    name: 'income is posted once',
    given: [register(), postIncome()],
    when: postIncome(),
    then: 'refused INCOME_ALREADY_POSTED',
    leaves: 'valid electronic open',
  },
  {
    name: 'income is posted again after its posting was withdrawn',
    given: [register(), postIncome(), unpostIncome()],
    when: postIncome(),
    then: 'done INCOME_POSTED',
    leaves: 'valid electronic open',
  },
  ...[0n, -10_000n].map((amount): DecisionCase => ({
    name: `income of ${amount} fen is refused`,
    given: [register()],
    when: postIncome(amount),
    then: 'refused AMOUNT_NOT_POSITIVE',
    leaves: 'valid electronic open',
  })),
  {
    name: 'the income of a red bill is below zero',
    given: reversed,
    when: on(redBillId, postIncome(-10_000n)),
    then: 'done INCOME_POSTED',
    leaves: 'valid electronic open',
    bill: redBillId,
  },
  {
    name: 'income is not posted tomorrow',
    given: [register()],
    when: postIncome(10_000n, '2026-03-03'),
    then: 'refused DATE_IN_FUTURE',
    leaves: 'valid electronic open',
  },
  {
    name: "another issuer does not post the bill's income",
    given: [register()],
    when: postIncome(10_000n, '2026-03-02', clinic),
    then: 'refused NOT_THE_ISSUER',
    leaves: 'valid electronic open',
  },
  {
    name: 'the posting of income is withdrawn',
    given: [register(), postIncome()],
    when: unpostIncome(),
    then: 'done INCOME_UNPOSTED',
    leaves: 'valid electronic open',
  },
  {
    name: 'income that was not posted is not unposted',
    given: [register()],
    when: unpostIncome(),
    then: 'refused INCOME_NOT_POSTED',
    leaves: 'valid electronic open',
  },
  {
    name: "another issuer does not withdraw the posting of the bill's income",
    given: [register(), postIncome()],
    when: unpostIncome(clinic),
    then: 'refused NOT_THE_ISSUER',
    leaves: 'valid electronic open',
  },
]
