import { dayMs } from '../../time.ts'
import type { DecisionCase } from '../../testing/decision-case.ts'
import { at } from '../../testing/small-registry.ts'
import { company, insurer, school, start } from '../../testing/sample.ts'
import { lock, post, register, report, unpost, withdraw } from '../../testing/steps.ts'

const held = [register(), lock(company)]
const partly = [...held, report(company, 3_000n)]
const posted = [...held, report(company, 3_000n, { postedOn: '2026-03-02' })]

const reportCases: readonly DecisionCase[] = [
  {
    name: 'the holder reports the whole balance',
    given: held,
    when: report(company, 8_000n),
    then: 'done REPORTED',
    leaves: 'valid electronic reimbursed',
  },
  {
    name: 'the holder reports one fen',
    given: held,
    when: report(company, 1n),
    then: 'done REPORTED',
    leaves: 'valid electronic partly_reimbursed',
  },
  {
    name: 'the next payer reports what is left',
    given: [...partly, lock(insurer)],
    when: report(insurer, 5_000n),
    then: 'done REPORTED',
    leaves: 'valid electronic reimbursed',
  },
  {
    name: 'one fen above what is left is refused',
    given: [...partly, lock(insurer)],
    when: report(insurer, 5_001n),
    then: 'refused AMOUNT_ABOVE_BALANCE',
    leaves: 'valid electronic locked',
  },
  ...[0n, -1n].map((amount): DecisionCase => ({
    name: `an amount of ${amount} fen is refused`,
    given: held,
    when: report(company, amount),
    then: 'refused AMOUNT_NOT_POSITIVE',
    leaves: 'valid electronic locked',
  })),
  {
    name: 'a report of tomorrow is refused',
    given: held,
    when: report(company, 1n, { reimbursedOn: '2026-03-03' }),
    then: 'refused DATE_IN_FUTURE',
    leaves: 'valid electronic locked',
  },
  {
    name: 'a posting of tomorrow is refused',
    given: held,
    when: report(company, 1n, { postedOn: '2026-03-03' }),
    then: 'refused DATE_IN_FUTURE',
    leaves: 'valid electronic locked',
  },
  {
    name: 'today is the day in Beijing, where it is already tomorrow',
    given: held,
    when: at(start + dayMs / 2, report(company, 1n, { reimbursedOn: '2026-03-03' })),
    then: 'done REPORTED',
    leaves: 'valid electronic partly_reimbursed',
  },
  {
    name: 'nobody but the holder reports',
    given: held,
    when: report(insurer, 1n),
    then: 'refused LOCK_NOT_HELD',
    leaves: 'valid electronic locked',
  },
  {
    name: 'the same report again needs another lock',
    given: partly,
    when: report(company, 3_000n),
    then: 'refused LOCK_NOT_HELD',
    leaves: 'valid electronic partly_reimbursed',
  },
  {
    name: 'a bill whose list of reports is full is not locked, so that nobody pays and cannot report',
    given: [
      register(),
      ...Array.from({ length: 100 }, () => [
        lock(company),
        report(company, 8_000n),
        withdraw(company),
      ]).flat(),
    ],
    when: lock(insurer),
    then: 'refused REPORTS_FULL',
    leaves: 'valid electronic open',
  },
]

const withdrawCases: readonly DecisionCase[] = [
  {
    name: 'the reporter withdraws its report',
    given: partly,
    when: withdraw(company),
    then: 'done WITHDRAWN',
    leaves: 'valid electronic open',
  },
  {
    name: 'a report is withdrawn while another unit holds the bill',
    given: [...partly, lock(insurer)],
    when: withdraw(company),
    then: 'done WITHDRAWN',
    leaves: 'valid electronic locked',
  },
  {
    name: 'one of two reports is withdrawn',
    given: [...partly, lock(insurer), report(insurer, 5_000n)],
    when: withdraw(company, 0),
    then: 'done WITHDRAWN',
    leaves: 'valid electronic partly_reimbursed',
  },
  {
    name: 'a report is withdrawn once',
    given: [...partly, withdraw(company)],
    when: withdraw(company),
    then: 'refused REPORT_WITHDRAWN',
    leaves: 'valid electronic open',
  },
  {
    name: "another unit with a stake does not withdraw somebody else's report",
    given: [...partly, lock(insurer)],
    when: withdraw(insurer),
    then: 'refused NOT_THE_REPORTER',
    leaves: 'valid electronic locked',
  },
  {
    name: 'a unit without a stake does not learn that there is a report',
    given: partly,
    when: withdraw(school),
    then: 'refused REPORT_NOT_FOUND',
    leaves: 'valid electronic partly_reimbursed',
  },
  {
    name: 'a report that does not exist is not withdrawn',
    given: held,
    when: withdraw(company),
    then: 'refused REPORT_NOT_FOUND',
    leaves: 'valid electronic locked',
  },
  {
    name: 'a posted report is not withdrawn',
    given: posted,
    when: withdraw(company),
    then: 'refused REPORT_POSTED',
    leaves: 'valid electronic partly_reimbursed',
  },
  {
    name: 'a report whose posting was withdrawn is withdrawn',
    given: [...posted, unpost(company)],
    when: withdraw(company),
    then: 'done WITHDRAWN',
    leaves: 'valid electronic open',
  },
]

const postCases: readonly DecisionCase[] = [
  {
    name: 'a report is posted later',
    given: partly,
    when: post(company),
    then: 'done POSTED',
    leaves: 'valid electronic partly_reimbursed',
  },
  {
    name: 'a report is posted once',
    given: [...partly, post(company)],
    when: post(company),
    then: 'refused REPORT_POSTED',
    leaves: 'valid electronic partly_reimbursed',
  },
  {
    name: 'a report is not posted tomorrow',
    given: partly,
    when: post(company, '2026-03-03'),
    then: 'refused DATE_IN_FUTURE',
    leaves: 'valid electronic partly_reimbursed',
  },
  {
    name: 'a withdrawn report is not posted',
    given: [...partly, withdraw(company)],
    when: post(company),
    then: 'refused REPORT_WITHDRAWN',
    leaves: 'valid electronic open',
  },
  {
    name: 'a posting is withdrawn, and the report stands',
    given: posted,
    when: unpost(company),
    then: 'done UNPOSTED',
    leaves: 'valid electronic partly_reimbursed',
  },
  {
    name: 'what was not posted is not unposted',
    given: partly,
    when: unpost(company),
    then: 'refused REPORT_NOT_POSTED',
    leaves: 'valid electronic partly_reimbursed',
  },
  {
    name: "another unit with a stake does not post somebody else's report",
    given: [...partly, lock(insurer)],
    when: post(insurer),
    then: 'refused NOT_THE_REPORTER',
    leaves: 'valid electronic locked',
  },
]

export const reportingCases = [...reportCases, ...withdrawCases, ...postCases]
