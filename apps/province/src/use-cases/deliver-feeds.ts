import type { Instant } from '@piaoqiao/domain'
import type { DeliveryKind, EventStore, IssuedFeedItem } from '../event-ports.ts'
import type { Delivery } from '../ports.ts'
import { itemsThatFit } from './message-bounds.ts'

export const retryDelayFirstMs = 1_000
export const retryDelayMaxMs = 600_000
/** Most messages that are under way at one time. */
export const deliveriesAtOnceMax = 8
/** Most messages of one hand in one round, so that a round ends however fast feeds grow. */
export const deliveryTurnsMax = 50

/** How long to wait after so many failed attempts in a row: doubles from one second up to ten minutes. */
export function retryDelayMs(attemptsFailed: number): number {
  const doublings = Math.min(Math.max(attemptsFailed - 1, 0), 20)
  return Math.min(retryDelayFirstMs * 2 ** doublings, retryDelayMaxMs)
}

export interface DeliverFeeds {
  readonly kind: DeliveryKind
  readonly events: Pick<EventStore, 'dueDeliveries' | 'read' | 'delivered' | 'failed'>
  readonly clock: () => Instant
  /** Most events of one message. */
  readonly itemsMax: number
  /** Sends one message; false when it was not confirmed. Never throws for what the network or the receiver does. */
  readonly send: (delivery: Delivery, items: readonly IssuedFeedItem[]) => Promise<boolean>
}

/**
 * Tells receivers what their feeds hold, one message after the other, until nothing is due. A receiver gets the next
 * message only after it confirmed the one before: events may come twice, never in another order and never with a gap. One
 * that does not confirm waits longer and longer; one that is slow holds up one hand of several.
 *
 * Processes may do this side by side: each delivery is in one hand at a time.
 * @returns how many events were confirmed
 */
export async function deliverFeeds(options: DeliverFeeds): Promise<number> {
  const { kind, events, clock } = options
  const due = await events.dueDeliveries(kind, clock(), deliveriesAtOnceMax)
  const hands = await Promise.allSettled(due.map((delivery) => workOff(options, delivery)))
  let confirmed = 0
  for (const hand of hands) {
    if (hand.status === 'rejected') throw hand.reason
    confirmed += hand.value
  }
  return confirmed
}

/** Sends for this delivery and then for whatever else is due. */
async function workOff(options: DeliverFeeds, first: Delivery): Promise<number> {
  const { kind, events, clock } = options
  let delivery: Delivery | undefined = first
  let confirmed = 0
  for (let turn = 1; delivery !== undefined; turn += 1) {
    confirmed += await sendNext(options, delivery)
    // What is taken is leased, so nothing is taken that is not sent in this round.
    const more = turn < deliveryTurnsMax ? await events.dueDeliveries(kind, clock(), 1) : []
    delivery = more.at(0)
  }
  return confirmed
}

async function sendNext(options: DeliverFeeds, delivery: Delivery): Promise<number> {
  const { events, clock, itemsMax, send } = options
  const { feed, target, after, attempts } = delivery
  const items = itemsThatFit(await events.read(feed, after, itemsMax))
  const last = items.at(-1)
  if (last === undefined) {
    await events.delivered(feed, target, after, clock())
    return 0
  }
  let isConfirmed = false
  try {
    isConfirmed = await send(delivery, items)
  } finally {
    // After a fault of ours too, so that the others are not kept waiting by it round after round.
    if (!isConfirmed) {
      const at = clock()
      await events.failed(feed, target, at + retryDelayMs(attempts + 1), at)
    }
  }
  if (!isConfirmed) return 0
  await events.delivered(feed, target, last.position, clock())
  return items.length
}
