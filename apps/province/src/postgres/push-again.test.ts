import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EventStore } from '../event-ports.ts'
import { billNumbered, company } from '../testing/sample-parties.ts'
import { createFeedStore } from './feed-store.ts'
import { untilBlocked } from './testing/blocked-statement.ts'
import { openProvinceDatabase } from './testing/province-database.ts'
import type { ProvinceDatabase } from './testing/province-database.ts'
import { openSampleRegistry } from './testing/sample-registry.ts'
import type { SampleRegistry } from './testing/sample-registry.ts'

let database: ProvinceDatabase
let registry: SampleRegistry
let events: EventStore
const subscriber = { id: company.id, province: '32' }

beforeAll(async () => {
  database = await openProvinceDatabase()
  registry = openSampleRegistry(database.pool)
  events = createFeedStore(database.pool, '50')
})
afterAll(() => database.close())

async function pushedAfter(position: bigint): Promise<number[]> {
  while ((await events.sequenceOutbox(1000)) > 0);
  const items = await events.read('province:32', position, 100)
  return items.map(({ event }) => event.sequence)
}

test('the events of a bill are put into the feed again from a number on', async () => {
  const bill = billNumbered(1)
  await registry.register(bill)
  await registry.lock(bill, company)
  await registry.unlock(bill, company)
  expect(await pushedAfter(0n)).toEqual([2, 3])
  expect(await events.pushAgain(subscriber, bill, 3)).toBe(1)
  expect(await events.pushAgain(subscriber, bill, 1)).toBe(3)
  expect(await pushedAfter(2n)).toEqual([3, 1, 2, 3])
})

test('nothing is put into the feed where there is nothing', async () => {
  expect(await events.pushAgain(subscriber, billNumbered(1), 9)).toBe(0)
  expect(await events.pushAgain(subscriber, billNumbered(99), 1)).toBe(0)
})

test('an event that is just being written is among those that are pushed again', async () => {
  const bill = billNumbered(2)
  await registry.register(bill)
  const end = BigInt((await events.read('province:32', 0n, 100)).length)
  const writer = await database.pool.connect()
  try {
    await writer.query('begin')
    await writer.query('select from bill_states where bill_id = $1 for update', [bill])
    const pushing = events.pushAgain(subscriber, bill, 1)
    await untilBlocked(database.pool, 'select from bill_states')
    await writer.query(`insert into bill_events values ($1, 2, '', '{}')`, [bill])
    await writer.query('commit')
    expect(await pushing).toBe(2)
  } finally {
    writer.release()
  }
  expect(await pushedAfter(end)).toEqual([1, 2])
})

test('one event of an own bill can be found, and none of others', async () => {
  const found = await events.findEvent({ billId: billNumbered(1), sequence: 2 })
  expect(found).toMatchObject({ billId: billNumbered(1), sequence: 2 })
  expect(await events.findEvent({ billId: billNumbered(1), sequence: 4 })).toBeNull()
  expect(await events.findEvent({ billId: 32_0601_26_0000000001n, sequence: 1 })).toBeNull()
})
