import { employer, insurer } from '../../world/parties.ts'
import { askStation, send } from '../sending.ts'
import type { Stage } from '../stage.ts'
import { keyOf, today } from '../story-bill.ts'
import type { BillFace } from '../../world/hospital-system.ts'
import type { StoryReports } from './reimbursing.ts'

/** The books of all three take the bill in. */
export async function tellPosting(
  stage: Stage,
  bill: BillFace,
  reports: StoryReports,
): Promise<void> {
  stage.story.chapter('入账', '付款单位的账和医院的账，各自登记入账日期和凭证号。')
  const postedOn = today(stage)
  const posted = (reportId: string, voucher: string) => ({
    ...keyOf(bill),
    reportId,
    postedOn,
    voucherNumber: `${stage.runName}-记-${voucher}`,
  })
  await send(stage, employer, 'reimbursement.post', posted(reports.employer, '1'), {
    say: `${employer.name}登记入账。`,
    expect: 'POSTED',
  })
  await send(stage, insurer, 'reimbursement.post', posted(reports.insurer, '2'), {
    say: `${insurer.name}登记入账。两笔报销都已入账。`,
    expect: 'POSTED',
  })
  const income = { amount: bill.amount, postedOn, voucherNumber: `${stage.runName}-收-1` }
  await askStation(stage, 'income.post', () => stage.hospitalSystem.postIncome(bill, income), {
    say: '医院登记这笔收入已入账；这不影响报销状态。',
    expect: 'INCOME_POSTED',
  })
}
