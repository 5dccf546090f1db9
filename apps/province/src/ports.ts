import type {
  Bill,
  BillEvent,
  BillId,
  Command,
  Instant,
  OperationId,
  Party,
  PartyId,
  ProvinceCode,
  Stakeholder,
} from '@piaoqiao/domain'
import type { ForwardAnswer, ForwardRequest } from '@piaoqiao/protocol'
import type { EventCount } from './event-count-ports.ts'

/** A bill with the hash of its latest event. */
export interface StoredBill {
  readonly bill: Bill
  readonly lastHash: string
}

/** An event with the exact text that is hashed, and its place in the bill's chain. */
export interface ChainedEvent {
  readonly billId: BillId
  readonly sequence: number
  readonly text: string
  /** SM3 of the previous hash and the text, lower-case hexadecimal. */
  readonly hash: string
  readonly previousHash: string
}

/** What became of an operation: kept for the life of the bill. */
export interface StoredOperation {
  readonly billId: BillId
  readonly operationId: OperationId
  /** Tells a retry from another request under the same id. */
  readonly fingerprint: string
  /** The answer as JSON, exactly as it was given. */
  readonly answer: string
}

/** A message that was taken in: the same request id with other content is refused, whatever bills it names. */
export interface StoredRequest {
  readonly partyId: PartyId
  readonly requestId: string
  readonly fingerprint: string
}

/** Events of one batch for one subscriber, in order. */
export interface OutboxEntry {
  readonly subscriber: Stakeholder
  readonly events: readonly EventKey[]
}
export interface EventKey {
  readonly billId: BillId
  readonly sequence: number
}

/** The file of a bill as the registry keeps it: with both signatures. */
export interface BillFile {
  readonly billId: BillId
  readonly xml: Uint8Array
}

/** A bill before and after a batch. */
export interface ChangedBill {
  readonly before: Bill | null
  readonly after: Bill
  readonly lastHash: string
}

/** Everything that one transaction writes. */
export interface ChangeBatch {
  readonly bills: readonly ChangedBill[]
  readonly events: readonly ChainedEvent[]
  readonly operations: readonly StoredOperation[]
  readonly requests: readonly StoredRequest[]
  readonly outbox: readonly OutboxEntry[]
  readonly files: readonly BillFile[]
  /** What its events add to the counts of their days. */
  readonly counts: readonly EventCount[]
}

/** What a batch has to know before it decides. */
export interface BatchLoad {
  readonly bills: ReadonlyMap<BillId, StoredBill>
  readonly operations: readonly StoredOperation[]
  readonly requests: readonly StoredRequest[]
}

/** What a batch is about. */
export interface BatchKeys {
  /** In key order. */
  readonly billIds: readonly BillId[]
  readonly operations: readonly Pick<StoredOperation, 'billId' | 'operationId'>[]
  readonly requests: readonly Pick<StoredRequest, 'partyId' | 'requestId'>[]
}

export interface BillTransaction {
  /** Locks the bills' rows in key order until the end of the transaction, then reads them and the known operations. */
  load(keys: BatchKeys): Promise<BatchLoad>
  append(batch: ChangeBatch): Promise<void>
}

/** The registry's bills. */
export interface BillStore {
  /**
   * Runs the work in one transaction and resolves only when its commit is durable. The work may run more than once (a
   * conflict with another process is tried again, a bounded number of times), so it has no effects of its own.
   */
  change<T>(work: (transaction: BillTransaction) => Promise<T>): Promise<T>
  /** Reads without locks, at most `batchItemsMax` bills. */
  find(ids: readonly BillId[]): Promise<ReadonlyMap<BillId, StoredBill>>
  findOperation(billId: BillId, operationId: OperationId): Promise<StoredOperation | null>
  findFile(billId: BillId): Promise<Uint8Array | null>
  /** Locks whose warning or expiry is due, oldest first. */
  dueLocks(at: Instant, limit: number): Promise<readonly DueLock[]>
  /** Rows waiting to be put into feeds; the bound on them makes the registry refuse new changes. */
  outboxDepth(): Promise<number>
}

export interface DueLock {
  readonly billId: BillId
  readonly lockId: string
  readonly warned: boolean
  readonly expiresAt: Instant
}

/** An event in a subscriber's feed. Positions count from 1 without gaps. */
export interface FeedItem {
  readonly position: bigint
  readonly subscriberId: PartyId
  readonly event: ChainedEvent
}

/**
 * Feeds: one per local subscriber, and one per other province for all its subscribers together (`province:32`). Filled
 * from the outbox by one process at a time, so positions have no gaps and a cursor never skips an event.
 */
export interface FeedStore {
  /** Moves outbox rows into feeds; says how many rows it moved. */
  sequenceOutbox(rowsMax: number): Promise<number>
  read(feed: FeedName, after: bigint, limit: number): Promise<readonly FeedItem[]>
  /** Feeds that somebody must be told of: webhooks and other provinces, that are behind and due. */
  dueDeliveries(at: Instant, limit: number): Promise<readonly Delivery[]>
  delivered(feed: FeedName, target: string, position: bigint, at: Instant): Promise<void>
  failed(feed: FeedName, target: string, retryAt: Instant, at: Instant): Promise<void>
  /** Makes a delivery due at once, for instance when the other province can be reached again. */
  hasten(feed: FeedName, at: Instant): Promise<void>
  /** Events of other provinces' bills for subscribers here. Already known ones are left out; says how many were new. */
  takeForeign(events: readonly ForeignEvent[]): Promise<number>
  /** Latest foreign event per bill and subscriber, changed after the cursor, for reconciliation. */
  foreignHeads(after: BillId, limit: number): Promise<readonly ForeignHead[]>
  /** One event of an own bill. */
  findEvent(key: EventKey): Promise<ChainedEvent | null>
  /** Puts events of an own bill into a province's feed again, for a subscriber that missed them. */
  pushAgain(subscriber: Stakeholder, billId: BillId, fromSequence: number): Promise<number>
}
/** A party's id for its own feed, or `province:` and the code for another province's. */
export type FeedName = string

export interface Delivery {
  readonly feed: FeedName
  /** App id whose webhook is told, or the province's code. */
  readonly target: string
  readonly webhookUrl: string | null
  readonly after: bigint
  readonly attempts: number
}

export interface ForeignEvent {
  readonly subscriberId: PartyId
  readonly event: ChainedEvent
}
export interface ForeignHead {
  readonly subscriberId: PartyId
  readonly billId: BillId
  readonly sequence: number
  readonly hash: string
}

/** Number blocks of the issuers. */
export interface NumberStore {
  /** The block of a request; a repeated request id has the same block. Null when the code has too few numbers left. */
  allot(block: {
    readonly issuerId: PartyId
    readonly requestId: string
    readonly billCode: string
    readonly count: number
  }): Promise<{ readonly from: bigint; readonly to: bigint } | null>
  /** Which of the bills have a number in a block of the issuer. */
  allotted(issuerId: PartyId, ids: readonly BillId[]): Promise<ReadonlySet<BillId>>
}

/** What came of asking another province. */
export type Forwarded =
  | { readonly outcome: 'answered'; readonly answer: ForwardAnswer }
  | { readonly outcome: 'unreachable' }
  | { readonly outcome: 'unknown' }

/** The way to the other provinces. Never throws for what the network does. */
export interface Carrier {
  knows(province: ProvinceCode): Promise<boolean>
  forward(to: ProvinceCode, request: ForwardRequest): Promise<Forwarded>
}

/** A command together with what tells its retries apart and, for a registration, the file to keep. */
export interface SubmittedCommand {
  readonly command: Command
  readonly fingerprint: string
  readonly file?: BillFile
}

/** Commands that arrived together: answered one by one or, when atomic, carried out all or none. */
export interface Submission {
  readonly commands: readonly SubmittedCommand[]
  readonly atomic: boolean
  readonly request: StoredRequest | null
}

/**
 * The one way to change bills. Resolves with one answer (JSON) per command, after a durable commit; with null when the
 * request id was used before for a message of other content, and then nothing was done.
 */
export type ApplyCommands = (submission: Submission) => Promise<readonly string[] | null>

/** Links an event to the one before it. */
export type ChainEvent = (event: BillEvent, previousHash: string) => ChainedEvent

/** A party's items of one message, numbered as the sender numbered them. */
export interface ItemRequest {
  /** Name of a service that works on bills. */
  readonly service: string
  readonly party: Party
  readonly requestId: string
  readonly atomic: boolean
  /** Kept with the changes to tell a retry from other content; null for reading and for what another province forwards. */
  readonly asked: StoredRequest | null
  readonly items: readonly NumberedItem[]
}
export interface NumberedItem {
  /** Counted from 1 over the whole message, whatever province decides. */
  readonly item: number
  readonly content: unknown
}

/** Answers items whose bills have their home here: one JSON-able answer per item, in order. */
export type AnswerOwnItems = (request: ItemRequest) => Promise<readonly unknown[]>
