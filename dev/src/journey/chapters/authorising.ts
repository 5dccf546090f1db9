import { dateAt, dayMs } from '@piaoqiao/domain'
import { employer, insurer, payer, payerPortal, provinceNames } from '../../world/parties.ts'
import { send } from '../sending.ts'
import type { Stage } from '../stage.ts'
import { keyOf } from '../story-bill.ts'
import type { BillFace } from '../../world/hospital-system.ts'

const validDays = 60

/** The payer lets his employer use the bill. */
export async function tellAuthorising(stage: Stage, bill: BillFace): Promise<string> {
  stage.story.chapter(
    '授权',
    '样例甲在缴费平台上授权单位使用这张票据：用途、期限和最高金额都写明，随时可以撤销。',
  )
  const grant = {
    ...keyOf(bill),
    payerCode: payer.code,
    unitId: employer.id,
    unitName: employer.name,
    unitProvince: employer.province,
    purpose: employer.purpose,
    validUntil: dateAt(stage.world.clock.now() + validDays * dayMs),
    amountMax: '600.00',
  }
  await send(
    stage,
    payerPortal,
    'authorisation.grant',
    { ...grant, payerCode: strangerCode },
    {
      say: '别人想拿这张票据授权，证件号码对不上。',
      expect: 'NOT_THE_PAYER',
    },
  )
  const granted = await send(stage, payerPortal, 'authorisation.grant', grant, {
    say: `样例甲授权${employer.name}（${provinceNames[employer.province]}）用于单位报销，最多600元。`,
    expect: 'AUTHORISED',
  })
  const authorisationId = granted.outcome === 'done' ? (granted.authorisationId ?? '') : ''
  await send(
    stage,
    insurer,
    'bill.lock',
    {
      ...keyOf(bill),
      purpose: insurer.purpose,
      businessReference: `${stage.runName}-LP-1`,
      authorisationId,
    },
    {
      say: '保险公司拿到了授权编号，想用别人的授权锁定。',
      expect: 'AUTHORISATION_OF_ANOTHER_UNIT',
    },
  )
  return authorisationId
}

const strangerCode = payer.code.replace(/.{2}$/, '2X')
