import type { BillId, Instant, PartyId, ProvinceCode } from '@piaoqiao/domain'
import type {
  DeliverRequest,
  PushRequest,
  ReconcileAnswer,
  ReconcileRequest,
} from '@piaoqiao/protocol'
import type {
  ChainedEvent,
  Delivery,
  EventKey,
  FeedItem,
  FeedName,
  FeedStore,
  ForeignHead,
} from './ports.ts'

/** A bill together with one of those who receive its events. */
export interface Subscription {
  readonly subscriberId: PartyId
  readonly billId: BillId
}

/** An entry of a feed with what decides how much of it its reader may see. */
export interface IssuedFeedItem extends FeedItem {
  /** Null for a bill of another province, whose registration the subscriber may never have received. */
  readonly issuerId: PartyId | null
}

/** Whom a feed is told to: other provinces, or webhooks of parties here. */
export type DeliveryKind = 'province' | 'webhook'

/** The store of feeds with everything that telling, taking and reconciling events needs. */
export interface EventStore extends Omit<FeedStore, 'dueDeliveries'> {
  read(feed: FeedName, after: bigint, limit: number): Promise<readonly IssuedFeedItem[]>
  /**
   * Deliveries of a kind that are due, longest waiting first. They are leased for `deliveryLeaseMs`: nobody else gets them
   * until `delivered` or `failed` is called, or their process is gone for so long.
   */
  dueDeliveries(kind: DeliveryKind, at: Instant, limit: number): Promise<readonly Delivery[]>
  /**
   * Names the webhook of an application, or with null takes it away. A new webhook is told what comes after the present end
   * of its feed; a changed address goes on where the old one was.
   */
  registerWebhook(partyId: PartyId, appId: string, url: string | null): Promise<void>
  /** Events that a subscriber has received, own or foreign; null for what it has not. In the order of the keys. */
  find(
    keys: readonly (EventKey & Pick<Subscription, 'subscriberId'>)[],
  ): Promise<readonly (ChainedEvent | null)[]>
  /** Notes what is wrong with subscriptions to foreign bills, until their next event is taken. */
  markFaults(faulty: readonly FaultySubscription[]): Promise<void>
  /** Subscriptions with something wrong, in the order of their bills, for the operator. */
  findFaults(after: BillId, limit: number): Promise<readonly FaultySubscription[]>
  /** Heads of which events are missing (EVENT_GAP), in the order of their bills; no longer noted as such afterwards. */
  takeBehind(after: BillId, limit: number): Promise<readonly ForeignHead[]>
}

/** What became of a push: taken; certainly not delivered; perhaps delivered; delivered and not accepted. */
export type Pushed = 'done' | 'unreachable' | 'unknown' | 'refused'

/** The way of events to the other provinces. Never throws for what the network or the other side does. */
export interface EventCarrier {
  push(to: ProvinceCode, request: PushRequest): Promise<Pushed>
  /** Null when no trustworthy answer came. */
  reconcile(to: ProvinceCode, request: ReconcileRequest): Promise<ReconcileAnswer | null>
}

export interface Webhook {
  readonly appId: string
  readonly url: string
}

/** The way to webhooks. True when the subscriber confirmed in time; never throws for what it or the network does. */
export interface WebhookCarrier {
  deliver(webhook: Webhook, request: DeliverRequest): Promise<boolean>
}

/** Which parties are at home in this province. */
export interface PartyRegister {
  /** Those of the ids that are parties of this province. */
  known(ids: readonly PartyId[]): Promise<ReadonlySet<PartyId>>
}

/** Why the events of a bill cannot be joined to what its subscriber has. All but the gap need people. */
export const chainFaults = {
  EVENT_GAP: 'an event is missing; the home province is asked for it',
  EVENT_FORK: 'the home province has another history of the bill than its subscriber',
  EVENT_HASH_WRONG: 'an event came whose hash is not the one of its text',
  EVENT_HOME_UNKNOWN: 'the home province knows no such bill, or no such stake in it',
} as const
export type ChainFault = keyof typeof chainFaults

export interface FaultySubscription extends Subscription {
  readonly fault: ChainFault
}

/** Told of what an operator has to know; it writes the log and counts. */
export interface EventWatch {
  faulty(subscription: FaultySubscription): void
  /** A push of this province was not accepted. */
  pushRefused(to: ProvinceCode): void
  /** A push held events for so many subscribers who are no parties here; those events were left out. */
  strangersLeftOut(from: ProvinceCode, subscribers: number): void
}
