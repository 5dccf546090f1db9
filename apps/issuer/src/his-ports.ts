import type { BillId, CalendarDate, Fen, Instant } from '@piaoqiao/domain'
import type { WireEvent } from '@piaoqiao/protocol'
import type { BillKind } from './bills/bill-kinds.ts'
import type { BusType } from './his/bus-types.ts'
import type { HisNoticeName } from './his/his-methods.ts'
import type { ReversalState } from './ports.ts'

/** What the HIS says of a settlement beside the bill itself. */
export interface HisBill {
  readonly businessNumber: string
  /** SM3 of the draft: with the number it names the bill, also before that is issued. */
  readonly draftDigest: string
  readonly busType: BusType
  readonly busDate: CalendarDate
  /** yyyyMMddHHmmssSSS, as it was sent. */
  readonly busDateTime: string
  readonly placeCode: string
}

/** A reversal that the HIS asked for. */
export interface HisWriteOff {
  readonly billId: BillId
  readonly busDate: CalendarDate
  readonly busDateTime: string
  readonly placeCode: string
}

/** Which bills a check is about. */
export interface HisRange {
  readonly from: CalendarDate
  readonly to: CalendarDate
  readonly placeCode: string | null
  readonly busType: BusType | null
  readonly kinds: {
    readonly issued: boolean
    readonly reversals: boolean
    /** Of the issued bills only those that were exchanged for paper. */
    readonly onlyExchanged: boolean
  }
}

export interface HisTotals {
  readonly count: number
  readonly sumFen: Fen
}

/** A bill, or a red bill, in a check. */
export interface HisBillLine {
  readonly billId: BillId
  readonly kind: BillKind
  readonly original: BillId | null
  readonly businessNumber: string
  readonly busType: BusType
  readonly busDateTime: string
  readonly placeCode: string
  readonly checkCode: string
  readonly totalFen: Fen
  readonly issuedAt: Instant
  readonly isReversed: boolean
}

export interface HisBillTable {
  /** Kept before the bill is issued, so that no bill is without; the same again changes nothing. */
  keep(bill: HisBill, at: Instant): Promise<void>
  /** The same for a reversal; a later request takes the place of an earlier one. */
  keepWriteOff(writeOff: HisWriteOff, at: Instant): Promise<void>
  totals(range: HisRange): Promise<HisTotals>
  /** In the order of their business moments. */
  page(range: HisRange, offset: number, limit: number): Promise<readonly HisBillLine[]>
  /** Events of a bill in order, at most so many. */
  events(billId: BillId, limit: number): Promise<readonly WireEvent[]>
  /** Forgets settlements that were kept before then and never became a bill. */
  forgetUnissued(keptBefore: Instant, limit: number): Promise<number>
}

export interface NoiseTable {
  /** Notes the noise of a request; gives what was noted with it first. */
  note(
    appId: string,
    noise: string,
    digest: string,
    at: Instant,
  ): Promise<{ readonly digest: string; readonly firstAt: Instant }>
  forget(notedBefore: Instant, limit: number): Promise<number>
}

/** Paper bills that were delivered to the hospital: numbers from first to last, written with so many digits. */
export interface PaperStock {
  readonly paperCode: string
  readonly first: string
  readonly last: string
  /** Empty where every place may use them. */
  readonly placeCode: string
}

/** A number of paper that is not blank any more. */
export interface Paper {
  readonly paperCode: string
  readonly paperNumber: string
  /** Null for a blank one that was spoiled. */
  readonly billId: BillId | null
  readonly state: 'used' | 'spoiled'
}

export interface PaperTable {
  /** False where a number is in stock already. */
  addStock(stock: PaperStock, at: Instant): Promise<boolean>
  codesInStock(
    placeCode: string,
    limit: number,
  ): Promise<readonly { readonly paperCode: string; readonly count: number }[]>
  /** The lowest blank number; null where there is none. */
  current(paperCode: string, placeCode: string): Promise<string | null>
  find(paperCode: string, paperNumber: string): Promise<Paper | null>
  /** Whether the number is in stock and blank. */
  isBlank(paperCode: string, paperNumber: string): Promise<boolean>
  /** The paper that stands in for a bill, and otherwise the one that did so last. */
  latestOf(billId: BillId): Promise<Paper | null>
  /** Takes a number out of stock. Says why not, where it is not in stock or not blank. */
  take(paper: Paper, reason: string, at: Instant): Promise<'taken' | 'not_in_stock' | 'not_blank'>
  spoil(paper: Pick<Paper, 'paperCode' | 'paperNumber'>, reason: string, at: Instant): Promise<void>
  /** Makes a number blank again that was taken and certainly not used. */
  putBack(paper: Pick<Paper, 'paperCode' | 'paperNumber'>): Promise<void>
}

/** A record of money taken before a settlement, or given back. */
export interface Voucher {
  readonly voucherNumber: string
  readonly checkCode: string
  readonly busType: BusType
  /** Null on one that gives money back. */
  readonly businessNumber: string | null
  /** Of the content, tells a repeated request from another one. */
  readonly digest: string
  readonly totalFen: Fen
  /** Number of the voucher that is taken back. */
  readonly original: string | null
  readonly madeAt: Instant
}

export interface VoucherTable {
  /** Gives the voucher its number. @param content what the HIS sent, as JSON */
  insert(voucher: Omit<Voucher, 'voucherNumber'>, content: string): Promise<Voucher>
  find(voucherNumber: string): Promise<Voucher | null>
  findByBusinessNumber(businessNumber: string): Promise<Voucher | null>
  findReversalOf(voucherNumber: string): Promise<Voucher | null>
}

/** How a reversal that the HIS asked for stands, where the HIS was not told yet. */
export interface UntoldReversal {
  readonly billId: BillId
  readonly businessNumber: string | null
  readonly state: ReversalState
  readonly code: string
  readonly redBill: { readonly billId: BillId; readonly checkCode: string } | null
}

/** An event together with the bill that it is about. */
export interface UntoldEvent {
  readonly position: bigint
  readonly event: WireEvent
  readonly businessNumber: string | null
}

/** A notice that waits to be delivered to the HIS. */
export interface Notice {
  readonly noticeId: string
  readonly method: HisNoticeName
  /** JSON, without the id of the notice. */
  readonly content: string
  readonly attempts: number
}

export interface NoticeTable {
  /** Nobody else prepares notices before the end of the transaction. Gives the position of the last event told. */
  cursorForChange(): Promise<bigint>
  moveCursor(to: bigint): Promise<void>
  /** Passes over everything that happened so far. */
  skipPast(): Promise<void>
  eventsAfter(position: bigint, limit: number): Promise<readonly UntoldEvent[]>
  untoldReversals(limit: number): Promise<readonly UntoldReversal[]>
  /** Notes that the HIS is told how this reversal stands. */
  markTold(reversal: Pick<UntoldReversal, 'billId' | 'state' | 'code'>): Promise<void>
  insert(
    notice: Pick<Notice, 'method' | 'content'> & { readonly billId: BillId },
    at: Instant,
  ): Promise<void>
  /** Takes notices that are due, for so long; of each bill the oldest only. */
  takeDue(at: Instant, leaseMs: number, limit: number): Promise<readonly Notice[]>
  delivered(noticeId: string, at: Instant): Promise<void>
  postpone(noticeId: string, dueAt: Instant): Promise<void>
  /** Forgets notices that were delivered before then. */
  forgetDelivered(deliveredBefore: Instant, limit: number): Promise<number>
  waiting(): Promise<number>
}

export interface HisTables {
  readonly bills: HisBillTable
  readonly noises: NoiseTable
  readonly papers: PaperTable
  readonly vouchers: VoucherTable
  readonly notices: NoticeTable
}

/** What the station keeps for the HIS interface alone. */
export interface HisStore {
  /** As `StationStore.change`. @throws StationError `STORE_UNAVAILABLE` */
  change<Result>(work: (tables: HisTables) => Promise<Result>): Promise<Result>
  /** One call, which is a transaction of its own and spares two ways to the database. @throws StationError as `change` */
  once<Result>(call: (tables: HisTables) => Promise<Result>): Promise<Result>
  readonly tables: HisTables
}

/** The way to the HIS. */
export interface HisCallback {
  /** Whether the HIS took the notice; null, or the code of why not. Never throws for what the other side does. */
  tell(method: HisNoticeName, content: object): Promise<string | null>
}

/** Where a bill can be looked at; empty where there is no such page, or none can be given now. Never throws. */
export type BillLink = (billId: BillId, format: 'inside' | 'outside') => Promise<string>
