import type { ChangeAnswerItem } from '@piaoqiao/protocol'
import { employer, insurer, medicalInsurance } from '../../world/parties.ts'
import type { WorldUnit } from '../../world/parties.ts'
import { send } from '../sending.ts'
import type { Stage } from '../stage.ts'
import { keyOf, today } from '../story-bill.ts'
import type { BillFace } from '../../world/hospital-system.ts'
import { presentedLock } from './locking.ts'

/** The reports of the units that reimbursed, by their ids. */
export interface StoryReports {
  readonly employer: string
  readonly insurer: string
}

/** Two units reimburse one bill one after the other, never more than it has. */
export async function tellReimbursing(stage: Stage, bill: BillFace): Promise<StoryReports> {
  stage.story.chapter(
    '报销',
    '单位付款后反馈报销金额和凭证号，锁定随之结束。没报完的余额可以由下一家接着报，总额不会超过可报销金额。',
  )
  await report(stage, bill, employer, '800.00', {
    say: '单位报800元，超过可报销余额。',
    expect: 'AMOUNT_ABOVE_BALANCE',
  })
  await report(stage, bill, employer, '650.00', {
    say: '改报650元，没超过余额，但超过样例甲授权的600元。',
    expect: 'AMOUNT_ABOVE_AUTHORISED',
  })
  const employers = await report(stage, bill, employer, '500.00', {
    say: '按制度实报500元。',
    expect: 'REPORTED',
  })
  await send(stage, insurer, 'bill.lock', presentedLock(stage, bill, insurer), {
    say: '剩下的由保险公司理赔，保险公司凭票面信息锁定。',
    expect: 'LOCKED',
  })
  const insurers = await report(stage, bill, insurer, '297.50', {
    say: '保险公司赔付余下的297.50元。',
    expect: 'REPORTED',
  })
  await send(stage, medicalInsurance, 'bill.lock', presentedLock(stage, bill, medicalInsurance), {
    say: '有人再拿同一张票据去重庆的医保中心报销。',
    expect: 'BILL_REIMBURSED',
  })
  return { employer: reportIdOf(employers), insurer: reportIdOf(insurers) }
}

function report(
  stage: Stage,
  bill: BillFace,
  unit: WorldUnit,
  amount: string,
  told: { readonly say: string; readonly expect: string },
): Promise<ChangeAnswerItem> {
  const reimbursedOn = today(stage)
  const voucherNumber = `${stage.runName}-付-${unit.appId}`
  const item = { ...keyOf(bill), amount, reimbursedOn, voucherNumber }
  return send(stage, unit, 'reimbursement.report', item, told)
}

function reportIdOf(answer: ChangeAnswerItem): string {
  return answer.outcome === 'done' ? (answer.reportId ?? '') : ''
}
