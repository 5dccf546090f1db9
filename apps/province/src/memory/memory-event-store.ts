import type { ProvinceCode, Stakeholder, BillId } from '@piaoqiao/domain'
import type { EventStore, FaultySubscription } from '../event-ports.ts'
import type { ForeignEvent } from '../ports.ts'
import { followChains, subscriptionKey } from '../use-cases/follow-chains.ts'
import { billLockKey } from './memory-bill-store.ts'
import type { Client, MemoryDatabase, MemoryTransaction } from './memory-database.ts'
import {
  delivered,
  failed,
  hasten,
  leaseDue,
  moveOutboxRows,
  registerWebhook,
} from './memory-deliveries.ts'
import { findEvents, readFeed } from './memory-feeds.ts'
import type { RegistryTables } from './registry-tables.ts'
import { drawOutboxRow } from './registry-tables.ts'

const attemptsMax = 3

interface EventStoreOptions {
  readonly database: MemoryDatabase
  readonly tables: RegistryTables
  readonly client: Client
  readonly province: ProvinceCode
  /** How long a delivery that was handed out is nobody else's. */
  readonly leaseMs: number
}

/** Feeds, deliveries and events of other provinces in memory. */
export function createMemoryEventStore(options: EventStoreOptions): EventStore {
  const { database, tables, client, province, leaseMs } = options
  const read: <T>(run: () => T) => Promise<T> = (run) => database.read(client, run)
  const write: <T>(run: () => T) => Promise<T> = (run) => database.statement(client, run)
  const inTransaction = <T>(work: (transaction: MemoryTransaction) => Promise<T>) =>
    database.transaction(client, attemptsMax, work)
  return {
    sequenceOutbox: (rowsMax) =>
      inTransaction((transaction) => moveOutboxRows(tables, transaction, province, rowsMax)),
    read: (feed, after, limit) => read(() => readFeed(tables, province, feed, after, limit)),
    find: (keys) => read(() => findEvents(tables, province, keys)),
    findEvent: ({ billId, sequence }) =>
      read(() => tables.events.get(billId)?.[sequence - 1] ?? null),
    dueDeliveries: (kind, at, limit) => write(() => leaseDue(tables, kind, at, { limit, leaseMs })),
    delivered: (feed, target, position) => write(() => delivered(tables, feed, target, position)),
    failed: (feed, target, retryAt) => write(() => failed(tables, feed, target, retryAt)),
    hasten: (feed, at) => write(() => hasten(tables, feed, at)),
    registerWebhook: (party, appId, url) => write(() => registerWebhook(tables, party, appId, url)),
    takeForeign: (events) =>
      inTransaction((transaction) => takeForeign(options, transaction, events)),
    foreignHeads: (after, limit) =>
      read(() => headsByBill(tables, after, limit, ({ sequence }) => sequence > 0, true)),
    markFaults: (faulty) => write(() => markFaults(tables, faulty)),
    findFaults: (after, limit) => read(() => findFaults(tables, after, limit)),
    takeBehind: (after, limit) => write(() => takeBehind(tables, after, limit)),
    pushAgain: (subscriber, billId, from) =>
      inTransaction((transaction) => pushAgain(tables, transaction, subscriber, billId, from)),
  }
}

async function takeForeign(
  { tables, province }: EventStoreOptions,
  transaction: MemoryTransaction,
  events: readonly ForeignEvent[],
): Promise<number> {
  const keys = [...new Set(events.map(keyOf))].toSorted()
  await transaction.step(() => undefined)
  await transaction.lock(keys.map((key) => `head ${key}`))
  const known = keys.flatMap((key) => tables.foreignHeads.get(key) ?? [])
  const { fresh, heads } = followChains(known, events)
  if (fresh.length === 0) return 0
  await transaction.step(() => {
    const rows = [...Map.groupBy(fresh, ({ subscriberId }) => subscriberId)].map(
      ([subscriberId, own]) =>
        drawOutboxRow(tables, {
          subscriberId,
          subscriberProvince: province,
          events: own.map(({ event: { billId, sequence } }) => ({ billId, sequence })),
        }),
    )
    transaction.write({
      newKeys: fresh.map((one) => `foreign ${keyOf(one)} ${one.event.sequence}`),
      apply: () => {
        for (const one of fresh) {
          tables.foreignEvents.set(`${keyOf(one)} ${one.event.sequence}`, one.event)
        }
        for (const head of heads) {
          tables.foreignHeads.set(subscriptionKey(head), { ...head, fault: null })
        }
        for (const row of rows) tables.outbox.set(row.outboxId, row)
      },
    })
  })
  return fresh.length
}

function keyOf({ subscriberId, event }: ForeignEvent): string {
  return subscriptionKey({ subscriberId, billId: event.billId })
}

type Head = RegistryTables['foreignHeads'] extends Map<string, infer Row> ? Row : never

function headsByBill(
  { foreignHeads }: RegistryTables,
  after: BillId,
  limit: number,
  holds: (head: Head) => boolean,
  withTies: boolean,
): readonly Head[] {
  const heads = [...foreignHeads.values()]
    .filter((head) => head.billId > after && holds(head))
    .toSorted((a, b) => Number(a.billId - b.billId))
  const last = heads[limit - 1]
  if (last === undefined || !withTies) return heads.slice(0, limit)
  return heads.filter(({ billId }, index) => index < limit || billId === last.billId)
}

function markFaults({ foreignHeads }: RegistryTables, faulty: readonly FaultySubscription[]): void {
  for (const subscription of faulty) {
    const key = subscriptionKey(subscription)
    const head = foreignHeads.get(key)
    if (head !== undefined) foreignHeads.set(key, { ...head, fault: subscription.fault })
  }
}

function findFaults(
  tables: RegistryTables,
  after: BillId,
  limit: number,
): readonly FaultySubscription[] {
  return headsByBill(tables, after, limit, () => true, true).flatMap(
    ({ subscriberId, billId, fault }) => (fault === null ? [] : [{ subscriberId, billId, fault }]),
  )
}

function takeBehind(tables: RegistryTables, after: BillId, limit: number): readonly Head[] {
  const taken = headsByBill(tables, after, limit, ({ fault }) => fault === 'EVENT_GAP', false)
  for (const head of taken) {
    tables.foreignHeads.set(subscriptionKey(head), { ...head, fault: null })
  }
  return taken
}

async function pushAgain(
  tables: RegistryTables,
  transaction: MemoryTransaction,
  subscriber: Stakeholder,
  billId: BillId,
  fromSequence: number,
): Promise<number> {
  await transaction.step(() => undefined)
  await transaction.lock([billLockKey(billId)])
  return transaction.step(() => {
    const history = tables.events.get(billId) ?? []
    const events = history
      .filter(({ sequence }) => sequence >= fromSequence)
      .map(({ sequence }) => ({ billId, sequence }))
    if (events.length === 0) return 0
    const { id: subscriberId, province: subscriberProvince } = subscriber
    const row = drawOutboxRow(tables, { subscriberId, subscriberProvince, events })
    transaction.write({ newKeys: [], apply: () => tables.outbox.set(row.outboxId, row) })
    return events.length
  })
}
