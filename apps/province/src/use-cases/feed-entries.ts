import type { BillEvent } from '@piaoqiao/domain'
import { eventFromText } from '@piaoqiao/domain'
import type { FeedEntry } from '@piaoqiao/protocol'
import type { EventStore, IssuedFeedItem } from '../event-ports.ts'
import { originSequence } from './event-origin.ts'
import { wireEventFor } from './event-view.ts'

/**
 * The entries of a feed as its subscriber may see them, in the same order.
 * @param forPayer whether a portal reads them
 */
export async function feedEntries(
  events: Pick<EventStore, 'find'>,
  items: readonly IssuedFeedItem[],
  forPayer = false,
): Promise<FeedEntry[]> {
  const origins = await findOrigins(events, items)
  return items.map((item) => {
    const { position, subscriberId, event, issuerId } = item
    const context = { issuerId, origin: origins.get(item) ?? null, forPayer }
    return { position: position.toString(), event: wireEventFor(event, subscriberId, context) }
  })
}

async function findOrigins(
  events: Pick<EventStore, 'find'>,
  items: readonly IssuedFeedItem[],
): Promise<ReadonlyMap<IssuedFeedItem, BillEvent>> {
  const origins = new Map<IssuedFeedItem, BillEvent>()
  const asked = items.flatMap((item) => {
    const sequence = originSequence(eventFromText(item.event.text))
    if (sequence === null) return []
    const { subscriberId, event } = item
    return [{ item, key: { subscriberId, billId: event.billId, sequence } }]
  })
  if (asked.length === 0) return origins
  const found = await events.find(asked.map(({ key }) => key))
  for (const [index, { item }] of asked.entries()) {
    const origin = found[index]
    if (origin) origins.set(item, eventFromText(origin.text))
  }
  return origins
}
