import type { BillId } from '@piaoqiao/domain'
import type { PositionCursor } from '../state-ports.ts'
import { billTimeline } from './bill-timeline.ts'
import type { NumberStock } from './ensure-numbers.ts'
import type { PositionsAsked } from './list-positions.ts'
import { positionPage, positionPages } from './list-positions.ts'
import { numberReport } from './number-report.ts'
import { numberStocks, numbersLeft } from './number-stocks.ts'
import { spoilNumber } from './spoil-number.ts'
import type { Station } from './station.ts'

/** Most bills whose position one run derives. */
export const positionsPerRunMax = 1_000

/** What a station does with its books, bound to one station. */
export function bookUses(station: Station, stock: NumberStock) {
  return {
    numbersLeft: () => numbersLeft(station, stock),
    numberStocks: () => numberStocks(station, stock),
    numberReport: (days: { readonly from: string; readonly to: string }) =>
      numberReport(station, days),
    spoilNumber: (request: { readonly billId: BillId; readonly reason: string }) =>
      spoilNumber(station, request),
    billTimeline: (billId: BillId) => billTimeline(station, billId),
    positionPage: (
      asked: PositionsAsked,
      page: { readonly after: PositionCursor | null; readonly limit: number },
    ) => positionPage(station, asked, page),
    positionPages: (asked: PositionsAsked) => positionPages(station, asked),
    /** Bills whose events came before a version that derives positions; gives how many are done now. */
    derivePositions: () =>
      station.store.change(({ positions }) => positions.deriveMissing(positionsPerRunMax)),
  }
}
