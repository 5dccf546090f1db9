import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { PushRequest } from '@piaoqiao/protocol'
import { sampleHistory } from '../testing/sample-history.ts'
import { billNumbered, company, insurer, school, start } from '../testing/sample-parties.ts'
import type { ChainedEvent } from '../ports.ts'
import { messageTextLengthMax } from './message-bounds.ts'
import { createPushEvents } from './push-events.ts'
import { openTwoProvinces } from './testing/two-provinces.ts'
import type { TwoProvinces } from './testing/two-provinces.ts'

let provinces: TwoProvinces
beforeAll(async () => {
  provinces = await openTwoProvinces()
})
afterAll(() => provinces.close())
beforeEach(() => provinces.clear())

function pushOf(events: readonly ChainedEvent[], subscriber = company.id): PushRequest {
  return {
    deliveries: events.map(({ text, previousHash, hash }) => ({
      subscriber,
      event: { text, previousHash, hash },
    })),
  }
}

test('events reach the feeds of subscribers in another province, each once and in order', async () => {
  const { registry, exchange, feedOf, told } = provinces
  await registry.register(billNumbered(1), billNumbered(2))
  await registry.lock(billNumbered(1), company)
  await exchange()
  await registry.lock(billNumbered(2), insurer)
  await registry.unlock(billNumbered(1), company)
  await registry.lock(billNumbered(1), insurer)
  await exchange()
  expect(await feedOf(company.id)).toEqual(['1:2', '1:3', '1:4'])
  expect(await feedOf(insurer.id)).toEqual(['2:2', '1:4'])
  expect(told).toEqual([])
})

test('pushes that are lost or not confirmed are repeated, and taken once', async () => {
  const { registry, exchange, feedOf, fates } = provinces
  await registry.register(billNumbered(1))
  await registry.lock(billNumbered(1), company)
  fates.push('is lost', 'arrives unconfirmed', 'arrives unconfirmed', 'is lost')
  await exchange()
  await registry.unlock(billNumbered(1), company)
  fates.push('arrives unconfirmed')
  await exchange()
  expect(await feedOf(company.id)).toEqual(['1:2', '1:3'])
})

test('a push with a bill of a third province is refused as a whole', async () => {
  const { take, feedOf, exchange } = provinces
  const own = sampleHistory(billNumbered(1), 2)
  const third = sampleHistory(31_0601_26_0000000001n, 1)
  const answer = await take('50', pushOf([...own, ...third]))
  expect(answer).toMatchObject({
    outcome: 'refused',
    code: 'ITEM_MALFORMED',
    details: { path: '/deliveries/2/event' },
  })
  expect(await take('31', pushOf(own))).toMatchObject({ outcome: 'refused' })
  await exchange()
  expect(await feedOf(company.id)).toEqual([])
})

test.each([
  { name: 'no JSON', text: 'x' },
  { name: 'no object', text: '1' },
  { name: 'no bill', text: '{"sequence":1}' },
  { name: 'a bill that is no number', text: sampleText((event) => ({ ...event, billId: 'x' })) },
  { name: 'a number that is none', text: sampleText((event) => ({ ...event, sequence: 1.5 })) },
  { name: 'a number below one', text: sampleText((event) => ({ ...event, sequence: 0 })) },
  {
    name: 'a number beyond the store',
    text: sampleText((event) => ({ ...event, sequence: 2 ** 31 })),
  },
  { name: 'no one who acted', text: sampleText(({ actor: _actor, ...event }) => event) },
  { name: 'no moment', text: sampleText((event) => ({ ...event, at: 'noon' })) },
  { name: 'nothing that happened', text: sampleText((event) => ({ ...event, change: null })) },
  {
    name: 'an amount that is none',
    text: sampleText((event) => ({ ...event, change: { kind: 'income.posted', amount: '1e3' } })),
  },
])('a push with $name in place of an event is refused', async ({ text }) => {
  const event = { text, previousHash: '0'.repeat(64), hash: '1'.repeat(64) }
  const answer = await provinces.take('50', { deliveries: [{ subscriber: company.id, event }] })
  expect(answer).toMatchObject({ outcome: 'refused', code: 'ITEM_MALFORMED' })
})

test('events for those who are no parties here are left out, the others are taken', async () => {
  const { take, feedOf, exchange, told } = provinces
  const history = sampleHistory(billNumbered(1), 2)
  const deliveries = [...pushOf(history, school.id).deliveries, ...pushOf(history).deliveries]
  expect(await take('50', { deliveries })).toEqual({ outcome: 'done', taken: 2 })
  await exchange()
  expect(await feedOf(company.id)).toEqual(['1:1', '1:2'])
  expect(told).toEqual(['1 strangers from 50'])
})

test('a bill whose events do not join keeps no other bill from being taken', async () => {
  const { take, feedOf, exchange, told } = provinces
  const [one, other] = [sampleHistory(billNumbered(1), 5), sampleHistory(billNumbered(2), 3)]
  await take('50', pushOf(one.slice(0, 2)))
  expect(await take('50', pushOf([...one.slice(3), ...other]))).toEqual({
    outcome: 'done',
    taken: 3,
  })
  await exchange()
  expect(await feedOf(company.id)).toEqual(['1:1', '1:2', '2:1', '2:2', '2:3'])
  expect(told).toEqual(['EVENT_GAP of bill 1'])
})

test.each([
  { name: 'as many events as fit', lengths: [0.4, 0.4, 0.4], sent: 2 },
  { name: 'one that is too long alone, rather than none', lengths: [1.5, 0.1], sent: 1 },
  { name: 'all where they are short', lengths: [0.1, 0.1, 0.1], sent: 3 },
])('one push holds $name', async ({ lengths, sent }) => {
  const [event] = sampleHistory(billNumbered(1), 1)
  if (event === undefined) throw new Error('the sample has no event')
  const items = lengths.map((part, index) => ({
    position: BigInt(index + 1),
    subscriberId: company.id,
    issuerId: null,
    event: { ...event, text: 'x'.repeat(messageTextLengthMax * part) },
  }))
  const due = [{ feed: 'province:32', target: '32', webhookUrl: null, after: 0n, attempts: 0 }]
  const delivered: bigint[] = []
  const push = createPushEvents({
    events: {
      dueDeliveries: async () => due.splice(0),
      read: async () => items,
      delivered: async (_feed, _target, position) => void delivered.push(position),
      failed: async () => undefined,
    },
    carrier: { push: async () => 'done' },
    clock: () => start,
    watch: { pushRefused: () => undefined },
  })
  expect(await push()).toBe(sent)
  expect(delivered).toEqual([BigInt(sent)])
})

test('a push that is not accepted is told to the operator and tried again later', async () => {
  const { registry, exchange, told, home } = provinces
  await registry.register(billNumbered(1))
  await registry.lock(billNumbered(1), company)
  await home.pool.query(`update bill_events set event = 'x' where sequence = 2`)
  await exchange()
  expect(told).toEqual(['push to 32 refused'])
})

function sampleText(change: (event: Record<string, unknown>) => object): string {
  const [event] = sampleHistory(billNumbered(1), 1)
  return JSON.stringify(change(JSON.parse(event?.text ?? '') as Record<string, unknown>))
}
