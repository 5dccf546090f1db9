import type { Instant, PartyId, ProvinceCode } from '@piaoqiao/domain'
import type { DeliveryKind } from '../event-ports.ts'
import type { Delivery, FeedName } from '../ports.ts'
import { retryDelayMaxMs } from '../use-cases/deliver-feeds.ts'
import type { MemoryTransaction } from './memory-database.ts'
import type { DeliveryRow, OutboxRow, RegistryTables } from './registry-tables.ts'

const provincePrefix = 'province:'

/** Moves the rows with the smallest ids among those that are committed; 0 when another process is moving them. */
export async function moveOutboxRows(
  tables: RegistryTables,
  transaction: MemoryTransaction,
  province: ProvinceCode,
  rowsMax: number,
): Promise<number> {
  const isAlone = await transaction.step(() => transaction.tryLock('sequencer'))
  if (!isAlone) return 0
  const rows = await transaction.step(() =>
    [...tables.outbox.values()].toSorted((a, b) => a.outboxId - b.outboxId).slice(0, rowsMax),
  )
  transaction.write({
    newKeys: [],
    apply: () => {
      for (const row of rows) place(tables, province, row)
    },
  })
  return rows.length
}

function place(tables: RegistryTables, province: ProvinceCode, row: OutboxRow): void {
  const { outboxId, subscriberId, subscriberProvince, events } = row
  tables.outbox.delete(outboxId)
  const feed = subscriberProvince === province ? subscriberId : provincePrefix + subscriberProvince
  const rows = tables.feeds.get(feed) ?? []
  for (const { billId, sequence } of events) rows.push({ subscriberId, billId, sequence })
  tables.feeds.set(feed, rows)
  wake(tables, feed)
}

function wake({ deliveries }: RegistryTables, feed: FeedName): void {
  for (const [key, delivery] of deliveries) {
    if (delivery.feed === feed && delivery.nextAttemptAt === null) {
      deliveries.set(key, { ...delivery, nextAttemptAt: 0 })
    }
  }
  const target = feed.slice(provincePrefix.length)
  if (!feed.startsWith(provincePrefix) || deliveries.has(deliveryKey(feed, target))) return
  deliveries.set(deliveryKey(feed, target), {
    feed,
    target,
    webhookUrl: null,
    deliveredPosition: 0,
    attempts: 0,
    nextAttemptAt: 0,
  })
}

export function leaseDue(
  { deliveries }: RegistryTables,
  kind: DeliveryKind,
  at: Instant,
  { limit, leaseMs }: { readonly limit: number; readonly leaseMs: number },
): readonly Delivery[] {
  const due = [...deliveries.values()]
    .filter(({ webhookUrl }) => (webhookUrl === null) === (kind === 'province'))
    .filter(({ nextAttemptAt }) => nextAttemptAt !== null && isDue(nextAttemptAt, at))
    .toSorted((a, b) => (a.nextAttemptAt ?? 0) - (b.nextAttemptAt ?? 0))
    .slice(0, limit)
  for (const delivery of due) {
    const leased = { ...delivery, nextAttemptAt: at + leaseMs }
    deliveries.set(deliveryKey(delivery.feed, delivery.target), leased)
  }
  return due.map(({ feed, target, webhookUrl, deliveredPosition, attempts }) => ({
    feed,
    target,
    webhookUrl,
    after: BigInt(deliveredPosition),
    attempts,
  }))
}

/** What seems to wait longer than any delivery does was put off by a clock that was ahead. */
function isDue(nextAttemptAt: Instant, at: Instant): boolean {
  return nextAttemptAt <= at || nextAttemptAt > at + retryDelayMaxMs
}

export function delivered(
  tables: RegistryTables,
  feed: FeedName,
  target: string,
  position: bigint,
): void {
  change(tables, feed, target, (delivery) => {
    const deliveredPosition = Math.max(delivery.deliveredPosition, Number(position))
    const last = tables.feeds.get(feed)?.length ?? 0
    return {
      ...delivery,
      deliveredPosition,
      attempts: 0,
      nextAttemptAt: deliveredPosition < last ? 0 : null,
    }
  })
}

export function failed(
  tables: RegistryTables,
  feed: FeedName,
  target: string,
  retryAt: Instant,
): void {
  change(tables, feed, target, (delivery) =>
    delivery.nextAttemptAt === null
      ? delivery
      : { ...delivery, attempts: delivery.attempts + 1, nextAttemptAt: retryAt },
  )
}

export function hasten({ deliveries }: RegistryTables, feed: FeedName, at: Instant): void {
  for (const [key, delivery] of deliveries) {
    if (delivery.feed === feed && (delivery.nextAttemptAt ?? 0) > at) {
      deliveries.set(key, { ...delivery, nextAttemptAt: at })
    }
  }
}

export function registerWebhook(
  { deliveries, feeds }: RegistryTables,
  partyId: PartyId,
  appId: string,
  url: string | null,
): void {
  const key = deliveryKey(partyId, appId)
  if (url === null) {
    deliveries.delete(key)
    return
  }
  const deliveredPosition =
    deliveries.get(key)?.deliveredPosition ?? feeds.get(partyId)?.length ?? 0
  deliveries.set(key, {
    feed: partyId,
    target: appId,
    webhookUrl: url,
    deliveredPosition,
    attempts: 0,
    nextAttemptAt: 0,
  })
}

function change(
  { deliveries }: RegistryTables,
  feed: FeedName,
  target: string,
  next: (delivery: DeliveryRow) => DeliveryRow,
): void {
  const key = deliveryKey(feed, target)
  const delivery = deliveries.get(key)
  if (delivery !== undefined) deliveries.set(key, next(delivery))
}

function deliveryKey(feed: FeedName, target: string): string {
  return `${feed} ${target}`
}
