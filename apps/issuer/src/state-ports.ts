import type { BillId, Fen, Instant } from '@piaoqiao/domain'
import type { WireEvent } from '@piaoqiao/protocol'
import type { Registration } from './registration.ts'

/** How a bill stands in one word, what matters most first. */
export const billPositions = {
  red: '红字票据',
  reversed: '已冲红',
  reversal_locked: '冲红锁定',
  reversal_marked: '待冲红',
  recovery_asked: '待追回',
  exchanged: '已换开纸票',
  locked: '已锁定',
  posted: '已入账',
  reimbursed: '已报销',
  partly_reimbursed: '部分报销',
  open: '可报销',
} as const
export type BillPosition = keyof typeof billPositions

/** What the events of a bill come to. */
export interface PositionSummary {
  readonly state: BillPosition
  /** Time of the latest event. */
  readonly changedAt: Instant
  /** Name of the unit that holds the bill, as far as the events tell it; null where nobody does. */
  readonly lockUnit: string | null
  readonly lockUntil: Instant | null
  readonly reimbursedFen: Fen
}

/** A bill of this station in a list of states. */
export interface BillPositionLine {
  readonly billId: BillId
  readonly businessNumber: string | null
  readonly original: BillId | null
  readonly totalFen: Fen
  readonly issuedAt: Instant
  readonly registration: Registration
  /** Null until the first event of the bill has come. */
  readonly position: PositionSummary | null
}

/** Which bills, in which order: by time of issue, or by time of their latest event. */
export interface PositionQuery {
  readonly state: BillPosition | null
  readonly order: 'issue' | 'change'
  /** From the one to just before the other. */
  readonly start: Instant
  readonly end: Instant
  /** The last bill of the page before. */
  readonly after: PositionCursor | null
  readonly limit: number
}

export interface PositionCursor {
  readonly at: Instant
  readonly billId: BillId
}

export interface PositionTable {
  list(query: PositionQuery): Promise<readonly BillPositionLine[]>
  /** Every event of a bill that has come, in order. */
  events(billId: BillId): Promise<readonly WireEvent[]>
  /** Derives the positions of bills whose events came before there were any; gives how many. */
  deriveMissing(limit: number): Promise<number>
}
