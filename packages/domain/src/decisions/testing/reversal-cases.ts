import type { DecisionCase } from '../../testing/decision-case.ts'
import { on } from '../../testing/small-registry.ts'
import {
  billId,
  clinic,
  company,
  facts,
  insurer,
  otherBillId,
  redBillId,
} from '../../testing/sample.ts'
import {
  askReversal,
  completeReversal,
  exchangePaper,
  lock,
  register,
  releaseReversal,
  report,
  unlock,
  withdraw,
} from '../../testing/steps.ts'

const held = [register(), lock(company)]
const granted = [register(), askReversal()]
const reversed = [...granted, completeReversal()]
const twoReports = [...held, report(company, 3_000n), lock(insurer), report(insurer, 5_000n)]

const askingCases: readonly DecisionCase[] = [
  {
    name: 'a reversal of a free bill is granted',
    given: [register()],
    when: askReversal(),
    then: 'done REVERSAL_GRANTED',
    leaves: 'reversal_locked electronic open',
  },
  {
    name: 'a granted reversal is granted again without effect',
    given: granted,
    when: askReversal(),
    then: 'done REVERSAL_GRANTED',
    leaves: 'reversal_locked electronic open',
  },
  {
    name: 'a reversal of a held bill is marked',
    given: held,
    when: askReversal(),
    then: 'done REVERSAL_HELD_MARKED',
    leaves: 'valid electronic locked, awaiting unlock',
  },
  {
    name: 'a marked reversal is asked for again without effect',
    given: [...held, askReversal()],
    when: askReversal(),
    then: 'done REVERSAL_HELD_MARKED',
    leaves: 'valid electronic locked, awaiting unlock',
  },
  {
    name: 'a reversal of a reimbursed bill asks the units to withdraw',
    given: twoReports,
    when: askReversal(),
    then: 'done REVERSAL_RECOVERY_ASKED',
    leaves: 'valid electronic reimbursed, awaiting recovery',
  },
  {
    name: 'a recovery is asked for again without effect',
    given: [...twoReports, askReversal()],
    when: askReversal(),
    then: 'done REVERSAL_RECOVERY_ASKED',
    leaves: 'valid electronic reimbursed, awaiting recovery',
  },
  {
    name: 'a reversed bill is not reversed again',
    given: reversed,
    when: askReversal(),
    then: 'refused BILL_REVERSED',
    leaves: 'reversed electronic open',
  },
  {
    name: 'a red bill is not reversed',
    given: reversed,
    when: on(redBillId, askReversal()),
    then: 'refused BILL_IS_RED',
    leaves: 'valid electronic open',
    bill: redBillId,
  },
  {
    name: 'an exchanged bill is not reversed before its paper is back',
    given: [register(), exchangePaper()],
    when: askReversal(),
    then: 'refused BILL_EXCHANGED',
    leaves: 'valid exchanged open',
  },
  {
    name: 'another issuer does not reverse the bill',
    given: [register()],
    when: askReversal(clinic),
    then: 'refused NOT_THE_ISSUER',
    leaves: 'valid electronic open',
  },
]

const waitingCases: readonly DecisionCase[] = [
  {
    name: 'an unlock under a marked reversal gives the bill to the issuer, never back to the pool',
    given: [...held, askReversal()],
    when: unlock(company),
    then: 'done UNLOCKED_FOR_REVERSAL',
    leaves: 'reversal_locked electronic open',
  },
  {
    name: 'an unlock on a part reimbursed asks for the recovery of that part',
    given: [...held, report(company, 1n), lock(insurer), askReversal()],
    when: unlock(insurer),
    then: 'done UNLOCKED',
    leaves: 'valid electronic partly_reimbursed, awaiting recovery',
  },
  {
    name: 'a report under a marked reversal asks for its recovery',
    given: [...held, askReversal()],
    when: report(company, 8_000n),
    then: 'done REPORTED_RECOVERY_ASKED',
    leaves: 'valid electronic reimbursed, awaiting recovery',
  },
  {
    name: 'a withdrawal while others have not withdrawn leaves the reversal waiting',
    given: [...twoReports, askReversal()],
    when: withdraw(insurer),
    then: 'done WITHDRAWN',
    leaves: 'valid electronic partly_reimbursed, awaiting recovery',
  },
  {
    name: 'the last withdrawal gives the bill to the issuer',
    given: [...twoReports, askReversal(), withdraw(insurer)],
    when: withdraw(company, 0),
    then: 'done WITHDRAWN_FOR_REVERSAL',
    leaves: 'reversal_locked electronic open',
  },
  {
    name: 'a withdrawal while a unit holds the bill does not give it to the issuer',
    given: [...held, report(company, 1n), lock(insurer), askReversal()],
    when: withdraw(company),
    then: 'done WITHDRAWN',
    leaves: 'valid electronic locked, awaiting unlock',
  },
]

const releaseCases: readonly DecisionCase[] = [
  {
    name: 'a granted reversal is released',
    given: granted,
    when: releaseReversal(),
    then: 'done REVERSAL_RELEASED',
    leaves: 'valid electronic open',
  },
  {
    name: 'a marked reversal is released, and the lock stands',
    given: [...held, askReversal()],
    when: releaseReversal(),
    then: 'done REVERSAL_RELEASED',
    leaves: 'valid electronic locked',
  },
  {
    name: 'a recovery is called off, and the reports stand',
    given: [...twoReports, askReversal()],
    when: releaseReversal(),
    then: 'done REVERSAL_RELEASED',
    leaves: 'valid electronic reimbursed',
  },
  {
    name: 'there is nothing to release where nothing was asked',
    given: [register()],
    when: releaseReversal(),
    then: 'refused REVERSAL_NOT_REQUESTED',
    leaves: 'valid electronic open',
  },
  {
    name: 'a completed reversal is not released',
    given: reversed,
    when: releaseReversal(),
    then: 'refused BILL_REVERSED',
    leaves: 'reversed electronic open',
  },
  {
    name: 'another issuer does not release the reversal',
    given: granted,
    when: releaseReversal(clinic),
    then: 'refused NOT_THE_ISSUER',
    leaves: 'reversal_locked electronic open',
  },
]

const completeCases: readonly DecisionCase[] = [
  {
    name: 'a granted reversal is completed with the red bill',
    given: granted,
    when: completeReversal(),
    then: 'done REVERSED',
    leaves: 'reversed electronic open',
  },
  {
    name: 'the red bill is registered with it',
    given: granted,
    when: completeReversal(),
    then: 'done REVERSED',
    leaves: 'valid electronic open',
    bill: redBillId,
  },
  ...[[register()], [...held, askReversal()], [...twoReports, askReversal()]].map(
    (given, index): DecisionCase => ({
      name: `a reversal that was not granted is not completed (${['not asked', 'held', 'reimbursed'][index]})`,
      given,
      when: completeReversal(),
      then: 'refused REVERSAL_NOT_LOCKED',
      leaves: 'unregistered',
      bill: redBillId,
    }),
  ),
  ...[
    completeReversal({ original: otherBillId }),
    completeReversal({ original: null }),
    completeReversal({ face: -9_999n }),
    completeReversal({ face: 10_000n }),
    completeReversal({ issuer: clinic }),
    completeReversal({}, billId),
    completeReversal({}, 320_601_260_000_000_002n),
  ].map((when, index): DecisionCase => ({
    name: `a red bill that does not take back exactly this bill reverses nothing (${index + 1})`,
    given: granted,
    when,
    then: 'refused RED_BILL_MISMATCH',
    leaves: 'reversal_locked electronic open',
  })),
  {
    name: 'a red bill under a number that is taken reverses nothing',
    given: [...granted, on(redBillId, register({ contentDigest: '04'.repeat(32) }))],
    when: completeReversal(),
    then: 'refused BILL_ALREADY_REGISTERED',
    leaves: 'reversal_locked electronic open',
  },
  {
    name: 'a completed reversal is not completed again',
    given: reversed,
    when: completeReversal(),
    then: 'refused BILL_REVERSED',
    leaves: 'reversed electronic open',
  },
  {
    name: 'another issuer does not complete the reversal',
    given: granted,
    when: completeReversal({ issuer: clinic }, redBillId, clinic),
    then: 'refused NOT_THE_ISSUER',
    leaves: 'reversal_locked electronic open',
  },
  {
    name: 'a bill of zero is reversed by a red bill of zero',
    given: [register({ face: 0n, reimbursable: 0n }), askReversal()],
    when: completeReversal({ face: -0n, issuer: facts.issuer }),
    then: 'done REVERSED',
    leaves: 'reversed electronic open',
  },
]

export const reversalCases = [...askingCases, ...waitingCases, ...releaseCases, ...completeCases]
