import { foundCode } from '../outcome.ts'
import { send } from '../sending.ts'
import type { Stage } from '../stage.ts'
import { employer } from '../../world/parties.ts'
import { keyOf } from '../story-bill.ts'
import type { BillFace } from '../../world/hospital-system.ts'

/** Whoever holds the bill in his hands can ask whether it is genuine, from any province. */
export async function tellVerifying(stage: Stage, bill: BillFace): Promise<void> {
  stage.story.chapter(
    '查验',
    '样例甲回江苏报销。单位只和江苏省平台打交道；票据是重庆的，江苏省平台经全国平台转给重庆市平台，由重庆市平台答复。',
    '报文是密封的，全国平台只管转送，看不到内容。',
  )
  await send(
    stage,
    employer,
    'bill.verify',
    { ...keyOf(bill), checkCode: otherCheckCode(bill) },
    {
      say: '校验码抄错一位。',
      expect: 'CHECK_CODE_MISMATCH',
    },
  )
  await send(
    stage,
    employer,
    'bill.verify',
    { ...bill, amount: '1993.54' },
    {
      say: '有人把金额涂改成1993.54元。',
      expect: 'PRESENTED_FACTS_MISMATCH',
    },
  )
  await send(stage, employer, 'bill.verify', bill, {
    say: '按票面如实填写。',
    expect: foundCode,
  })
}

/** The check code with its last character misread. */
function otherCheckCode({ checkCode }: BillFace): string {
  return checkCode.slice(0, -1) + (checkCode.endsWith('0') ? '8' : '0')
}
