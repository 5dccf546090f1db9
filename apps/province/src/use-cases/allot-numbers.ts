import type { PartyId, ProvinceCode } from '@piaoqiao/domain'
import { billCodeOf, billNumberOf, refusal } from '@piaoqiao/domain'
import type { AllotAnswer, AllotRequest } from '@piaoqiao/protocol'
import { homeProvinceOfItem, wireRefusal } from '@piaoqiao/protocol'
import type { NumberStore } from '../ports.ts'

/**
 * `number.allot` (领用号段): a block of numbers under a code of this province. Repeated with the same request id, it has the
 * same block.
 */
export function createAllotNumbers(options: {
  readonly ownProvince: ProvinceCode
  readonly numbers: Pick<NumberStore, 'allot'>
}): (issuerId: PartyId, requestId: string, request: AllotRequest) => Promise<AllotAnswer> {
  const { ownProvince, numbers } = options
  return async (issuerId, requestId, request) => {
    const { billCode, count } = request
    if (homeProvinceOfItem(request) !== ownProvince) {
      return wireRefusal(refusal('ITEM_MALFORMED', { path: '/billCode' }))
    }
    const block = await numbers.allot({ issuerId, requestId, billCode, count })
    if (block === null) return wireRefusal(refusal('NUMBERS_EXHAUSTED'))
    const { from, to } = block
    if (billCodeOf(from) !== billCode || to - from + 1n !== BigInt(count)) {
      return wireRefusal(refusal('OPERATION_ID_REUSED'))
    }
    return { outcome: 'done', billCode, from: billNumberOf(from), to: billNumberOf(to) }
  }
}
