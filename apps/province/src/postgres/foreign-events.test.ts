import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { EventStore, FaultySubscription } from '../event-ports.ts'
import type { ForeignEvent } from '../ports.ts'
import { sampleHistory } from '../testing/sample-history.ts'
import { billNumbered, company, insurer } from '../testing/sample-parties.ts'
import { createFeedStore } from './feed-store.ts'
import { openProvinceDatabase } from './testing/province-database.ts'
import type { ProvinceDatabase } from './testing/province-database.ts'

let database: ProvinceDatabase
let events: EventStore

beforeAll(async () => {
  database = await openProvinceDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  await database.pool.query(
    'truncate outbox, feeds, feed_rows, deliveries, foreign_heads, foreign_events',
  )
  events = createFeedStore(database.pool, '32')
})

/** Events of the bill with that number, from one to another, for a party. */
function of(number: number, from: number, to: number, subscriberId = company.id): ForeignEvent[] {
  const history = sampleHistory(billNumbered(number), to)
  return history.slice(from - 1).map((event) => ({ subscriberId, event }))
}

async function feedOf(feed: string): Promise<string[]> {
  while ((await events.sequenceOutbox(1000)) > 0);
  const items = await events.read(feed, 0n, 1000)
  return items.map(({ event }) => `${event.billId % 1000n}:${event.sequence}`)
}

test("foreign events reach the feeds of their subscribers, with each bill's order", async () => {
  const taken = await events.takeForeign([
    ...of(1, 2, 3),
    ...of(2, 5, 5, insurer.id),
    ...of(2, 2, 4),
    ...of(1, 2, 2, insurer.id),
  ])
  expect(taken).toBe(7)
  expect(await feedOf(company.id)).toEqual(['1:2', '1:3', '2:2', '2:3', '2:4'])
  expect(await feedOf(insurer.id)).toEqual(['2:5', '1:2'])
})

test('an entry of a foreign event has its text and its place in the chain, and no known issuer', async () => {
  const [sent] = of(1, 4, 4)
  await events.takeForeign(of(1, 4, 4))
  await feedOf(company.id)
  const [item] = await events.read(company.id, 0n, 1)
  expect(item).toEqual({ position: 1n, ...sent, issuerId: null })
})

test('what is known already is left out', async () => {
  await events.takeForeign(of(1, 2, 4))
  expect(await events.takeForeign(of(1, 2, 4))).toBe(0)
  expect(await events.takeForeign(of(1, 3, 6))).toBe(2)
  expect(await feedOf(company.id)).toEqual(['1:2', '1:3', '1:4', '1:5', '1:6'])
})

test('a push that comes several times at once is taken once', async () => {
  const push = [...of(1, 1, 5), ...of(2, 1, 5), ...of(3, 1, 5, insurer.id)]
  const counts = await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      events.takeForeign(index % 2 === 0 ? push : push.toReversed().toSorted(bySequence)),
    ),
  )
  expect(counts.toSorted((a, b) => a - b)).toEqual([0, 0, 0, 0, 0, 15])
  expect(await feedOf(company.id)).toHaveLength(10)
})

test('after a gap nothing is taken, and the error names the bill', async () => {
  await events.takeForeign(of(1, 1, 2))
  await expect(events.takeForeign([...of(2, 1, 3), ...of(1, 4, 5)])).rejects.toMatchObject({
    code: 'EVENT_GAP',
    faults: [{ subscriberId: company.id, billId: billNumbered(1), fault: 'EVENT_GAP' }],
  })
  expect(await feedOf(company.id)).toEqual(['1:1', '1:2'])
  expect(await events.takeForeign(of(1, 3, 5))).toBe(3)
})

test('the walk over heads tells the latest event of every subscription, bill by bill', async () => {
  await events.takeForeign([
    ...of(1, 1, 3),
    ...of(2, 2, 2),
    ...of(2, 1, 4, insurer.id),
    ...of(3, 1, 1),
  ])
  const first = await events.foreignHeads(0n, 2)
  const line = ({ billId, subscriberId, sequence }: (typeof first)[number]) =>
    `${billId % 1000n} ${subscriberId === company.id ? 'company' : 'insurer'} ${sequence}`
  // Both subscribers of the last bill are there although the page is full: the next page begins after that bill.
  expect(first.map(line)).toEqual(['1 company 3', '2 company 2', '2 insurer 4'])
  const second = await events.foreignHeads(billNumbered(2), 2)
  expect(second.map(line)).toEqual(['3 company 1'])
  expect(second[0]?.hash).toBe(of(3, 1, 1)[0]?.event.hash)
})

test('what is behind is given out once, in the order of the bills, and forgotten when it catches up', async () => {
  await events.takeForeign([...of(1, 1, 1), ...of(2, 1, 1), ...of(3, 1, 1)])
  await events.markFaults([gapOf(3), gapOf(1), gapOf(2)])
  await events.takeForeign(of(2, 2, 2))
  const taken = await events.takeBehind(0n, 10)
  expect(taken.map(({ billId, sequence }) => [billId % 10n, sequence])).toEqual([
    [1n, 1],
    [3n, 1],
  ])
  expect(await events.takeBehind(0n, 10)).toEqual([])
})

test('faults stay for the operator until the next event joins; only gaps are given out', async () => {
  await events.takeForeign([...of(1, 1, 1), ...of(2, 1, 1)])
  const fork = { ...gapOf(1), fault: 'EVENT_FORK' } as const
  await events.markFaults([fork, gapOf(2)])
  expect(await events.findFaults(0n, 10)).toEqual([fork, gapOf(2)])
  expect(await events.findFaults(billNumbered(1), 10)).toEqual([gapOf(2)])
  await events.takeBehind(0n, 10)
  expect(await events.findFaults(0n, 10)).toEqual([fork])
  await events.takeForeign(of(1, 2, 2))
  expect(await events.findFaults(0n, 10)).toEqual([])
})

test('a subscriber finds only the events that it has received itself', async () => {
  await events.takeForeign(of(1, 2, 3))
  const billId = billNumbered(1)
  const found = await events.find([
    { subscriberId: company.id, billId, sequence: 3 },
    { subscriberId: company.id, billId, sequence: 1 },
    { subscriberId: insurer.id, billId, sequence: 2 },
    { subscriberId: company.id, billId, sequence: 2 },
  ])
  expect(found.map((event) => event?.sequence ?? null)).toEqual([3, null, null, 2])
})

function gapOf(number: number): FaultySubscription {
  return { subscriberId: company.id, billId: billNumbered(number), fault: 'EVENT_GAP' }
}

function bySequence(a: ForeignEvent, b: ForeignEvent): number {
  return a.event.sequence - b.event.sequence
}
