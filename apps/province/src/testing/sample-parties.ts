import type { BillId, Party } from '@piaoqiao/domain'
import { billIdFrom, creditCodeCheckCharacter } from '@piaoqiao/domain'

/** Noon in Beijing on 2 March 2026. */
export const start = Date.UTC(2026, 2, 2, 4)

export const hospital = party('1250010400000001M', '示例医院', '50')
export const school = party('125001040000000C3', '示例学校', '50')
export const company = party('913201000000000A1', '江苏示例机械有限公司', '32')
export const insurer = party('913201000000000B2', '江苏示例保险有限公司', '32')

/** The bill of that number under a code of province 50. */
export function billNumbered(number: number): BillId {
  return billIdFrom('50060126', number.toString().padStart(10, '0'))
}

function party(first17: string, name: string, province: string): Party {
  return { id: first17 + (creditCodeCheckCharacter(first17) ?? ''), name, province }
}
