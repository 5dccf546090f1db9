import type { Instant } from '@piaoqiao/domain'
import type { EventStore, WebhookCarrier } from '../event-ports.ts'
import { deliverFeeds } from './deliver-feeds.ts'
import { feedEntries } from './feed-entries.ts'

/** Most events of one message to a webhook. */
export const webhookEventsMax = 200

/** `event.deliver` (事件通知): tells the webhooks of parties here what their feeds hold. */
export function createDeliverWebhooks(options: {
  readonly events: Pick<EventStore, 'dueDeliveries' | 'read' | 'find' | 'delivered' | 'failed'>
  readonly carrier: WebhookCarrier
  readonly clock: () => Instant
  /** Whether an application is a portal; without it, none is. */
  readonly isPortal?: (appId: string) => Promise<boolean>
}): () => Promise<number> {
  const { events, carrier, clock, isPortal } = options
  return () =>
    deliverFeeds({
      kind: 'webhook',
      events,
      clock,
      itemsMax: webhookEventsMax,
      send: async ({ target, webhookUrl }, items) => {
        if (webhookUrl === null) throw new Error('the delivery of a webhook has its address')
        const entries = await feedEntries(events, items, await isPortal?.(target))
        return carrier.deliver({ appId: target, url: webhookUrl }, { entries })
      },
    })
}
