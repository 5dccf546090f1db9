import type { BillId } from '@piaoqiao/domain'
import type { PositionCursor } from '../state-ports.ts'
import type { IncomeCursor, IncomeLine } from '../income-ports.ts'
import { billTimeline } from './bill-timeline.ts'
import type { NumberStock } from './ensure-numbers.ts'
import { incomeDifferencePages, incomeReport } from './income-report.ts'
import type { IncomeAsked } from './list-income.ts'
import { incomePage, incomePages } from './list-income.ts'
import type { PositionsAsked } from './list-positions.ts'
import { positionPage, positionPages } from './list-positions.ts'
import { numberReport } from './number-report.ts'
import { numberStocks, numbersLeft } from './number-stocks.ts'
import { spoilNumber } from './spoil-number.ts'
import { sendIncome } from './send-income.ts'
import type { Station } from './station.ts'
import { takeIncome } from './take-income.ts'
import type { AskedWithdrawal } from './withdraw-income.ts'
import { withdrawIncome } from './withdraw-income.ts'

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
    takeIncome: (lines: readonly IncomeLine[], source: 'system' | 'file') =>
      takeIncome(station, lines, source),
    withdrawIncome: (asked: readonly AskedWithdrawal[]) => withdrawIncome(station, asked),
    sendIncome: (signal?: AbortSignal) => sendIncome(station, signal),
    incomePage: (
      asked: IncomeAsked,
      page: { readonly after: IncomeCursor | null; readonly limit: number },
    ) => incomePage(station, asked, page),
    incomePages: (asked: IncomeAsked) => incomePages(station, asked),
    incomeReport: (days: { readonly from: string; readonly to: string }) =>
      incomeReport(station, days),
    incomeDifferencePages: (days: { readonly from: string; readonly to: string }) =>
      incomeDifferencePages(station, days),
    /** Bills whose events came before a version that derives positions; gives how many are done now. */
    derivePositions: () =>
      station.store.change(({ positions }) => positions.deriveMissing(positionsPerRunMax)),
  }
}
