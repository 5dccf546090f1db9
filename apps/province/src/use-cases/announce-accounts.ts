import type { ProvinceCode } from '@piaoqiao/domain'
import { accountOutcomes, refusal } from '@piaoqiao/domain'
import type { AnnouncedItem, AnnounceItem, PayerKeyOf } from '@piaoqiao/protocol'
import { wireRefusal } from '@piaoqiao/protocol'
import type { PayerStore } from '../account-ports.ts'
import type { AnswerOwnItems } from '../ports.ts'

/**
 * `account.announce` (账户开通通知): the portal follows the bills of these payers, or no longer does. The codes are hashed
 * under this province's secret at once and kept by nobody (docs/adr/0016).
 */
export function createAnnounceAccounts(options: {
  readonly ownProvince: ProvinceCode
  readonly payers: Pick<PayerStore, 'announce'>
  readonly payerKeyOf: PayerKeyOf
}): AnswerOwnItems {
  const { ownProvince, payers, payerKeyOf } = options
  return async ({ party, items }) => {
    const announcements = items.map(({ content }) => {
      const { payerCode, active } = content as AnnounceItem
      return { payerKey: payerKeyOf(payerCode), active }
    })
    const full = await payers.announce(party, announcements)
    return announcements.map(({ payerKey, active }) =>
      active && full.has(payerKey)
        ? wireRefusal(refusal('PAYER_PORTALS_FULL'))
        : announced(ownProvince, payerKey, active),
    )
  }
}

function announced(province: ProvinceCode, payerKey: string, active: boolean): AnnouncedItem {
  const code = active ? 'ANNOUNCED' : 'WITHDRAWN'
  return { outcome: 'done', code, sentence: accountOutcomes[code], province, payerKey }
}
