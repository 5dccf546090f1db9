import type { CalendarDate, Fen } from '@piaoqiao/domain'
import { CodedError } from '@piaoqiao/service-kit'
import type {
  DifferenceCursor,
  DifferenceKind,
  IncomeDifference,
  IncomeTotals,
} from '../income-ports.ts'
import type { Period } from '../number-ports.ts'
import { pagesOf } from './paging.ts'
import { periodOf } from './period.ts'
import type { Station } from './station.ts'

/** Most days of one report. */
export const incomeReportDaysMax = 31
/** Most differences that stand in the report itself; a table of them has all. */
export const differencesListedMax = 1_000
const differencePageItems = 1_000

export interface IncomeReport extends IncomeTotals {
  readonly period: Period
  /** Bills less red bills. */
  readonly netFen: Fen
  /** What is issued net less what is posted for it. */
  readonly differenceFen: Fen
  readonly listed: readonly IncomeDifference[]
  /** Whether there are more differences than are listed. */
  readonly isCut: boolean
}

interface Days {
  readonly from: CalendarDate
  readonly to: CalendarDate
}

/** Totals and their differences do not agree. Nothing is reported, because it would be wrong. */
export class IncomeUnbalanced extends CodedError {
  readonly code = 'INCOME_UNBALANCED'

  constructor() {
    super('issued and posted income differ by something else than the differences')
  }
}

/**
 * 收入对账: what was issued on some days against what is posted for it, and everything that does not fit.
 * @throws BookError `PERIOD_UNFIT`
 * @throws IncomeUnbalanced
 */
export async function incomeReport({ store }: Station, { from, to }: Days): Promise<IncomeReport> {
  const period = periodOf(from, to, incomeReportDaysMax)
  const { income } = store.tables
  const totals = await income.totals(period)
  const listed = await income.differences(period, null, differencesListedMax + 1)
  const netFen = totals.issued.fen + totals.red.fen
  const differenceFen = netFen - totals.posted.fen
  assertExplained(totals, differenceFen)
  return {
    ...totals,
    period,
    netFen,
    differenceFen,
    listed: listed.slice(0, differencesListedMax),
    isCut: listed.length > differencesListedMax,
  }
}

/** Kinds that are about bills; the others are lines that were never posted. */
const kindsOfBills: readonly DifferenceKind[] = [
  'unposted',
  'amount_differs',
  'posted_for_reversed',
  'reversed_without_posting',
]

/** @throws IncomeUnbalanced */
export function assertExplained({ differences }: IncomeTotals, differenceFen: Fen): void {
  const explained = kindsOfBills.reduce((sum, kind) => sum + differences[kind].fen, 0n)
  if (explained !== differenceFen) throw new IncomeUnbalanced()
}

/**
 * Every difference, a page at a time.
 * @throws BookError `PERIOD_UNFIT`, before the first page
 */
export function incomeDifferencePages(
  { store }: Station,
  { from, to }: Days,
): AsyncGenerator<readonly IncomeDifference[]> {
  const period = periodOf(from, to, incomeReportDaysMax)
  return pagesOf(
    {
      list: (after: DifferenceCursor | null, limit) =>
        store.tables.income.differences(period, after, limit),
      cursorOf: ({ cursor }) => cursor,
    },
    differencePageItems,
  )
}
