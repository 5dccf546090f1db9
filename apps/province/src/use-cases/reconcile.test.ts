import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { billNumbered, company, insurer } from '../testing/sample-parties.ts'
import { createReconcile } from './reconcile.ts'
import { openTwoProvinces } from './testing/two-provinces.ts'
import type { TwoProvinces } from './testing/two-provinces.ts'

let provinces: TwoProvinces
beforeAll(async () => {
  provinces = await openTwoProvinces()
})
afterAll(() => provinces.close())
beforeEach(() => provinces.clear())

/** Province 32 returns to a copy of its database that is older than these events. */
async function loseEventsAfter(sequence: number): Promise<void> {
  const { pool } = provinces.away
  await pool.query('delete from foreign_events where sequence > $1', [sequence])
  await pool.query(
    `update foreign_heads h set sequence = e.sequence, hash = e.hash
     from foreign_events e where e.bill_id = h.bill_id and e.sequence = $1`,
    [sequence],
  )
  await pool.query('truncate feeds, feed_rows')
  await pool.query(
    `insert into outbox (subscriber_id, subscriber_province, bill_ids, sequences)
     select subscriber_id, '32', array_agg(bill_id order by sequence), array_agg(sequence order by sequence)
     from foreign_events group by subscriber_id`,
  )
}

async function lockInTurn(number: number, times: number): Promise<void> {
  const { registry } = provinces
  await registry.register(billNumbered(number))
  for (let time = 0; time < times; time += 1) {
    await registry.lock(billNumbered(number), company)
    await registry.unlock(billNumbered(number), company)
  }
}

test('events that were lost come again when the next one shows that they are missing', async () => {
  const { registry, exchange, feedOf, startReconcile, told } = provinces
  const reconcile = startReconcile()
  await lockInTurn(1, 2)
  await exchange()
  await loseEventsAfter(3)
  await registry.lock(billNumbered(1), company)
  await exchange()
  expect(await feedOf(company.id)).toEqual(['1:2', '1:3'])
  expect(told).toEqual(['EVENT_GAP of bill 1'])

  expect(await reconcile.askForMissing()).toBe(1)
  await exchange()
  expect(await feedOf(company.id)).toEqual(['1:2', '1:3', '1:4', '1:5', '1:6'])
  expect(await reconcile.askForMissing()).toBe(0)
})

test('events that were lost without a trace are found by comparing', async () => {
  const { exchange, feedOf, startReconcile, told } = provinces
  const reconcile = startReconcile()
  await lockInTurn(1, 2)
  await lockInTurn(2, 1)
  await exchange()
  await loseEventsAfter(3)
  expect(await reconcile.compareNext()).toBe(2)
  await exchange()
  expect((await feedOf(company.id)).toSorted()).toEqual(['1:2', '1:3', '1:4', '1:5', '2:2', '2:3'])
  expect(told).toEqual([])
})

test('where nothing is missing nothing is sent again', async () => {
  const { exchange, startReconcile, home } = provinces
  const reconcile = startReconcile()
  await lockInTurn(1, 1)
  await exchange()
  await reconcile.compareNext()
  const { rows } = await home.pool.query('select from outbox')
  expect(rows).toEqual([])
})

test('a home that went back to an older copy is reported to both sides, and nothing is overwritten', async () => {
  const { exchange, feedOf, startReconcile, home, told } = provinces
  const reconcile = startReconcile()
  await lockInTurn(1, 1)
  await exchange()
  await home.pool.query(
    `update bill_states set sequence = 2, last_hash = decode(repeat('11', 32), 'hex')`,
  )
  await reconcile.compareNext()
  expect(told).toEqual(['EVENT_FORK of bill 1', 'EVENT_FORK of bill 1'])
  expect(await feedOf(company.id)).toEqual(['1:2', '1:3'])
})

test('another history up to the same number is a fork, and one behind it too', async () => {
  const { exchange, startReconcile, away, told } = provinces
  const reconcile = startReconcile()
  await lockInTurn(1, 1)
  await lockInTurn(2, 2)
  await exchange()
  await away.pool.query(
    `update foreign_heads set hash = decode(repeat('11', 32), 'hex'), sequence = 3`,
  )
  await reconcile.compareNext()
  expect(told.toSorted()).toEqual([
    'EVENT_FORK of bill 1',
    'EVENT_FORK of bill 1',
    'EVENT_FORK of bill 2',
    'EVENT_FORK of bill 2',
  ])
})

test('a bill in which the asking province has no stake is answered like one that does not exist', async () => {
  const { registry, exchange, startReconcile, away, told } = provinces
  const reconcile = startReconcile()
  await lockInTurn(1, 1)
  await exchange()
  await registry.register(billNumbered(2))
  await away.pool.query(
    `insert into foreign_heads (bill_id, subscriber_id, sequence, hash)
     select b, $2, 1, '' from unnest($1::bigint[]) b`,
    [[billNumbered(1), billNumbered(2), billNumbered(9)], insurer.id],
  )
  await reconcile.compareNext()
  expect(told.toSorted()).toEqual([
    'EVENT_HOME_UNKNOWN of bill 1',
    'EVENT_HOME_UNKNOWN of bill 2',
    'EVENT_HOME_UNKNOWN of bill 9',
  ])
})

test('what cannot be asked now is asked again', async () => {
  const { exchange, awayEvents, startReconcile } = provinces
  const reconcile = startReconcile()
  await lockInTurn(1, 1)
  await exchange()
  const gap = { subscriberId: company.id, billId: billNumbered(1), fault: 'EVENT_GAP' } as const
  await awayEvents.markFaults([gap])
  const cutOff = createReconcile({
    events: awayEvents,
    carrier: { reconcile: async () => null },
    watch: { faulty: () => undefined },
  })
  expect(await cutOff.askForMissing()).toBe(0)
  expect(await reconcile.askForMissing()).toBe(1)
})

test('comparing goes on from page to page and begins again at the end', async () => {
  const pages: bigint[] = []
  const head = (billId: bigint) => ({ subscriberId: company.id, billId, sequence: 1, hash: '' })
  const walk = createReconcile({
    events: {
      ...provinces.awayEvents,
      foreignHeads: async (after) => {
        pages.push(after)
        return after === 0n ? [head(billNumbered(1)), head(billNumbered(2))] : []
      },
    },
    carrier: { reconcile: async () => ({ differences: [] }) },
    watch: { faulty: () => undefined },
  })
  await walk.compareNext()
  await walk.compareNext()
  await walk.compareNext()
  expect(pages).toEqual([0n, billNumbered(2), 0n])
})
