import type { BillId } from '@piaoqiao/domain'
import { changeAtProvince, plainChange } from './change-at-province.ts'
import type { OperationResult } from './settle-operation.ts'
import type { Station } from './station.ts'

export interface PaperChange {
  readonly billId: BillId
  readonly paperCode: string
  readonly paperNumber: string
}

/**
 * 换开纸质票据: a paper bill stands in for the electronic one, which nobody can lock from now on.
 * @throws StationError
 */
export function exchangePaper(
  station: Station,
  { billId, paperCode, paperNumber }: PaperChange,
): Promise<OperationResult> {
  const change = plainChange('paper.exchange', billId, { paperCode, paperNumber })
  return changeAtProvince(station, change)
}
