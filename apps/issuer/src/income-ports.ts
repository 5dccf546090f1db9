import type { BillId, CalendarDate, Fen, Instant } from '@piaoqiao/domain'
import type { Period } from './number-ports.ts'
import type { Registration } from './registration.ts'

/** One line of a voucher: that the income of a bill was posted. The amount is below zero for a red bill. */
export interface IncomeLine {
  readonly billId: BillId
  readonly amountFen: Fen
  readonly postedOn: CalendarDate
  readonly voucherNumber: string
}

/** Who brought a posting: a clerk for one bill, the accounting system, or a file. */
export type IncomeSource = 'counter' | 'system' | 'file'
export type IncomeState = 'waiting' | 'posted' | 'refused' | 'withdrawn'

export interface IncomePosting extends IncomeLine {
  readonly postingId: bigint
  readonly source: IncomeSource
  readonly state: IncomeState
  /** Code of the last answer, of the province or of the station itself; null before there is any. */
  readonly code: string | null
  /** A withdrawal that was asked for: it waits to be sent, or was refused. */
  readonly withdrawal: 'waiting' | 'refused' | null
  readonly withdrawalReason: string | null
  readonly receivedAt: Instant
  readonly changedAt: Instant
}

/** What decides whether the income of a bill can be posted. */
export interface IncomeBill {
  readonly isRed: boolean
  readonly registration: Registration
  readonly isSpoilt: boolean
}

/** A line as it is kept first: it waits, or the station itself refused it. */
export interface NewPosting extends IncomeLine {
  readonly source: IncomeSource
  /** Null for a line that waits. */
  readonly refusedCode: string | null
}

export type IncomeService = 'income.post' | 'income.unpost'

/** Postings that are sent to the province under one request id. */
export interface IncomeBatch {
  readonly requestId: string
  readonly service: IncomeService
  readonly postings: readonly IncomePosting[]
}

export interface IncomeOutcome {
  readonly postingId: bigint
  readonly outcome: 'done' | 'refused'
  readonly code: string
}

/** What came of one withdrawal: gone at once because it was never sent, on its way, or not to be had now. */
export type WithdrawalStep = 'withdrawn' | 'waiting' | 'unchanged'

/** Which postings, in the order of their day. Either both days or a voucher are given. */
export interface IncomeQuery {
  readonly days: { readonly from: CalendarDate; readonly to: CalendarDate } | null
  readonly voucherNumber: string | null
  readonly state: IncomeState | null
  readonly after: IncomeCursor | null
  readonly limit: number
}

export interface IncomeCursor {
  readonly postedOn: CalendarDate
  readonly postingId: bigint
}

export interface IncomeTable {
  /** Of the bills that were issued here. */
  bills(billIds: readonly BillId[]): Promise<ReadonlyMap<BillId, IncomeBill>>
  /** Postings of these bills that were not refused, in the order in which they came. */
  ofBills(billIds: readonly BillId[]): Promise<readonly IncomePosting[]>
  /** Keeps lines; one that is there already, waiting or posted, is left out. Gives the places of those that were kept. */
  add(lines: readonly NewPosting[], at: Instant): Promise<ReadonlySet<number>>
  withdraw(postingId: bigint, reason: string, at: Instant): Promise<WithdrawalStep>
  openBatch(): Promise<IncomeBatch | null>
  /** Whether a posting of the bill is in a batch whose outcome is open. */
  isUnderWay(billId: BillId): Promise<boolean>
  /** Puts postings that have waited longest into a batch; says whether there were any. At most one batch is open. */
  makeBatch(
    requestId: string,
    service: IncomeService,
    at: Instant,
    itemsMax: number,
  ): Promise<boolean>
  /** Enters what became of items of a batch; a batch in which nothing is open any more is closed. */
  settle(
    batch: Pick<IncomeBatch, 'requestId' | 'service'>,
    outcomes: readonly IncomeOutcome[],
    at: Instant,
  ): Promise<void>
  /** Enters the answer to a posting of one bill that did not go through a batch. */
  enterPosting(
    line: IncomeLine,
    outcome: Omit<IncomeOutcome, 'postingId'>,
    at: Instant,
  ): Promise<void>
  /** Enters that the posting of a bill was withdrawn without a batch. */
  enterWithdrawal(billId: BillId, reason: string, code: string, at: Instant): Promise<void>
  list(query: IncomeQuery): Promise<readonly IncomePosting[]>
  totals(period: Period): Promise<IncomeTotals>
  differences(
    period: Period,
    after: DifferenceCursor | null,
    limit: number,
  ): Promise<readonly IncomeDifference[]>
}

/** How issued bills and posted income can differ. Of the first ones the differences add up to that of the totals. */
export const differenceKinds = {
  unposted: '已开票未入账',
  amount_differs: '入账金额不符',
  posted_for_reversed: '已冲红，收入未冲减',
  reversed_without_posting: '已冲红，收入从未入账',
  posted_twice: '重复入账（被拒绝）',
  without_bill: '入账无对应票据',
  refused: '入账被拒绝',
} as const
export type DifferenceKind = keyof typeof differenceKinds

export interface CountedFen {
  readonly count: number
  readonly fen: Fen
}

export interface IncomeTotals {
  /** Bills and red bills that were issued in the period; what was refused or is spoilt does not count. */
  readonly issued: CountedFen
  readonly red: CountedFen
  /** What is posted for them, on whatever day. */
  readonly posted: CountedFen
  /** For each kind, face amounts less what is posted. */
  readonly differences: Readonly<Record<DifferenceKind, CountedFen>>
  /** Postings dated in the period, and those among them of bills of other days. */
  readonly dated: CountedFen
  readonly datedForOtherDays: CountedFen
  /** Dated in the period and not answered yet. */
  readonly waiting: CountedFen
}

/** A bill or a line that does not fit. Bills come first, in the order of issue. */
export interface IncomeDifference {
  readonly kind: DifferenceKind
  readonly billId: BillId
  /** Null where there is no bill, or none that counts. */
  readonly faceFen: Fen | null
  readonly postedFen: Fen | null
  readonly differenceFen: Fen
  readonly issuedAt: Instant | null
  readonly postedOn: CalendarDate | null
  readonly voucherNumber: string | null
  readonly code: string | null
  readonly cursor: DifferenceCursor
}

export type DifferenceCursor =
  | { readonly part: 'bills'; readonly issuedAt: Instant; readonly billId: BillId }
  | { readonly part: 'lines'; readonly postingId: bigint }
