import type { RefusalCode } from '../../refusals.ts'
import { company, insurer, school, strangersKey } from '../../testing/sample.ts'
import type { Step } from '../../testing/small-registry.ts'
import {
  askReversal,
  bureau,
  collect,
  completeReversal,
  extend,
  faceOfBill,
  grant,
  lock,
  lockAuthorised,
  post,
  recover,
  register,
  report,
  revoke,
  unpost,
  withdraw,
} from '../../testing/steps.ts'

/** Two refusals that can apply at once. */
export interface Pair {
  /** The refusal that is given where both apply. */
  readonly earlier: RefusalCode
  /** The refusal that is given by `alone`, where the cause of the earlier one is taken away. */
  readonly later: RefusalCode
  readonly given: readonly Step[]
  readonly both: Step
  readonly alone: readonly Step[]
}

const held = [register(), lock(company)]
const reversed = [register(), askReversal(), completeReversal()]
const spent = [register(), lock(company), report(company, 8_000n)]
const wrongCode = { ...faceOfBill, checkCode: 'zzzzzz' }

/** A stranger hears only that it is one: nothing of who holds the bill, whether it was reimbursed or is being reversed. */
export const strangers: readonly Pair[] = [
  {
    earlier: 'CHECK_CODE_MISMATCH',
    later: 'BILL_LOCKED',
    given: held,
    both: lock(insurer, { presented: wrongCode }),
    alone: [lock(insurer)],
  },
  {
    earlier: 'CHECK_CODE_MISMATCH',
    later: 'PRESENTED_FACTS_MISMATCH',
    given: [register()],
    both: lock(company, { presented: { ...wrongCode, face: 1n } }),
    alone: [lock(company, { presented: { ...faceOfBill, face: 1n } })],
  },
  {
    earlier: 'PRESENTED_FACTS_MISMATCH',
    later: 'BILL_REVERSED',
    given: reversed,
    both: lock(company, { presented: { ...faceOfBill, issuedOn: '2026-01-01' } }),
    alone: [lock(company)],
  },
  {
    earlier: 'AUTHORISATION_NOT_FOUND',
    later: 'BILL_LOCKED',
    given: held,
    both: lockAuthorised(insurer),
    alone: [lock(insurer)],
  },
  {
    earlier: 'AUTHORISATION_OF_ANOTHER_UNIT',
    later: 'BILL_REIMBURSED',
    given: [register(), grant(), lock(company), report(company, 8_000n)],
    both: lockAuthorised(insurer),
    alone: [lock(insurer)],
  },
  {
    earlier: 'AUTHORISATION_REVOKED',
    later: 'BILL_REVERSED',
    given: [register(), grant(), revoke(), askReversal(), completeReversal()],
    both: lockAuthorised(company),
    alone: [lock(company)],
  },
  {
    earlier: 'LOCK_NOT_HELD',
    later: 'BILL_REVERSAL_PENDING',
    given: [...held, askReversal()],
    both: extend(insurer, 1),
    alone: [extend(company, 1)],
  },
  {
    earlier: 'LOCK_NOT_HELD',
    later: 'LOCK_DAYS_OUT_OF_RANGE',
    given: held,
    both: extend(insurer, 170),
    alone: [extend(company, 170)],
  },
  {
    earlier: 'LOCK_NOT_HELD',
    later: 'AMOUNT_ABOVE_BALANCE',
    given: held,
    both: report(insurer, 9_000n),
    alone: [report(company, 9_000n)],
  },
  {
    earlier: 'REPORT_NOT_FOUND',
    later: 'REPORT_POSTED',
    given: [...spent, post(company)],
    both: withdraw(school),
    alone: [withdraw(company)],
  },
  {
    earlier: 'NOT_THE_REPORTER',
    later: 'REPORT_NOT_POSTED',
    given: [register(), grant({ unit: insurer }), lock(company), report(company, 1n)],
    both: unpost(insurer),
    alone: [unpost(company)],
  },
  {
    earlier: 'NOT_THE_PAYER',
    later: 'AMOUNT_NOT_POSITIVE',
    given: [register()],
    both: grant({ payerKey: strangersKey, amountMax: 0n }),
    alone: [grant({ amountMax: 0n })],
  },
  {
    earlier: 'NOT_THE_PAYER',
    later: 'BILL_COLLECTED_BY_ANOTHER',
    given: [register({ payerKey: null }), collect({ presented: faceOfBill })],
    both: collect({ payerKey: strangersKey }),
    alone: [collect({ payerKey: strangersKey, presented: faceOfBill })],
  },
  {
    earlier: 'CHECK_CODE_MISMATCH',
    later: 'NOT_THE_PAYER',
    given: [register()],
    both: collect({ payerKey: strangersKey, presented: wrongCode }),
    alone: [collect({ payerKey: strangersKey, presented: faceOfBill })],
  },
  {
    earlier: 'OFFICE_NOT_OF_HOME_PROVINCE',
    later: 'SAME_PERSON_TWICE',
    given: held,
    both: recover({ approvedBy: 'CQ-1' }, { ...bureau, province: '32' }),
    alone: [recover({ approvedBy: 'CQ-1' })],
  },
  {
    earlier: 'SAME_PERSON_TWICE',
    later: 'LOCK_NOT_FOUND',
    given: [register()],
    both: recover({ approvedBy: 'CQ-1' }),
    alone: [recover()],
  },
  {
    earlier: 'NOT_THE_PAYER',
    later: 'AUTHORISATION_IN_USE',
    given: [register(), grant(), lockAuthorised(company)],
    both: revoke(strangersKey),
    alone: [revoke()],
  },
]
