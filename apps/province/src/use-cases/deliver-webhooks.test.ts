import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { EventStore, Webhook } from '../event-ports.ts'
import { createFeedStore } from '../postgres/feed-store.ts'
import { openProvinceDatabase } from '../postgres/testing/province-database.ts'
import type { ProvinceDatabase } from '../postgres/testing/province-database.ts'
import { openSampleRegistry } from '../postgres/testing/sample-registry.ts'
import type { SampleRegistry } from '../postgres/testing/sample-registry.ts'
import { portal } from '../testing/sample-accounts.ts'
import { sampleFacts } from '../testing/sample-history.ts'
import { billNumbered, hospital, school, start } from '../testing/sample-parties.ts'
import {
  deliveryTurnsMax,
  retryDelayFirstMs,
  retryDelayMaxMs,
  retryDelayMs,
} from './deliver-feeds.ts'
import { createDeliverWebhooks, webhookEventsMax } from './deliver-webhooks.ts'

let database: ProvinceDatabase
let registry: SampleRegistry
let events: EventStore
let now = start

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
  now = start
})

async function happen(...numbers: number[]): Promise<void> {
  for (const number of numbers) await registry.register(billNumbered(number))
  await events.sequenceOutbox(1000)
}

/** A subscriber that confirms as its answers say, in turn, and everything once they are used up. */
function subscriber(...answers: boolean[]) {
  const received: { readonly webhook: Webhook; readonly positions: string[] }[] = []
  const deliver = createDeliverWebhooks({
    events,
    clock: () => now,
    carrier: {
      deliver: async (webhook, { entries }) => {
        received.push({ webhook, positions: entries.map(({ position }) => position) })
        return answers.shift() ?? true
      },
    },
  })
  return { received, deliver }
}

test('a webhook is told the feed of its party in order, with what it may see', async () => {
  await events.registerWebhook(hospital.id, 'his', 'https://example.org/his')
  await happen(1, 2, 3)
  const { received, deliver } = subscriber()
  expect(await deliver()).toBe(3)
  expect(received).toEqual([
    { webhook: { appId: 'his', url: 'https://example.org/his' }, positions: ['1', '2', '3'] },
  ])
  expect(await deliver()).toBe(0)
})

test('only the webhook of a portal is told whose bill it is', async () => {
  await events.registerWebhook(hospital.id, 'his', 'https://example.org/his')
  await events.registerWebhook(portal.id, 'portal', 'https://example.org/portal')
  const portals = [{ id: portal.id, province: portal.province }]
  const change = { kind: 'bill.register', facts: sampleFacts, portals } as const
  await registry.change(billNumbered(1), hospital, change)
  await events.sequenceOutbox(1000)
  const told = new Map<string, unknown>()
  const deliver = createDeliverWebhooks({
    events,
    clock: () => now,
    isPortal: async (appId) => appId === 'portal',
    carrier: {
      deliver: async ({ appId }, { entries }) => {
        told.set(appId, entries[0]?.event.details)
        return true
      },
    },
  })
  expect(await deliver()).toBe(2)
  expect(told.get('portal')).toMatchObject({ payerKey: sampleFacts.payerKey })
  expect(told.get('his')).not.toHaveProperty('payerKey')
})

test('what is not confirmed comes again before anything later', async () => {
  await events.registerWebhook(hospital.id, 'his', 'https://example.org/his')
  await happen(1, 2)
  const { received, deliver } = subscriber(false, false, true)
  await deliver()
  await happen(3)
  now += retryDelayMs(1)
  await deliver()
  now += retryDelayMs(2)
  await happen(4)
  await deliver()
  const positions = received.map(({ positions: told }) => told.join())
  expect(positions).toEqual(['1,2', '1,2,3', '1,2,3,4'])
})

test('one that does not confirm is asked again only when its delay is over', async () => {
  await events.registerWebhook(hospital.id, 'his', 'https://example.org/his')
  await happen(1)
  const { received, deliver } = subscriber(false)
  await deliver()
  now += retryDelayFirstMs - 1
  await deliver()
  expect(received).toHaveLength(1)
  now += 1
  await deliver()
  expect(received).toHaveLength(2)
})

test('one that fails keeps nobody else from theirs', async () => {
  await events.registerWebhook(hospital.id, 'his', 'https://example.org/his')
  await events.registerWebhook(school.id, 'books', 'https://example.org/books')
  await registry.register(billNumbered(1))
  await registry.lock(billNumbered(1), school)
  await events.sequenceOutbox(1000)
  const told: string[] = []
  const deliver = createDeliverWebhooks({
    events,
    clock: () => now,
    carrier: {
      deliver: async ({ appId }) => {
        told.push(appId)
        return appId !== 'his'
      },
    },
  })
  await deliver()
  expect(told.toSorted()).toEqual(['books', 'his'])
})

test('a fault of the way to a webhook counts as a failed attempt', async () => {
  await events.registerWebhook(hospital.id, 'his', 'https://example.org/his')
  await happen(1)
  const broken = createDeliverWebhooks({
    events,
    clock: () => now,
    carrier: { deliver: () => Promise.reject(new Error('no way')) },
  })
  await expect(broken()).rejects.toThrow('no way')
  const { received, deliver } = subscriber()
  await deliver()
  expect(received).toEqual([])
  now += retryDelayFirstMs
  await deliver()
  expect(received).toHaveLength(1)
})

test('a long feed is told in bounded messages', async () => {
  await events.registerWebhook(hospital.id, 'his', 'https://example.org/his')
  await registry.register(
    ...Array.from({ length: webhookEventsMax + 1 }, (_, n) => billNumbered(n)),
  )
  await events.sequenceOutbox(1000)
  const { received, deliver } = subscriber()
  await deliver()
  expect(received.map(({ positions }) => positions.length)).toEqual([webhookEventsMax, 1])
})

describe('the delay between attempts', () => {
  test('doubles from its first value up to its bound', () => {
    const delays = Array.from({ length: 14 }, (_, index) => retryDelayMs(index + 1))
    expect(delays.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000])
    expect(delays.at(-1)).toBe(retryDelayMaxMs)
  })

  test.each([0, 1, 30, 1_000, 2 ** 31 - 1])(
    'is within its bounds after %i attempts',
    (attempts) => {
      const delay = retryDelayMs(attempts)
      expect(delay).toBeGreaterThanOrEqual(retryDelayFirstMs)
      expect(delay).toBeLessThanOrEqual(retryDelayMaxMs)
    },
  )
})

test('a round ends although its feed is always behind, and takes nothing that it does not send', async () => {
  const delivery = { feed: hospital.id, target: 'his', webhookUrl: 'x', after: 0n, attempts: 0 }
  let taken = 0
  let told = 0
  const deliver = createDeliverWebhooks({
    events: {
      ...events,
      dueDeliveries: async () => {
        taken += 1
        return [delivery]
      },
      read: async () => [],
      delivered: async () => {
        told += 1
      },
    },
    clock: () => now,
    carrier: { deliver: async () => true },
  })
  await deliver()
  expect([taken, told]).toEqual([deliveryTurnsMax, deliveryTurnsMax])
})

test('a slow webhook keeps nobody else waiting', async () => {
  const slow = Promise.withResolvers<boolean>()
  await events.registerWebhook(hospital.id, 'slow', 'https://example.org/slow')
  await events.registerWebhook(school.id, 'quick', 'https://example.org/quick')
  await registry.register(billNumbered(1))
  await registry.lock(billNumbered(1), school)
  await events.sequenceOutbox(1000)
  const deliver = createDeliverWebhooks({
    events,
    clock: () => now,
    carrier: {
      deliver: ({ appId }) => {
        if (appId === 'slow') return slow.promise
        slow.resolve(true)
        return Promise.resolve(true)
      },
    },
  })
  expect(await deliver()).toBe(3)
})
