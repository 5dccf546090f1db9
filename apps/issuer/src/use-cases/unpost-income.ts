import type { BillId } from '@piaoqiao/domain'
import { changeAtProvince, plainChange } from './change-at-province.ts'
import type { OperationResult } from './settle-operation.ts'
import type { Station } from './station.ts'

/**
 * 收入入账撤销: withdraws the posting of the income of a bill.
 * @param reason in words; no personal data
 * @throws StationError
 */
export function unpostIncome(
  station: Station,
  { billId, reason }: { readonly billId: BillId; readonly reason: string },
): Promise<OperationResult> {
  return changeAtProvince(station, plainChange('income.unpost', billId, { reason }))
}
