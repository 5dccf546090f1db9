import type { Party } from '@piaoqiao/domain'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import type { ItemRequest } from '../ports.ts'

/** Portals by which payers follow their bills. */
export const portal: Party = { id: '115000000000000001', name: '示例票桥（重庆）', province: '50' }
export const otherPortal: Party = {
  id: '113200000000000001',
  name: '示例票桥（江苏）',
  province: '32',
}

/** Identity numbers of invented payers. */
export const payerCode = '500000199001010016'
export const strangersCode = '500000199001010024'

/** Stands for the keyed hash of a province. */
export function payerKeyOf(code: string): string {
  return sm3Hex(`the secret of a test ${code}`)
}

/** A message of a portal as it comes to those who answer for own bills. */
export function asked(
  service: string,
  contents: readonly object[],
  changes: Partial<ItemRequest> = {},
): ItemRequest {
  return {
    service,
    party: portal,
    requestId: 'R-1',
    atomic: false,
    asked: null,
    items: contents.map((content, index) => ({ item: index + 1, content })),
    ...changes,
  }
}
