import type { BillId, Fen, Instant } from '@piaoqiao/domain'
import type { ChangeAnswerItem, ChangeService, WireEvent } from '@piaoqiao/protocol'
import type { BillKind } from './bills/bill-kinds.ts'
import type { NumberBook } from './number-ports.ts'
import type { IncomeTable } from './income-ports.ts'
import type { Registration } from './registration.ts'
import type { PositionTable } from './state-ports.ts'

export type { Registration } from './registration.ts'

/** A block of numbers under one code, in bill ids: both ends belong to it. */
export interface NumberBlock {
  readonly first: BillId
  readonly last: BillId
}

/** An allotment that was asked for and not answered yet. */
export interface NumberRequest {
  readonly requestId: string
  readonly billCode: string
  readonly count: number
}

export interface NumberTable {
  /**
   * The next numbers of the code, in their order, taken when the transaction commits; fewer where no more are left. Others
   * wait meanwhile.
   */
  take(billCode: string, count: number): Promise<readonly BillId[]>
  /** How many numbers of the code are left. */
  stock(billCode: string): Promise<number>
  openRequest(billCode: string): Promise<NumberRequest | null>
  /** At most one per code is open; says whether this one was kept. */
  keepRequest(request: NumberRequest, at: Instant): Promise<boolean>
  /** Ends a request with its block; says whether the request was still open. */
  addBlock(request: NumberRequest, block: NumberBlock, at: Instant): Promise<boolean>
  /** Ends a request that was refused. */
  dropRequest(request: NumberRequest): Promise<void>
}

export interface IssuedBill {
  readonly billId: BillId
  readonly kind: BillKind
  /** Null on a red bill, which belongs to its original. */
  readonly businessNumber: string | null
  /** SM3 of the draft; null on a red bill. */
  readonly draftDigest: string | null
  /** On a red bill, the bill that it reverses. */
  readonly original: BillId | null
  readonly checkCode: string
  readonly totalFen: Fen
  readonly issuedAt: Instant
  readonly registration: Registration
  /** Code of the province's last answer to the registration. */
  readonly registrationCode: string | null
}

export interface BillWithFile {
  readonly bill: IssuedBill
  readonly xml: Uint8Array
}

export interface BillTable {
  /** Each with the file as it was signed. */
  insert(bills: readonly BillWithFile[]): Promise<void>
  find(billId: BillId): Promise<IssuedBill | null>
  /**
   * The same, and nobody else does so before the end of the transaction. Taken before anything else of a bill is changed,
   * so that changes to one bill follow one another.
   */
  findForChange(billId: BillId): Promise<IssuedBill | null>
  /** In any order; a number without a bill is left out. */
  findByBusinessNumbers(businessNumbers: readonly string[]): Promise<readonly IssuedBill[]>
  /** The file as it was signed. */
  xml(billId: BillId): Promise<Uint8Array>
  /** Bills whose registration was refused and whose numbers are not spoilt, latest first. */
  refused(limit: number): Promise<readonly IssuedBill[]>
  setRegistration(billId: BillId, registration: Registration, code: string): Promise<void>
}

/** Bills that are sent to the province under one request id, in the order in which they were issued. */
export interface RegistrationBatch {
  readonly requestId: string
  readonly bills: readonly { readonly billId: BillId; readonly xml: Uint8Array }[]
}

export interface RegistrationOutcome {
  readonly billId: BillId
  readonly registration: Registration
  readonly code: string
}

export interface RegistrationTable {
  /** The batch that was sent or is about to be, and is not settled. */
  openBatch(): Promise<RegistrationBatch | null>
  /** Puts the bills that have waited longest into a batch; says whether there were any. At most one batch is open. */
  makeBatch(
    requestId: string,
    at: Instant,
    bounds: { readonly billsMax: number; readonly xmlBytesMax: number },
  ): Promise<boolean>
  /** Enters what became of bills of a batch; a batch in which nothing is open any more is closed. */
  settle(requestId: string, outcomes: readonly RegistrationOutcome[]): Promise<void>
  /** Lets a refused bill wait again, unless its batch has to be repeated as it was. */
  waitAgain(billId: BillId): Promise<'waiting' | 'not_refused' | 'batch_open'>
}

/** The province's last word on an item: carried out, or refused. */
export type SettledAnswer = Exclude<ChangeAnswerItem, { outcome: 'unknown' }>

/** A change that the province was asked for, kept before it is sent. */
export interface Operation {
  readonly requestId: string
  readonly billId: BillId
  readonly service: ChangeService
  /** The item as JSON, without the file of a red bill. */
  readonly item: string
  /** What the station itself has to know when the answer comes, as JSON; never sent. */
  readonly note: string
  /** How often it was sent, or was about to be. */
  readonly attempts: number
  /** The answer that settled it: done or refused. */
  readonly answer: SettledAnswer | null
}

export interface OperationTable {
  /** At most one operation of a bill is open. */
  insert(operation: Operation, at: Instant): Promise<void>
  /** The operation that was asked for last; nobody forgets it before the end of the transaction. */
  latestForChange(billId: BillId): Promise<Operation | null>
  /** Notes one more attempt; false when the operation is not open any more. */
  attempt(requestId: string, at: Instant): Promise<boolean>
  /** Says whether the operation was still open. */
  settle(requestId: string, answer: SettledAnswer, at: Instant): Promise<boolean>
  /** Forgets an operation whose only attempt certainly did not arrive; false when there was another attempt. */
  forgetUndelivered(requestId: string): Promise<boolean>
  /** Open operations that nobody has attempted since that moment, oldest first. */
  openSince(attemptedBefore: Instant, limit: number): Promise<readonly Operation[]>
}

/** How a reversal stands; `held` waits for a holder, `recovery` for reports to be withdrawn. */
export type ReversalState = 'held' | 'recovery' | 'granted' | 'refused' | 'released' | 'completed'

export interface Reversal {
  readonly billId: BillId
  readonly state: ReversalState
  /** Code of the province's last answer. */
  readonly code: string
  readonly reason: string
  readonly completeWhenGranted: boolean
  readonly handlingPerson: string | null
  readonly checker: string | null
  /** The red bill that is to complete it, once there is one. */
  readonly redBill: BillId | null
  /** Number of the bill's event on which the state rests: what is older than that changes nothing. */
  readonly sequence: number
}

export interface ReversalTable {
  find(billId: BillId): Promise<Reversal | null>
  put(reversal: Reversal, at: Instant): Promise<void>
  /** Granted reversals that are to be completed without being asked again, oldest first. */
  toComplete(limit: number): Promise<readonly BillId[]>
}

/** A bill by its latest event. */
export interface BillState {
  readonly billId: BillId
  readonly sequence: number
  readonly standing: string
  readonly form: string
  readonly reimbursement: string
  /** Events below `sequence` that have not come. */
  readonly missing: number
  /** False when two neighbouring events did not name the same hash. */
  readonly chained: boolean
}

export interface EventTable {
  cursor(): Promise<bigint>
  /** Moves the cursor; false when it was not where the caller thought, and then nothing may be stored. */
  moveCursor(from: bigint, to: bigint): Promise<boolean>
  /** Stores events; those that are there already are left as they are. Gives those that were new. */
  append(events: readonly WireEvent[], at: Instant): Promise<readonly WireEvent[]>
  state(billId: BillId): Promise<BillState | null>
  /** Events of a bill's reversal after a number, in order. */
  reversalEvents(billId: BillId, after: number): Promise<readonly WireEvent[]>
}

/** Numbers for the health page and the metrics. */
export interface StationFigures {
  readonly registrationsWaiting: number
  readonly registrationsRefused: number
  readonly operationsOpen: number
  /** Bills with missing events or a broken chain. */
  readonly billsWithGaps: number
  /** Of the code that has the fewest. */
  readonly numbersLeft: number
}

export interface StationTables {
  readonly numbers: NumberTable
  readonly numberBook: NumberBook
  readonly bills: BillTable
  readonly registrations: RegistrationTable
  readonly operations: OperationTable
  readonly reversals: ReversalTable
  readonly events: EventTable
  readonly positions: PositionTable
  readonly income: IncomeTable
}

export interface StationStore {
  /**
   * Runs the work in one transaction and resolves when its commit is durable. The work may run more than once, so it has
   * no effects of its own.
   * @throws StationError `STORE_UNAVAILABLE` when nobody knows whether it was committed
   */
  change<Result>(work: (tables: StationTables) => Promise<Result>): Promise<Result>
  /** Each call is a transaction of its own. */
  readonly tables: StationTables
  /** @param billCodes under which the station issues */
  figures(billCodes: readonly string[]): Promise<StationFigures>
}

/** What came of a message to the province. */
export type ProvinceCall =
  /** `answer` fits the schema of the service's answers, or is a refusal of the whole message. */
  | { readonly outcome: 'answered'; readonly answer: unknown }
  /** Certainly not carried out. */
  | ({ readonly outcome: 'undelivered' } & FailureWords)
  /** Perhaps carried out. */
  | ({ readonly outcome: 'unknown' } & FailureWords)

export interface FailureWords {
  readonly code: string
  readonly sentence: string
  readonly next: string
}

/** The way to the province. */
export interface Province {
  /** Never throws for what the network or the other side does. */
  call(service: string, payload: unknown, requestId: string): Promise<ProvinceCall>
}
