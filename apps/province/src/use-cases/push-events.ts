import type { Instant } from '@piaoqiao/domain'
import { pushEventsMax } from '@piaoqiao/protocol'
import type { PushRequest } from '@piaoqiao/protocol'
import type { EventCarrier, EventStore, EventWatch, IssuedFeedItem } from '../event-ports.ts'
import { deliverFeeds } from './deliver-feeds.ts'

/** Most characters of event text in one push: its envelope stays well below what any receiver takes. */
export const pushTextLengthMax = 256 * 1024

/** Tells other provinces the events of bills here in which their parties have a stake. */
export function createPushEvents(options: {
  readonly events: Pick<EventStore, 'dueDeliveries' | 'read' | 'delivered' | 'failed'>
  readonly carrier: Pick<EventCarrier, 'push'>
  readonly clock: () => Instant
  readonly watch: Pick<EventWatch, 'pushRefused'>
}): () => Promise<number> {
  const { events, carrier, clock, watch } = options
  return () =>
    deliverFeeds({
      kind: 'province',
      events,
      clock,
      itemsMax: pushEventsMax,
      fitting: fittingTexts,
      send: async ({ target }, items) => {
        const pushed = await carrier.push(target, pushRequest(items))
        if (pushed === 'refused') watch.pushRefused(target)
        return pushed === 'done'
      },
    })
}

function pushRequest(items: readonly IssuedFeedItem[]): PushRequest {
  return {
    deliveries: items.map(({ subscriberId, event: { text, previousHash, hash } }) => ({
      subscriber: subscriberId,
      event: { text, previousHash, hash },
    })),
  }
}

function fittingTexts(items: readonly IssuedFeedItem[]): number {
  let length = 0
  for (const [index, { event }] of items.entries()) {
    length += event.text.length
    if (length > pushTextLengthMax) return Math.max(index, 1)
  }
  return items.length
}
