import type { BillId } from '@piaoqiao/domain'
import { changeAtProvince, plainChange } from './change-at-province.ts'
import type { OperationResult } from './settle-operation.ts'
import type { Station } from './station.ts'

/**
 * 冲红锁定解除: gives a reversal up, whether it was granted or still waits.
 * @param reason in words; no personal data
 * @throws StationError
 */
export function releaseReversal(
  station: Station,
  { billId, reason }: { readonly billId: BillId; readonly reason: string },
): Promise<OperationResult> {
  return changeAtProvince(station, plainChange('reversal.release', billId, { reason }))
}
