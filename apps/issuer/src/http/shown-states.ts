import { billCodeOf, billNumberOf, dateAt, purposes, yuanFromFen } from '@piaoqiao/domain'
import type { Registration } from '../ports.ts'
import type { BillPositionLine } from '../state-ports.ts'
import { billPositions } from '../state-ports.ts'
import type { HeldLock, SeenBill, SeenReport } from '../use-cases/bill-position.ts'
import { seenReimbursedFen } from '../use-cases/bill-position.ts'
import type { BillTimeline, TimelineEntry } from '../use-cases/bill-timeline.ts'
import type { Column } from './table-export.ts'

export function shownTimeline(timeline: BillTimeline): object {
  const { billId, position, seen, entries, received } = timeline
  return {
    billCode: billCodeOf(billId),
    billNumber: billNumberOf(billId),
    state: position,
    stateName: position === null ? null : billPositions[position],
    ...(seen !== null && shownSeen(seen)),
    missingEvents: received?.missing ?? 0,
    isChained: received?.chained ?? true,
    entries: entries.map(shownEntry),
  }
}

function shownSeen(seen: SeenBill): object {
  const { standing, form, reimbursement, awaiting, lock, reports } = seen
  return {
    standing,
    form,
    reimbursement,
    awaiting,
    lock: lock === null ? null : shownLock(lock),
    reports: reports.map(shownReport),
    reimbursed: yuanFromFen(seenReimbursedFen(seen)),
  }
}

function shownLock({ lockId, unit, purpose, since, until }: HeldLock): object {
  const purposeName = Object.entries(purposes).find(([code]) => code === purpose)?.[1] ?? null
  return { lockId, unit, purpose, purposeName, since: iso(since), until: isoOrNull(until) }
}

function shownReport({ amountFen, ...report }: SeenReport): object {
  return { ...report, amount: yuanFromFen(amountFen) }
}

function shownEntry({ at, ...entry }: TimelineEntry): object {
  return { ...entry, at: iso(at) }
}

export function shownPosition(line: BillPositionLine): object {
  const { billId, businessNumber, original, totalFen, issuedAt, registration, position } = line
  return {
    billCode: billCodeOf(billId),
    billNumber: billNumberOf(billId),
    businessNumber,
    isRed: original !== null,
    amount: yuanFromFen(totalFen),
    issuedAt: iso(issuedAt),
    registration,
    state: position?.state ?? null,
    stateName: position === null ? null : billPositions[position.state],
    changedAt: isoOrNull(position?.changedAt ?? null),
    lockUnit: position?.lockUnit ?? null,
    lockUntil: isoOrNull(position?.lockUntil ?? null),
    reimbursed: yuanFromFen(position?.reimbursedFen ?? 0n),
  }
}

const registrationNames: Readonly<Record<Registration, string>> = {
  waiting: '等待登记',
  registered: '已登记',
  refused: '登记被拒绝',
}

export const positionColumns: readonly Column<BillPositionLine>[] = [
  { title: '票据代码', cell: ({ billId }) => billCodeOf(billId) },
  { title: '票据号码', cell: ({ billId }) => billNumberOf(billId) },
  { title: '业务流水号', cell: ({ businessNumber }) => businessNumber ?? '' },
  { title: '票据金额', cell: ({ totalFen }) => yuanFromFen(totalFen) },
  { title: '开票日期', cell: ({ issuedAt }) => dateAt(issuedAt) },
  { title: '登记状态', cell: ({ registration }) => registrationNames[registration] },
  {
    title: '状态',
    cell: ({ position }) => (position === null ? '' : billPositions[position.state]),
  },
  {
    title: '状态变更日期',
    cell: ({ position }) => (position === null ? '' : dateAt(position.changedAt)),
  },
  { title: '锁定单位', cell: ({ position }) => position?.lockUnit ?? '' },
  {
    title: '锁定到期日',
    cell: ({ position }) => {
      const until = position?.lockUntil ?? null
      return until === null ? '' : dateAt(until)
    },
  },
  { title: '已报销金额', cell: ({ position }) => yuanFromFen(position?.reimbursedFen ?? 0n) },
]

function iso(at: number): string {
  return new Date(at).toISOString()
}

function isoOrNull(at: number | null): string | null {
  return at === null ? null : iso(at)
}
