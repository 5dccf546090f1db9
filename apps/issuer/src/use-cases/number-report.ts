import type { CalendarDate } from '@piaoqiao/domain'
import { CodedError } from '@piaoqiao/service-kit'
import { billCodesOf } from '../bills/bill-kinds.ts'
import type { NumberCounts, NumberRecords, Period } from '../number-ports.ts'
import { periodOf } from './period.ts'
import type { Station } from './station.ts'

/** Most days of one report. */
export const numberReportDaysMax = 92
/** Most spoilt numbers, and most runs of missing ones, that one report lists. */
export const numberEntriesMax = 10_000

export interface NumberReport extends NumberRecords {
  readonly period: Period
  /** Whether there are more entries than are listed; the counts are whole all the same. */
  readonly isCut: boolean
}

/** The numbers of a code do not add up: a record is where none may be. Nothing is reported, because it would be wrong. */
export class NumbersUnbalanced extends CodedError {
  readonly code = 'NUMBERS_UNBALANCED'

  constructor() {
    super('opening and allotted numbers are not what was used and what is left')
  }
}

/**
 * 票号日报: where the numbers of every code went.
 * @throws BookError `PERIOD_UNFIT`
 * @throws NumbersUnbalanced
 */
export async function numberReport(
  { store, identity }: Station,
  { from, to }: { readonly from: CalendarDate; readonly to: CalendarDate },
): Promise<NumberReport> {
  const period = periodOf(from, to, numberReportDaysMax)
  // One more than is listed tells whether there are more.
  const records = await store.tables.numberBook.records(period, numberEntriesMax + 1)
  const { spoilt, missing } = records
  const own = billCodesOf(identity.series).filter((code) => !hasCode(records, code))
  const counts = [...records.counts, ...own.map(emptyCounts)].toSorted(inCodeOrder)
  for (const count of counts) assertBalanced(count)
  return {
    period,
    counts,
    spoilt: spoilt.slice(0, numberEntriesMax),
    missing: missing.slice(0, numberEntriesMax),
    isCut: spoilt.length > numberEntriesMax || missing.length > numberEntriesMax,
  }
}

/**
 * What was there and what came is what went and what is left.
 * @throws NumbersUnbalanced
 */
export function assertBalanced(counts: NumberCounts): void {
  const { opening, allotted, issued, red, spoilt, missing, closing } = counts
  if (opening + allotted !== issued + red + spoilt + missing + closing) {
    throw new NumbersUnbalanced()
  }
}

function hasCode({ counts }: NumberRecords, code: string): boolean {
  return counts.some(({ billCode }) => billCode === code)
}

function inCodeOrder(a: NumberCounts, b: NumberCounts): number {
  return a.billCode < b.billCode ? -1 : 1
}

function emptyCounts(billCode: string): NumberCounts {
  return {
    billCode,
    opening: 0,
    allotted: 0,
    issued: 0,
    issuedWaiting: 0,
    issuedRefused: 0,
    red: 0,
    redWaiting: 0,
    redRefused: 0,
    spoilt: 0,
    missing: 0,
    closing: 0,
  }
}
