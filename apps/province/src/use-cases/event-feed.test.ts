import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFeedStore } from '../postgres/feed-store.ts'
import { openProvinceDatabase } from '../postgres/testing/province-database.ts'
import type { ProvinceDatabase } from '../postgres/testing/province-database.ts'
import { openSampleRegistry } from '../postgres/testing/sample-registry.ts'
import { billNumbered, company, hospital, school } from '../testing/sample-parties.ts'
import { createEventFeed } from './event-feed.ts'
import { createSequenceOutbox } from './sequence-outbox.ts'

let database: ProvinceDatabase
let feed: ReturnType<typeof createEventFeed>

beforeAll(async () => {
  database = await openProvinceDatabase()
  const registry = openSampleRegistry(database.pool)
  const events = createFeedStore(database.pool, '50')
  feed = createEventFeed({ events })
  await registry.register(billNumbered(1))
  await registry.lock(billNumbered(1), school)
  await registry.unlock(billNumbered(1), school)
  await registry.lock(billNumbered(1), company)
  await createSequenceOutbox({ events })()
})
afterAll(() => database.close())

test('a caller reads its feed page by page from its cursor', async () => {
  const first = await feed(hospital.id, { after: '0', limit: 3 })
  expect(first.entries.map(({ position, event }) => [position, event.kind])).toEqual([
    ['1', 'bill.registered'],
    ['2', 'bill.locked'],
    ['3', 'bill.unlocked'],
  ])
  expect(first).toMatchObject({ next: '3', more: true })
  const second = await feed(hospital.id, { after: first.next, limit: 3 })
  expect(second.entries.map(({ position }) => position)).toEqual(['4'])
  expect(second).toMatchObject({ next: '4', more: false })
})

test('at the end the cursor stays where it is', async () => {
  expect(await feed(hospital.id, { after: '4' })).toEqual({ entries: [], next: '4', more: false })
})

test('who has no stake in any bill reads nothing', async () => {
  expect(await feed('000000000000000000', { after: '0' })).toEqual({
    entries: [],
    next: '0',
    more: false,
  })
})

test('each caller sees what concerns it', async () => {
  const { entries } = await feed(school.id, { after: '0' })
  const seen = entries.map(({ event }) => [event.kind, event.actorName, Object.keys(event.details)])
  expect(seen[0]).toEqual(['bill.locked', school.name, expect.arrayContaining(['lockId'])])
  expect(seen[2]).toEqual(['bill.locked', null, []])
})
