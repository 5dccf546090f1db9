import type { Instant } from '@piaoqiao/domain'
import { pushEventsMax } from '@piaoqiao/protocol'
import type { PushRequest } from '@piaoqiao/protocol'
import type { EventCarrier, EventStore, EventWatch, IssuedFeedItem } from '../event-ports.ts'
import { deliverFeeds } from './deliver-feeds.ts'

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
