import type { CalendarDate, Fen, Instant } from '@piaoqiao/domain'
import type { WireEvent } from '@piaoqiao/protocol'
import type { BillPosition, PositionSummary } from '../state-ports.ts'
import { billPositions } from '../state-ports.ts'
import { fenOf, instantOf, namesOriginal, textOf, timeOf } from './event-details.ts'

/** A lock that holds. */
export interface HeldLock {
  readonly lockId: string | null
  /** Name of the unit; null where the event does not tell it. */
  readonly unit: string | null
  readonly purpose: string | null
  readonly since: Instant
  readonly until: Instant | null
}

/** What a unit reimbursed. */
export interface SeenReport {
  readonly reportId: string
  readonly unit: string | null
  readonly amountFen: Fen
  readonly reimbursedOn: CalendarDate | null
  readonly voucherNumber: string | null
  /** Null where the unit has not posted it, or has taken the posting back. */
  readonly postedOn: CalendarDate | null
  readonly isWithdrawn: boolean
}

/** Where a bill stands, as its events tell it to the issuer. */
export interface SeenBill {
  readonly isRed: boolean
  readonly standing: string
  readonly form: string
  readonly reimbursement: string
  readonly lock: HeldLock | null
  readonly reports: readonly SeenReport[]
  /** What a reversal that was asked for waits for. */
  readonly awaiting: 'unlock' | 'recovery' | null
  readonly changedAt: Instant
}

/** @param events of one bill, in order; there is at least one */
export function seenBill(events: readonly WireEvent[]): SeenBill {
  return events.reduce(afterSeen, {
    isRed: false,
    standing: 'valid',
    form: 'electronic',
    reimbursement: 'open',
    lock: null,
    reports: [],
    awaiting: null,
    changedAt: 0,
  })
}

function afterSeen(bill: SeenBill, event: WireEvent): SeenBill {
  const { standing, form, reimbursement } = event
  const after = {
    ...bill,
    standing,
    form,
    reimbursement,
    changedAt: Math.max(bill.changedAt, timeOf(event)),
    isRed: bill.isRed || (event.kind === 'bill.registered' && namesOriginal(event)),
    lock: lockAfter(bill.lock, event),
    reports: reportsAfter(bill.reports, event),
    awaiting: awaitingAfter(bill.awaiting, event),
  }
  // The axis says whether the bill is held, even where the event that ended the lock has not come.
  return reimbursement === 'locked' ? after : { ...after, lock: null }
}

function lockAfter(lock: HeldLock | null, event: WireEvent): HeldLock | null {
  const until = instantOf(event, 'expiresAt')
  if (event.kind === 'bill.locked') {
    return {
      lockId: textOf(event, 'lockId'),
      unit: event.actorName,
      purpose: textOf(event, 'purpose'),
      since: timeOf(event),
      until,
    }
  }
  return event.kind === 'bill.lock_extended' && lock !== null ? { ...lock, until } : lock
}

function reportsAfter(reports: readonly SeenReport[], event: WireEvent): readonly SeenReport[] {
  const reportId = textOf(event, 'reportId')
  if (reportId === null) return reports
  const change = (changes: Partial<SeenReport>) =>
    reports.map((report) => (report.reportId === reportId ? { ...report, ...changes } : report))
  switch (event.kind) {
    case 'reimbursement.reported':
      return [...reports, reportOf(event, reportId)]
    case 'reimbursement.withdrawn':
      return change({ isWithdrawn: true })
    case 'reimbursement.posted':
      return change({ postedOn: textOf(event, 'postedOn') })
    case 'reimbursement.unposted':
      return change({ postedOn: null })
    default:
      return reports
  }
}

function reportOf(event: WireEvent, reportId: string): SeenReport {
  return {
    reportId,
    unit: event.actorName,
    amountFen: fenOf(event, 'amount') ?? 0n,
    reimbursedOn: textOf(event, 'reimbursedOn'),
    voucherNumber: textOf(event, 'voucherNumber'),
    postedOn: textOf(event, 'postedOn'),
    isWithdrawn: false,
  }
}

const awaitingByEvent: ReadonlyMap<string, SeenBill['awaiting']> = new Map([
  ['reversal.marked', 'unlock'],
  ['reversal.recovery_asked', 'recovery'],
  ['reversal.locked', null],
  ['reversal.released', null],
  ['reversal.withdrawn', null],
  ['reversal.completed', null],
])

function awaitingAfter(awaiting: SeenBill['awaiting'], { kind }: WireEvent): SeenBill['awaiting'] {
  const next = awaitingByEvent.get(kind)
  return next === undefined ? awaiting : next
}

/** Sum of the reports that count. */
export function seenReimbursedFen({ reports }: SeenBill): Fen {
  return reports
    .filter(({ isWithdrawn }) => !isWithdrawn)
    .reduce((sum, { amountFen }) => sum + amountFen, 0n)
}

/** The position in one word. */
export function positionOf(bill: SeenBill): BillPosition {
  if (bill.isRed) return 'red'
  if (bill.standing === 'reversed' || bill.standing === 'reversal_locked') return bill.standing
  if (bill.awaiting !== null) {
    return bill.awaiting === 'unlock' ? 'reversal_marked' : 'recovery_asked'
  }
  if (bill.form === 'exchanged') return 'exchanged'
  if (bill.reimbursement === 'reimbursed') return isPosted(bill) ? 'posted' : 'reimbursed'
  return isPosition(bill.reimbursement) ? bill.reimbursement : 'open'
}

function isPosted({ reports }: SeenBill): boolean {
  const counting = reports.filter(({ isWithdrawn }) => !isWithdrawn)
  return counting.length > 0 && counting.every(({ postedOn }) => postedOn !== null)
}

function isPosition(text: string): text is BillPosition {
  return Object.hasOwn(billPositions, text)
}

export function summaryOf(bill: SeenBill): PositionSummary {
  const { lock, changedAt } = bill
  return {
    state: positionOf(bill),
    changedAt,
    lockUnit: lock?.unit ?? null,
    lockUntil: lock?.until ?? null,
    reimbursedFen: seenReimbursedFen(bill),
  }
}
