import { dayMs } from '@piaoqiao/domain'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { EventStore } from '../event-ports.ts'
import { billNumbered, company, hospital, start } from '../testing/sample-parties.ts'
import { retryDelayMaxMs } from '../use-cases/deliver-feeds.ts'
import { deliveryLeaseMs } from './deliveries.ts'
import { createFeedStore } from './feed-store.ts'
import { untilBlocked } from './testing/blocked-statement.ts'
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

const webhook = 'https://example.org/events'
let bills = 0

/** Adds an event to the feed of province 32, and two to the hospital's. */
async function lockAnother(): Promise<void> {
  bills += 1
  await registry.register(billNumbered(bills))
  await registry.lock(billNumbered(bills), company)
  await events.sequenceOutbox(1000)
}

async function due(kind: 'province' | 'webhook', at = start): Promise<string[]> {
  const deliveries = await events.dueDeliveries(kind, at, 10)
  return deliveries.map(({ feed, target, after }) => `${feed} ${target} after ${after}`)
}

test("another province's delivery begins with the first event for it", async () => {
  expect(await due('province')).toEqual([])
  await lockAnother()
  expect(await due('province')).toEqual(['province:32 32 after 0'])
  expect(await due('webhook')).toEqual([])
})

test('whoever takes a delivery has it alone until the lease ends', async () => {
  await lockAnother()
  const taken = await Promise.all([due('province'), due('province'), due('province')])
  expect(taken.flat()).toEqual(['province:32 32 after 0'])
  expect(await due('province', start + deliveryLeaseMs - 1)).toEqual([])
  expect(await due('province', start + deliveryLeaseMs)).toHaveLength(1)
})

test('a delivery that is up to date sleeps until its feed grows', async () => {
  await lockAnother()
  await due('province')
  await events.delivered('province:32', '32', 1n, start)
  expect(await due('province', Number.MAX_SAFE_INTEGER)).toEqual([])
  await lockAnother()
  expect(await due('province')).toEqual(['province:32 32 after 1'])
})

test('a delivery that is still behind is due again at once', async () => {
  await lockAnother()
  await lockAnother()
  await due('province')
  await events.delivered('province:32', '32', 1n, start)
  expect(await due('province')).toEqual(['province:32 32 after 1'])
})

test('a late confirmation takes nothing back', async () => {
  await lockAnother()
  await lockAnother()
  await events.delivered('province:32', '32', 2n, start)
  await events.delivered('province:32', '32', 1n, start)
  await lockAnother()
  expect(await due('province')).toEqual(['province:32 32 after 2'])
})

test('a failed delivery waits for its time, and says how often it failed', async () => {
  await lockAnother()
  await due('province')
  await events.failed('province:32', '32', start + 5_000, start)
  expect(await due('province', start + 4_999)).toEqual([])
  const [again] = await events.dueDeliveries('province', start + 5_000, 1)
  expect(again).toMatchObject({ after: 0n, attempts: 1 })
  await events.failed('province:32', '32', start, start)
  const [third] = await events.dueDeliveries('province', start, 1)
  expect(third?.attempts).toBe(2)
  await events.delivered('province:32', '32', 1n, start)
  await lockAnother()
  const [afterwards] = await events.dueDeliveries('province', start, 1)
  expect(afterwards?.attempts).toBe(0)
})

test('a clock that was ahead when a delivery failed does not put it off for days', async () => {
  await lockAnother()
  await due('province')
  await events.failed('province:32', '32', start + retryDelayMaxMs, start)
  expect(await due('province')).toEqual([])
  await events.failed('province:32', '32', start + 3 * dayMs, start)
  expect(await due('province')).toEqual(['province:32 32 after 0'])
})

test('a failed delivery can be hastened; one that sleeps goes on sleeping', async () => {
  await lockAnother()
  await due('province')
  await events.failed('province:32', '32', start + 600_000, start)
  await events.hasten('province:32', start + 1)
  expect(await due('province', start + 1)).toHaveLength(1)
  await events.delivered('province:32', '32', 1n, start)
  await events.hasten('province:32', start + 2)
  expect(await due('province', start + 2)).toEqual([])
})

test('a new webhook is told what comes after the present end of its feed', async () => {
  await lockAnother()
  await events.registerWebhook(hospital.id, 'app-1', webhook)
  expect(await due('webhook')).toEqual([`${hospital.id} app-1 after 2`])
  await events.delivered(hospital.id, 'app-1', 2n, start)
  await lockAnother()
  const [delivery] = await events.dueDeliveries('webhook', start, 1)
  expect(delivery).toMatchObject({ after: 2n, webhookUrl: webhook })
})

test('a webhook that is named before the first event misses none', async () => {
  await events.registerWebhook(hospital.id, 'app-1', webhook)
  await due('webhook')
  await events.delivered(hospital.id, 'app-1', 0n, start)
  await lockAnother()
  expect(await due('webhook')).toEqual([`${hospital.id} app-1 after 0`])
})

test('a changed address goes on where the old one was; a removed one is told nothing', async () => {
  await events.registerWebhook(hospital.id, 'app-1', webhook)
  await lockAnother()
  await events.delivered(hospital.id, 'app-1', 1n, start)
  await events.registerWebhook(hospital.id, 'app-1', 'https://example.org/other')
  const [delivery] = await events.dueDeliveries('webhook', start, 1)
  expect(delivery).toMatchObject({ after: 1n, webhookUrl: 'https://example.org/other' })
  await events.registerWebhook(hospital.id, 'app-1', null)
  await lockAnother()
  expect(await due('webhook', Number.MAX_SAFE_INTEGER)).toEqual([])
})

test('a delivery does not fall asleep over events that are just being added', async () => {
  await lockAnother()
  await due('province')
  const sequencer = await database.pool.connect()
  try {
    await sequencer.query('begin')
    await sequencer.query(
      `update feeds set last_position = last_position + 1 where feed = 'province:32'`,
    )
    const delivered = events.delivered('province:32', '32', 1n, start)
    await untilBlocked(database.pool, 'with feed as')
    await sequencer.query('commit')
    await delivered
  } finally {
    sequencer.release()
  }
  expect(await due('province')).toEqual(['province:32 32 after 1'])
})

test('those who have waited longest come first', async () => {
  await lockAnother()
  await events.registerWebhook(hospital.id, 'late', webhook)
  await events.registerWebhook(hospital.id, 'early', webhook)
  await events.dueDeliveries('webhook', start, 2)
  await events.failed(hospital.id, 'late', start + 20, start)
  await events.failed(hospital.id, 'early', start + 10, start)
  const [first] = await events.dueDeliveries('webhook', start + 30, 1)
  expect(first?.target).toBe('early')
})
