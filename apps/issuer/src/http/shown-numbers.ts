import type { BillId } from '@piaoqiao/domain'
import { billCodeOf, billNumberOf, dateAt } from '@piaoqiao/domain'
import type {
  BlockUse,
  MissingNumbers,
  NumberCounts,
  SpoiltKind,
  SpoiltNumber,
} from '../number-ports.ts'
import type { NumberReport } from '../use-cases/number-report.ts'
import type { CodeNumbers } from '../use-cases/number-stocks.ts'
import { paceDays } from '../use-cases/number-stocks.ts'
import type { SpoilResult } from '../use-cases/spoil-number.ts'
import type { Column } from './table-export.ts'

const levelNames = { sufficient: '充足', low: '偏低', exhausted: '已用完' } as const

export function shownCodeNumbers(code: CodeNumbers): object {
  const { billCode, left, takenSince, level, daysLeft, openRequest, blocks } = code
  return {
    billCode,
    left,
    level,
    levelName: levelNames[level],
    usedInDays: { days: paceDays, numbers: takenSince },
    daysLeft,
    asked: openRequest === null ? null : { count: openRequest.count },
    blocks: blocks.map(shownBlock),
  }
}

function shownBlock({ first, last, next, allottedAt }: BlockUse): object {
  return {
    from: billNumberOf(first),
    to: billNumberOf(last),
    next: next > last ? null : billNumberOf(next),
    left: Number(last - next) + 1,
    allottedAt: new Date(allottedAt).toISOString(),
  }
}

export function shownSpoilt({ isRepeated, ...number }: SpoilResult): object {
  return { ...shownSpoiltNumber(number), isRepeated }
}

export function shownNumberReport({
  period,
  counts,
  spoilt,
  missing,
  isCut,
}: NumberReport): object {
  return {
    from: period.from,
    to: period.to,
    codes: counts,
    spoilt: spoilt.map(shownSpoiltNumber),
    missing: missing.map(shownMissing),
    isCut,
  }
}

function shownSpoiltNumber({ billId, was, reason, leftAt, spoiltAt }: SpoiltNumber): object {
  return {
    billCode: billCodeOf(billId),
    billNumber: billNumberOf(billId),
    was,
    reason,
    day: dateAt(leftAt),
    spoiltAt: new Date(spoiltAt).toISOString(),
  }
}

function shownMissing({ first, last, leftAt }: MissingNumbers): object {
  return {
    billCode: billCodeOf(first),
    from: billNumberOf(first),
    to: billNumberOf(last),
    count: Number(last - first) + 1,
    reason: missingReason,
    day: dateAt(leftAt),
  }
}

const missingReason = '号码已越过，既没有票据，也没有作废登记'

export const countColumns: readonly Column<NumberCounts>[] = [
  { title: '票据代码', cell: ({ billCode }) => billCode },
  { title: '期初结存', cell: ({ opening }) => opening },
  { title: '本期领用', cell: ({ allotted }) => allotted },
  { title: '开具', cell: ({ issued }) => issued },
  { title: '其中待登记', cell: ({ issuedWaiting }) => issuedWaiting },
  { title: '其中登记被拒绝', cell: ({ issuedRefused }) => issuedRefused },
  { title: '红字票据', cell: ({ red }) => red },
  { title: '其中红票待登记', cell: ({ redWaiting }) => redWaiting },
  { title: '其中红票被拒绝', cell: ({ redRefused }) => redRefused },
  { title: '作废号', cell: ({ spoilt }) => spoilt },
  { title: '缺号', cell: ({ missing }) => missing },
  { title: '期末结存', cell: ({ closing }) => closing },
]

/** A spoilt number, or a run of missing ones, in one list. */
export interface NumberEntry {
  readonly first: BillId
  readonly last: BillId
  readonly kind: SpoiltKind | 'unexplained'
  readonly reason: string
  readonly leftAt: number
}

const kindNames: Readonly<Record<NumberEntry['kind'], string>> = {
  refused_bill: '作废号（登记被拒绝）',
  refused_red_bill: '作废号（红字票据被拒绝）',
  missing: '作废号（缺号已说明）',
  unexplained: '缺号',
}

export function numberEntries({ spoilt, missing }: NumberReport): readonly NumberEntry[] {
  const entries = [
    ...spoilt.map(({ billId, was, reason, leftAt }): NumberEntry => ({
      first: billId,
      last: billId,
      kind: was,
      reason,
      leftAt,
    })),
    ...missing.map((run): NumberEntry => ({ ...run, kind: 'unexplained', reason: missingReason })),
  ]
  return entries.toSorted((a, b) => (a.first < b.first ? -1 : 1))
}

export const entryColumns: readonly Column<NumberEntry>[] = [
  { title: '票据代码', cell: ({ first }) => billCodeOf(first) },
  { title: '起号', cell: ({ first }) => billNumberOf(first) },
  { title: '止号', cell: ({ last }) => billNumberOf(last) },
  { title: '数量', cell: ({ first, last }) => (last - first + 1n).toString() },
  { title: '类别', cell: ({ kind }) => kindNames[kind] },
  { title: '日期', cell: ({ leftAt }) => dateAt(leftAt) },
  { title: '原因', cell: ({ reason }) => reason },
]
