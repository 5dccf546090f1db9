import { billIdFrom, creditCodeCheckCharacter } from '@piaoqiao/domain'
import type { BillId, Party } from '@piaoqiao/domain'

/** The two provinces of the network that is killed. */
export const homes = ['50', '32'] as const
export type Home = (typeof homes)[number]

/** A party with the one application that it has at its province. All of them are invented. */
export interface CrashParty extends Party {
  readonly province: Home
  readonly appId: string
  readonly kind: 'unit' | 'issuer'
}

export const provinceNames: Readonly<Record<Home, string>> = { '50': '重庆市', '32': '江苏省' }

const creditCode = (first17: string): string => first17 + (creditCodeCheckCharacter(first17) ?? '')

export const issuers: Readonly<Record<Home, CrashParty>> = {
  '50': {
    id: creditCode('12500104MB0000001'),
    name: '大渡口区示例医院',
    province: '50',
    appId: 'issuer-50',
    kind: 'issuer',
  },
  '32': {
    id: creditCode('12320100MB0000002'),
    name: '江苏示例医院',
    province: '32',
    appId: 'issuer-32',
    kind: 'issuer',
  },
}

const unitNames: Readonly<Record<Home, readonly string[]>> = {
  '50': ['重庆示例电子有限公司', '重庆示例物流有限公司', '重庆示例财产保险有限公司'],
  '32': ['江苏示例机械有限公司', '江苏示例纺织有限公司', '江苏示例健康保险有限公司'],
}

/** Units of both provinces that want the same bills. */
export const units: readonly CrashParty[] = homes.flatMap((province) =>
  unitNames[province].map((name, index) => ({
    id: creditCode(`91${province}0104MA6PQ000${index + 1}`),
    name,
    province,
    appId: `unit-${province}-${index + 1}`,
    kind: 'unit' as const,
  })),
)

export const parties: readonly CrashParty[] = [...Object.values(issuers), ...units]

const billsPerRoundMax = 1_000

/** Each round has bills of its own, so that no bill meets the bounds of its life in a long run. */
export function billsOf(home: Home, round: number, count: number): readonly BillId[] {
  const billCode = `${home}060126`
  return Array.from({ length: count }, (_, index) =>
    billIdFrom(billCode, String(round * billsPerRoundMax + index + 1).padStart(10, '0')),
  )
}
