import type { Answer, OutcomeCode } from '../answer.ts'
import { balanceFen } from '../bill.ts'
import type { Bill, Report } from '../bill.ts'
import type { ChangeOf } from '../commands.ts'
import { firstRefusal, refusal } from '../refusals.ts'
import type { Ground } from '../refusals.ts'
import { yuanFromFen } from '../money.ts'
import { answered, numbered } from './answering.ts'
import { aboveAuthorised } from './authorisation.ts'
import type { Deciding } from './deciding.ts'
import { followReversal } from './expiry.ts'
import { holderGrounds, isFuture, isStakeholder, lockOf } from './grounds.ts'

/** `reimbursement.report`: the holder says what it reimbursed; its lock ends with it. */
export function decideReport(deciding: Deciding, change: ChangeOf<'reimbursement.report'>): Answer {
  const { bill } = deciding
  const { amount, reimbursedOn, voucherNumber, postedOn } = change
  const refused = firstRefusal([
    ...amountGrounds(bill, amount),
    isFuture(deciding, reimbursedOn) && refusal('DATE_IN_FUTURE'),
    isFuture(deciding, postedOn) && refusal('DATE_IN_FUTURE'),
    ...holderGrounds(deciding),
  ])
  if (refused) return { outcome: 'refused', refusal: refused }
  const reportId = numbered(bill, 'R')
  const { lockId } = lockOf(bill)
  deciding.happen({
    kind: 'reimbursement.reported',
    reportId,
    lockId,
    amount,
    reimbursedOn,
    voucherNumber,
    postedOn,
  })
  const asked = bill.pendingReversal !== null
  followReversal(deciding)
  const balance = balanceFen(deciding.bill)
  return answered(deciding, asked ? 'REPORTED_RECOVERY_ASKED' : 'REPORTED', { reportId, balance })
}

/** `reimbursement.withdraw`: a wrong report is taken back by a new entry; the history keeps both. */
export function decideWithdraw(
  deciding: Deciding,
  change: ChangeOf<'reimbursement.withdraw'>,
): Answer {
  const { reportId, reason } = change
  const refused = firstRefusal(
    ownReportGrounds(deciding, reportId, (report) => [
      report.postedOn !== null && refusal('REPORT_POSTED'),
    ]),
  )
  if (refused) return { outcome: 'refused', refusal: refused }
  deciding.happen({ kind: 'reimbursement.withdrawn', reportId, reason })
  const code: OutcomeCode = followReversal(deciding) ? 'WITHDRAWN_FOR_REVERSAL' : 'WITHDRAWN'
  return answered(deciding, code, { reportId, balance: balanceFen(deciding.bill) })
}

/** `reimbursement.post`: the unit's books took the report in (入账). */
export function decidePost(deciding: Deciding, change: ChangeOf<'reimbursement.post'>): Answer {
  const { reportId, postedOn, voucherNumber } = change
  const refused = firstRefusal([
    isFuture(deciding, postedOn) && refusal('DATE_IN_FUTURE'),
    ...ownReportGrounds(deciding, reportId, (report) => [
      report.postedOn !== null && refusal('REPORT_POSTED'),
    ]),
  ])
  if (refused) return { outcome: 'refused', refusal: refused }
  deciding.happen({ kind: 'reimbursement.posted', reportId, postedOn, voucherNumber })
  return answered(deciding, 'POSTED', { reportId })
}

/** `reimbursement.unpost`: the posting is withdrawn (入账撤销); the report itself stands. */
export function decideUnpost(deciding: Deciding, change: ChangeOf<'reimbursement.unpost'>): Answer {
  const { reportId, reason } = change
  const refused = firstRefusal(
    ownReportGrounds(deciding, reportId, (report) => [
      report.postedOn === null && refusal('REPORT_NOT_POSTED'),
    ]),
  )
  if (refused) return { outcome: 'refused', refusal: refused }
  deciding.happen({ kind: 'reimbursement.unposted', reportId, reason })
  return answered(deciding, 'UNPOSTED', { reportId })
}

function amountGrounds(bill: Bill, amount: bigint): Ground[] {
  const balance = balanceFen(bill)
  return [
    amount <= 0n && refusal('AMOUNT_NOT_POSITIVE'),
    amount > balance && refusal('AMOUNT_ABOVE_BALANCE', { balance: yuanFromFen(balance) }),
    bill.lock !== null && aboveAuthorised(bill, bill.lock.basis, amount),
  ]
}

function ownReportGrounds(
  { bill, command }: Deciding,
  reportId: string,
  more: (report: Report) => Ground[],
): Ground[] {
  const report = bill.reports.find((candidate) => candidate.reportId === reportId)
  // Report ids can be guessed: a unit without a stake in the bill may not learn that it was reimbursed.
  if (report === undefined || !isStakeholder(bill, command.actor.id)) {
    return [refusal('REPORT_NOT_FOUND')]
  }
  return [
    report.reporter.id !== command.actor.id && refusal('NOT_THE_REPORTER'),
    report.withdrawn && refusal('REPORT_WITHDRAWN'),
    ...more(report),
  ]
}
