import type { DecisionCase } from '../../testing/decision-case.ts'
import { on } from '../../testing/small-registry.ts'
import { clinic, company, redBillId } from '../../testing/sample.ts'
import {
  askReversal,
  completeReversal,
  exchangePaper,
  lock,
  register,
  report,
  returnPaper,
  withdraw,
} from '../../testing/steps.ts'

const held = [register(), lock(company)]
const exchanged = [register(), exchangePaper()]
const reversed = [register(), askReversal(), completeReversal()]

export const paperCases: readonly DecisionCase[] = [
  {
    name: 'the issuer exchanges a free bill for paper',
    given: [register()],
    when: exchangePaper(),
    then: 'done EXCHANGED',
    leaves: 'valid exchanged open',
  },
  {
    name: 'a bill is exchanged once',
    given: exchanged,
    when: exchangePaper(),
    then: 'refused BILL_EXCHANGED',
    leaves: 'valid exchanged open',
  },
  {
    name: 'a held bill is not exchanged',
    given: held,
    when: exchangePaper(),
    then: 'refused BILL_LOCKED',
    leaves: 'valid electronic locked',
  },
  {
    name: 'a bill of which a part was reimbursed is not exchanged: the paper would show the whole',
    given: [...held, report(company, 1n)],
    when: exchangePaper(),
    then: 'refused BILL_ALREADY_USED',
    leaves: 'valid electronic partly_reimbursed',
  },
  {
    name: 'a bill whose reports were all withdrawn is exchanged',
    given: [...held, report(company, 1n), withdraw(company)],
    when: exchangePaper(),
    then: 'done EXCHANGED',
    leaves: 'valid exchanged open',
  },
  {
    name: 'a bill that is being reversed is not exchanged',
    given: [register(), askReversal()],
    when: exchangePaper(),
    then: 'refused BILL_REVERSAL_LOCKED',
    leaves: 'reversal_locked electronic open',
  },
  {
    name: 'a bill whose reversal waits is not exchanged',
    given: [...held, askReversal()],
    when: exchangePaper(),
    then: 'refused BILL_REVERSAL_PENDING',
    leaves: 'valid electronic locked, awaiting unlock',
  },
  {
    name: 'a reversed bill is not exchanged',
    given: reversed,
    when: exchangePaper(),
    then: 'refused BILL_REVERSED',
    leaves: 'reversed electronic open',
  },
  {
    name: 'a red bill is not exchanged',
    given: reversed,
    when: on(redBillId, exchangePaper()),
    then: 'refused BILL_IS_RED',
    leaves: 'valid electronic open',
    bill: redBillId,
  },
  {
    name: 'another issuer does not exchange the bill',
    given: [register()],
    when: exchangePaper(clinic),
    then: 'refused NOT_THE_ISSUER',
    leaves: 'valid electronic open',
  },
  {
    name: 'the paper comes back, and the electronic bill can be used again',
    given: exchanged,
    when: returnPaper(),
    then: 'done PAPER_RETURNED',
    leaves: 'valid electronic open',
  },
  {
    name: 'after the paper came back a unit locks',
    given: [...exchanged, returnPaper()],
    when: lock(company),
    then: 'done LOCKED',
    leaves: 'valid electronic locked',
  },
  ...[{ paperCode: '50060198' }, { paperNumber: '0000009002' }].map((wrong): DecisionCase => ({
    name: `a paper with another ${Object.keys(wrong).join()} is not taken back`,
    given: exchanged,
    when: returnPaper(wrong),
    then: 'refused PAPER_MISMATCH',
    leaves: 'valid exchanged open',
  })),
  {
    name: 'what was not exchanged does not come back',
    given: [register()],
    when: returnPaper(),
    then: 'refused BILL_NOT_EXCHANGED',
    leaves: 'valid electronic open',
  },
  {
    name: 'another issuer does not take the paper back',
    given: exchanged,
    when: returnPaper({}, clinic),
    then: 'refused NOT_THE_ISSUER',
    leaves: 'valid exchanged open',
  },
]
