import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { EventStore } from '../event-ports.ts'
import { billNumbered, company, hospital, insurer, school } from '../testing/sample-parties.ts'
import { createFeedStore } from './feed-store.ts'
import { openProvinceDatabase } from './testing/province-database.ts'
import type { ProvinceDatabase } from './testing/province-database.ts'
import { openSampleRegistry } from './testing/sample-registry.ts'
import type { SampleRegistry } from './testing/sample-registry.ts'

let database: ProvinceDatabase
let registry: SampleRegistry
let events: EventStore

beforeAll(async () => {
  database = await openProvinceDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.pool.query(
    'truncate bills, bill_states, bill_events, payer_bills, operations, due_locks, outbox, feeds, feed_rows, deliveries',
  )
  registry = openSampleRegistry(database.pool)
  events = createFeedStore(database.pool, '50')
})

async function sequenceAll(rowsMax = 1000): Promise<void> {
  while ((await events.sequenceOutbox(rowsMax)) > 0);
}

/** A feed as `number of the bill:number of the event`. */
async function feedOf(feed: string, after = 0n, limit = 1000): Promise<string[]> {
  const items = await events.read(feed, after, limit)
  return items.map(({ event }) => `${event.billId % 1000n}:${event.sequence}`)
}

test('the events of a bill reach all who have a stake from when their stake begins', async () => {
  const bill = billNumbered(1)
  await registry.register(bill)
  await registry.lock(bill, company)
  await registry.unlock(bill, company)
  await registry.lock(bill, school)
  await sequenceAll()
  expect(await feedOf(hospital.id)).toEqual(['1:1', '1:2', '1:3', '1:4'])
  expect(await feedOf(school.id)).toEqual(['1:4'])
  expect(await feedOf('province:32')).toEqual(['1:2', '1:3', '1:4'])
  expect(await feedOf(company.id)).toEqual([])
})

test('a feed of another province names for which of its parties each entry is', async () => {
  await registry.register(billNumbered(1), billNumbered(2))
  await registry.lock(billNumbered(1), company)
  await registry.lock(billNumbered(2), insurer)
  await sequenceAll()
  const items = await events.read('province:32', 0n, 10)
  expect(items.map(({ subscriberId }) => subscriberId)).toEqual([company.id, insurer.id])
})

test('an entry carries the text, its place in the chain and the issuer of the bill', async () => {
  const bill = billNumbered(1)
  await registry.register(bill)
  await registry.lock(bill, school)
  await sequenceAll()
  const [first, second] = await events.read(hospital.id, 0n, 10)
  expect(first?.event.previousHash).toBe('0'.repeat(64))
  expect(second?.event.previousHash).toBe(first?.event.hash)
  expect(JSON.parse(second?.event.text ?? '')).toMatchObject({ change: { kind: 'bill.locked' } })
  expect(second?.issuerId).toBe(hospital.id)
  expect(second?.position).toBe(2n)
})

test('a page ends at its limit and the next goes on after it, also within one transaction', async () => {
  await registry.register(...[1, 2, 3, 4, 5].map(billNumbered))
  await registry.register(...[6, 7].map(billNumbered))
  await sequenceAll()
  expect(await feedOf(hospital.id, 0n, 2)).toEqual(['1:1', '2:1'])
  expect(await feedOf(hospital.id, 2n, 2)).toEqual(['3:1', '4:1'])
  expect(await feedOf(hospital.id, 4n, 2)).toEqual(['5:1', '6:1'])
  expect(await feedOf(hospital.id, 6n, 2)).toEqual(['7:1'])
  expect(await feedOf(hospital.id, 7n, 2)).toEqual([])
  expect(await feedOf(hospital.id, 900n, 2)).toEqual([])
})

test('positions go on from where the last round ended', async () => {
  await registry.register(...[1, 2, 3].map(billNumbered))
  await sequenceAll()
  await registry.register(billNumbered(4))
  await sequenceAll()
  const items = await events.read(hospital.id, 0n, 10)
  expect(items.map(({ position }) => position)).toEqual([1n, 2n, 3n, 4n])
})

test('while one process sequences, another leaves it alone', async () => {
  await registry.register(billNumbered(1))
  const other = await database.pool.connect()
  try {
    await other.query('begin')
    await other.query('select pg_advisory_xact_lock(7309002)')
    expect(await events.sequenceOutbox(1000)).toBe(0)
    await other.query('rollback')
    expect(await events.sequenceOutbox(1000)).toBe(1)
  } finally {
    other.release()
  }
})

test('a round takes no more rows than it is given, oldest first', async () => {
  for (const number of [1, 2, 3]) await registry.register(billNumbered(number))
  expect(await events.sequenceOutbox(2)).toBe(2)
  expect(await feedOf(hospital.id)).toEqual(['1:1', '2:1'])
  expect(await events.sequenceOutbox(2)).toBe(1)
  expect(await events.sequenceOutbox(2)).toBe(0)
})

test('a cursor skips, doubles and reorders nothing while writers and sequencers race', async () => {
  const bills = Array.from({ length: 30 }, (_, index) => billNumbered(index + 1))
  const written = new AbortController()
  const write = async (bill: bigint) => {
    await registry.register(bill)
    for (const unit of [school, company, insurer]) {
      await registry.lock(bill, unit)
      await registry.unlock(bill, unit)
    }
  }
  const sequence = async () => {
    while (!written.signal.aborted) await events.sequenceOutbox(7)
  }
  const seen: { readonly position: bigint; readonly billId: bigint; readonly sequence: number }[] =
    []
  const follow = async () => {
    while (!written.signal.aborted) {
      const items = await events.read(hospital.id, BigInt(seen.length), 13)
      for (const { position, event } of items) seen.push({ position, ...event })
    }
  }
  const others = [follow(), sequence(), sequence()]
  await Promise.all(bills.map(write)).finally(() => written.abort())
  await Promise.all(others)
  await sequenceAll()
  for (const { position, event } of await events.read(hospital.id, BigInt(seen.length), 1000)) {
    seen.push({ position, ...event })
  }

  expect(seen.map(({ position }) => position)).toEqual(seen.map((_, index) => BigInt(index + 1)))
  for (const bill of bills) {
    const numbers = seen.filter(({ billId }) => billId === bill).map(({ sequence: one }) => one)
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7])
  }
  const abroad = await events.read('province:32', 0n, 1000)
  for (const bill of bills) {
    for (const [unit, first] of [
      [company, 4],
      [insurer, 6],
    ] as const) {
      const numbers = abroad
        .filter(({ subscriberId, event }) => subscriberId === unit.id && event.billId === bill)
        .map(({ event }) => event.sequence)
      expect(numbers).toEqual([4, 5, 6, 7].filter((number) => number >= first))
    }
  }
})
