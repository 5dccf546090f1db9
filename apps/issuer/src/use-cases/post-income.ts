import type { BillId, CalendarDate, Fen } from '@piaoqiao/domain'
import { yuanFromFen } from '@piaoqiao/domain'
import { changeAtProvince, plainChange } from './change-at-province.ts'
import type { OperationResult } from './settle-operation.ts'
import type { Station } from './station.ts'

export interface IncomePosted {
  readonly billId: BillId
  /** Below zero for a red bill, whose income is taken back. */
  readonly amountFen: Fen
  readonly postedOn: CalendarDate
  readonly voucherNumber: string
}

/**
 * 收入入账反馈: the unit's accounting posted the income of a bill.
 * @throws StationError
 */
export function postIncome(station: Station, posted: IncomePosted): Promise<OperationResult> {
  const { billId, amountFen, postedOn, voucherNumber } = posted
  const amount = yuanFromFen(amountFen)
  const change = plainChange('income.post', billId, { amount, postedOn, voucherNumber })
  return changeAtProvince(station, change)
}
