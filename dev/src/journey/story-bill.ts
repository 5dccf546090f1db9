import { dateAt } from '@piaoqiao/domain'
import { payer } from '../world/parties.ts'
import type { WorldClock } from '../world/world-clock.ts'
import type { BillFace, BillKey, IssuedAnswer } from '../world/hospital-system.ts'

export function issuedFace(issued: IssuedAnswer): BillFace {
  const { billCode, billNumber, checkCode, amount, issuedAt } = issued
  return { billCode, billNumber, checkCode, amount, issuedOn: dateAt(Date.parse(issuedAt)) }
}

export function keyOf({ billCode, billNumber }: BillKey): BillKey {
  return { billCode, billNumber }
}

/** What a hospital's system says of an outpatient's bill: 993.54 yuan, of which insurance and others bore 196.04. */
export function outpatientDraft(businessNumber: string): object {
  return {
    businessNumber,
    kind: 'outpatient',
    payer: { type: '1', ...payer },
    total: '993.54',
    items: [
      { code: '0601001', name: '西药费', amount: '513.54' },
      { code: '0601002', name: '检查费', amount: '320.00' },
      { code: '0601003', name: '治疗费', amount: '160.00' },
    ],
    extension: {
      medicalType: '普通门诊',
      fundPay: '146.04',
      otherPay: '50.00',
      accountPay: '97.50',
      ownPay: '700.00',
    },
    handlingPerson: '收费员一',
    checker: '复核员一',
  }
}

/** The day in Beijing by the clock of the world. */
export function today({ world }: { readonly world: { readonly clock: WorldClock } }): string {
  return dateAt(world.clock.now())
}
