import type { BillId, Instant, PartyId, Stakeholder } from '@piaoqiao/domain'
import type { PayerCursor } from '../account-ports.ts'
import type { ChainFault } from '../event-ports.ts'
import type {
  ChainedEvent,
  DueLock,
  EventKey,
  FeedName,
  ForeignHead,
  StoredBill,
  StoredOperation,
  StoredRequest,
} from '../ports.ts'

export interface DueLockRow extends DueLock {
  readonly dueAt: Instant
}

export interface OutboxRow {
  /** Drawn before the commit; rows become visible in another order. */
  readonly outboxId: number
  readonly subscriberId: PartyId
  readonly subscriberProvince: string
  readonly events: readonly EventKey[]
}

export interface FeedRow extends EventKey {
  readonly subscriberId: PartyId
}

export interface DeliveryRow {
  readonly feed: FeedName
  readonly target: string
  readonly webhookUrl: string | null
  readonly deliveredPosition: number
  readonly attempts: number
  readonly nextAttemptAt: Instant | null
}

export interface ForeignHeadRow extends ForeignHead {
  readonly fault: ChainFault | null
}

/** Since when a bill is a payer's, known by the keyed hash of the code. */
export interface PayerBillRow extends PayerCursor {
  readonly payerKey: string
}

/** Everything that the registry of one province keeps. */
export interface RegistryTables {
  readonly bills: Map<BillId, StoredBill>
  readonly events: Map<BillId, ChainedEvent[]>
  readonly operations: Map<string, StoredOperation>
  readonly requests: Map<string, StoredRequest>
  readonly files: Map<BillId, Uint8Array>
  readonly dueLocks: Map<BillId, DueLockRow>
  readonly outbox: Map<number, OutboxRow>
  readonly feeds: Map<FeedName, FeedRow[]>
  readonly deliveries: Map<string, DeliveryRow>
  readonly foreignHeads: Map<string, ForeignHeadRow>
  readonly foreignEvents: Map<string, ChainedEvent>
  readonly payerBills: PayerBillRow[]
  /** Portals that follow the bills of a payer, in the order in which they came. */
  readonly payerPortals: Map<string, readonly Stakeholder[]>
  /** The sequence from which ids of outbox rows are drawn; like any sequence it knows no transactions. */
  readonly outboxIds: { last: number }
}

export function emptyTables(): RegistryTables {
  return {
    bills: new Map(),
    events: new Map(),
    operations: new Map(),
    requests: new Map(),
    files: new Map(),
    dueLocks: new Map(),
    outbox: new Map(),
    feeds: new Map(),
    deliveries: new Map(),
    foreignHeads: new Map(),
    foreignEvents: new Map(),
    payerBills: [],
    payerPortals: new Map(),
    outboxIds: { last: 0 },
  }
}

export function operationKey({
  billId,
  operationId,
}: Pick<StoredOperation, 'billId' | 'operationId'>): string {
  return `${billId} ${operationId}`
}

export function requestKey({
  partyId,
  requestId,
}: Pick<StoredRequest, 'partyId' | 'requestId'>): string {
  return `${partyId} ${requestId}`
}

export function drawOutboxRow(
  { outboxIds }: RegistryTables,
  row: Omit<OutboxRow, 'outboxId'>,
): OutboxRow {
  outboxIds.last += 1
  return { ...row, outboxId: outboxIds.last }
}
