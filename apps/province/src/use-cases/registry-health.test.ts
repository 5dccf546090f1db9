import { fits, services } from '@piaoqiao/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EventStore } from '../event-ports.ts'
import { createEventCountStore } from '../postgres/event-count-store.ts'
import { createFeedStore } from '../postgres/feed-store.ts'
import { createHealthStore } from '../postgres/health-store.ts'
import { openProvinceDatabase } from '../postgres/testing/province-database.ts'
import type { ProvinceDatabase } from '../postgres/testing/province-database.ts'
import { openSampleRegistry } from '../postgres/testing/sample-registry.ts'
import type { SampleRegistry } from '../postgres/testing/sample-registry.ts'
import { billNumbered, company, hospital, school, start } from '../testing/sample-parties.ts'
import { foldCounts } from './fold-counts.ts'
import { createRegistryHealth } from './registry-health.ts'

let database: ProvinceDatabase
let registry: SampleRegistry
let events: EventStore
let now = start
const minuteMs = 60_000
const iso = (at: number) => new Date(at).toISOString()

beforeAll(async () => {
  database = await openProvinceDatabase()
  await database.pool.query(
    `insert into parties (party_id, name, kind, province) values ($1, $2, 'issuer', '50')`,
    [hospital.id, hospital.name],
  )
  registry = openSampleRegistry(database.pool, () => now)
  events = createFeedStore(database.pool, '50')
})
afterAll(() => database.close())

async function ask(issuerIds?: readonly string[]) {
  const registryHealth = createRegistryHealth({
    health: createHealthStore(database.pool),
    directory: { readAt: start, active: () => ['50', '51'] },
    carrier: { answerTimes: () => ({ answeredAt: null, unansweredAt: start }) },
    ownProvince: '50',
    clock: () => now,
  })
  const answer = await registryHealth(issuerIds === undefined ? {} : { issuerIds: [...issuerIds] })
  expect(fits(services['registry.health'].answer, answer)).toBe(true)
  if (answer.outcome !== 'found') throw new Error(answer.code)
  return answer
}

test('an idle registry waits for nothing, and names the provinces of the directory', async () => {
  expect(await ask()).toEqual({
    outcome: 'found',
    at: iso(start),
    outbox: { waiting: 0, oldestAt: null },
    countsWaiting: 0,
    directory: { readAt: iso(start) },
    provinces: [
      {
        province: '51',
        isActive: true,
        waiting: 0,
        oldestAt: null,
        attempts: 0,
        deliveredAt: null,
        failedAt: null,
        answeredAt: null,
        unansweredAt: iso(start),
      },
    ],
    webhooks: [],
    issuers: [],
  })
})

test('what waits is counted with its age, from the outbox to the receivers', async () => {
  await events.registerWebhook(hospital.id, 'app-1', 'https://example.org/events')
  await registry.register(billNumbered(1))
  now += minuteMs
  await registry.lock(billNumbered(1), company)
  const before = await ask()
  expect(before.outbox).toEqual({ waiting: 3, oldestAt: iso(start) })
  expect(before.countsWaiting).toBe(2)

  await events.sequenceOutbox(100)
  await foldCounts(createEventCountStore(database.pool))
  await events.delivered(hospital.id, 'app-1', 1n, now)
  await events.dueDeliveries('webhook', now, 1)
  await events.failed(hospital.id, 'app-1', now + minuteMs, now + 1)
  await events.dueDeliveries('province', now, 1)
  await events.failed('province:32', '32', now + minuteMs, now + 2)
  const after = await ask([school.id, hospital.id])
  expect(after.outbox).toEqual({ waiting: 0, oldestAt: null })
  expect(after.countsWaiting).toBe(0)
  expect(after.provinces[0]).toMatchObject({
    province: '32',
    isActive: false,
    waiting: 1,
    oldestAt: iso(start + minuteMs),
    attempts: 1,
    deliveredAt: null,
    failedAt: iso(now + 2),
  })
  expect(after.webhooks).toEqual([
    {
      partyId: hospital.id,
      partyName: hospital.name,
      waiting: 1,
      oldestAt: iso(start + minuteMs),
      attempts: 1,
      deliveredAt: iso(now),
      failedAt: iso(now + 1),
    },
  ])
  expect(after.issuers).toEqual([{ issuerId: hospital.id, registeredAt: iso(start) }])
})

test('a receiver that confirms again is no longer named among the failing', async () => {
  await events.delivered(hospital.id, 'app-1', 2n, now + 3)
  expect((await ask()).webhooks).toEqual([])
})
