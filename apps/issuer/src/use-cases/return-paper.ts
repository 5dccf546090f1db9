import { changeAtProvince, plainChange } from './change-at-province.ts'
import type { PaperChange } from './exchange-paper.ts'
import type { OperationResult } from './settle-operation.ts'
import type { Station } from './station.ts'

/**
 * 纸质票据退回: the paper came back and was voided; the electronic bill can be used again.
 * @throws StationError
 */
export function returnPaper(
  station: Station,
  { billId, paperCode, paperNumber }: PaperChange,
): Promise<OperationResult> {
  const change = plainChange('paper.return', billId, { paperCode, paperNumber })
  return changeAtProvince(station, change)
}
