import { dayMs } from '../../time.ts'
import type { DecisionCase } from '../../testing/decision-case.ts'
import { at, on } from '../../testing/small-registry.ts'
import { company, insurer, redBillId, start } from '../../testing/sample.ts'
import {
  askReversal,
  completeReversal,
  exchangePaper,
  extend,
  faceOfBill,
  lock,
  register,
  report,
  unlock,
} from '../../testing/steps.ts'

const held = [register(), lock(company)]
const spent = [register(), lock(company), report(company, 8_000n)]

const lockCases: readonly DecisionCase[] = [
  {
    name: 'a unit that presents the bill locks it',
    given: [register()],
    when: lock(company),
    then: 'done LOCKED',
    leaves: 'valid electronic locked',
  },
  {
    name: 'the balance after a part was reimbursed is locked by the next payer',
    given: [register(), lock(company), report(company, 3_000n)],
    when: lock(insurer),
    then: 'done LOCKED',
    leaves: 'valid electronic locked',
  },
  {
    name: 'a lock can last one day',
    given: [register()],
    when: lock(company, { days: 1 }),
    then: 'done LOCKED',
    leaves: 'valid electronic locked',
  },
  {
    name: 'a lock can last 180 days',
    given: [register()],
    when: lock(company, { days: 180 }),
    then: 'done LOCKED',
    leaves: 'valid electronic locked',
  },
  ...[0, -1, 181, 1.5, Number.NaN, Number.POSITIVE_INFINITY].map((days): DecisionCase => ({
    name: `a lock cannot last ${days} days`,
    given: [register()],
    when: lock(company, { days }),
    then: 'refused LOCK_DAYS_OUT_OF_RANGE',
    leaves: 'valid electronic open',
  })),
  {
    name: 'a second unit is refused while the first holds the lock',
    given: held,
    when: lock(insurer),
    then: 'refused BILL_LOCKED',
    leaves: 'valid electronic locked',
  },
  {
    name: 'the holder does not lock twice',
    given: held,
    when: lock(company),
    then: 'refused LOCK_ALREADY_HELD',
    leaves: 'valid electronic locked',
  },
  {
    name: 'a wrong check code is refused',
    given: [register()],
    when: lock(company, { presented: { ...faceOfBill, checkCode: 'A1B2C3' } }),
    then: 'refused CHECK_CODE_MISMATCH',
    leaves: 'valid electronic open',
  },
  {
    name: 'a bill that was not presented is not locked',
    given: [register()],
    when: lock(company, { presented: null }),
    then: 'refused CHECK_CODE_MISMATCH',
    leaves: 'valid electronic open',
  },
  ...[{ face: null }, { issuedOn: null }, { face: 9_999n }, { issuedOn: '2026-03-02' }].map(
    (wrong): DecisionCase => ({
      name: `a bill presented with ${Object.entries(wrong).join(' ')} is not locked`,
      given: [register()],
      when: lock(company, { presented: { ...faceOfBill, ...wrong } }),
      then: 'refused PRESENTED_FACTS_MISMATCH',
      leaves: 'valid electronic open',
    }),
  ),
  {
    name: 'a bill of which everything was reimbursed is not locked',
    given: spent,
    when: lock(insurer),
    then: 'refused BILL_REIMBURSED',
    leaves: 'valid electronic reimbursed',
  },
  {
    name: 'a bill of which insurance bore everything is not locked',
    given: [register({ reimbursable: 0n })],
    when: lock(company),
    then: 'refused NOTHING_REIMBURSABLE',
    leaves: 'valid electronic open',
  },
  {
    name: 'a bill that is being reversed is not locked',
    given: [register(), askReversal()],
    when: lock(company),
    then: 'refused BILL_REVERSAL_LOCKED',
    leaves: 'reversal_locked electronic open',
  },
  {
    name: 'a reversed bill is not locked',
    given: [register(), askReversal(), completeReversal()],
    when: lock(company),
    then: 'refused BILL_REVERSED',
    leaves: 'reversed electronic open',
  },
  {
    name: 'a red bill is not locked',
    given: [register(), askReversal(), completeReversal()],
    when: on(
      redBillId,
      lock(company, { presented: { ...faceOfBill, checkCode: 'd4e5f6', face: -10_000n } }),
    ),
    then: 'refused BILL_IS_RED',
    leaves: 'valid electronic open',
    bill: redBillId,
  },
  {
    name: 'a bill whose reversal waits for its reports is not locked',
    given: [register(), lock(company), report(company, 3_000n), askReversal()],
    when: lock(insurer),
    then: 'refused BILL_REVERSAL_PENDING',
    leaves: 'valid electronic partly_reimbursed, awaiting recovery',
  },
  {
    name: 'an exchanged bill is not locked',
    given: [register(), exchangePaper()],
    when: lock(company),
    then: 'refused BILL_EXCHANGED',
    leaves: 'valid exchanged open',
  },
]

const extendCases: readonly DecisionCase[] = [
  {
    name: 'the holder extends to exactly 180 days since it locked',
    given: held,
    when: at(start + 29 * dayMs, extend(company, 150)),
    then: 'done EXTENDED',
    leaves: 'valid electronic locked',
  },
  {
    name: 'the holder does not extend beyond 180 days since it locked',
    given: held,
    when: at(start + 29 * dayMs, extend(company, 151)),
    then: 'refused LOCK_DAYS_OUT_OF_RANGE',
    leaves: 'valid electronic locked',
  },
  {
    name: 'several extensions together do not exceed 180 days',
    given: [...held, extend(company, 100), extend(company, 50)],
    when: extend(company, 1),
    then: 'refused LOCK_DAYS_OUT_OF_RANGE',
    leaves: 'valid electronic locked',
  },
  ...[0, -30, 0.5].map((days): DecisionCase => ({
    name: `an extension by ${days} days is refused`,
    given: held,
    when: extend(company, days),
    then: 'refused LOCK_DAYS_OUT_OF_RANGE',
    leaves: 'valid electronic locked',
  })),
  {
    name: 'nobody but the holder extends',
    given: held,
    when: extend(insurer, 1),
    then: 'refused LOCK_NOT_HELD',
    leaves: 'valid electronic locked',
  },
  {
    name: 'there is nothing to extend on a free bill',
    given: [register()],
    when: extend(company, 1),
    then: 'refused LOCK_NOT_HELD',
    leaves: 'valid electronic open',
  },
  {
    name: 'a lock that a reversal waits for is not extended',
    given: [...held, askReversal()],
    when: extend(company, 1),
    then: 'refused BILL_REVERSAL_PENDING',
    leaves: 'valid electronic locked, awaiting unlock',
  },
]

const unlockCases: readonly DecisionCase[] = [
  {
    name: 'the holder unlocks',
    given: held,
    when: unlock(company),
    then: 'done UNLOCKED',
    leaves: 'valid electronic open',
  },
  {
    name: 'a bill of which a part was reimbursed goes back to that part',
    given: [register(), lock(company), report(company, 1n), lock(insurer)],
    when: unlock(insurer),
    then: 'done UNLOCKED',
    leaves: 'valid electronic partly_reimbursed',
  },
  {
    name: 'nobody but the holder unlocks',
    given: held,
    when: unlock(insurer),
    then: 'refused LOCK_NOT_HELD',
    leaves: 'valid electronic locked',
  },
]

export const lockingCases = [...lockCases, ...extendCases, ...unlockCases]
