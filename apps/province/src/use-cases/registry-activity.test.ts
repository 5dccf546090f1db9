import { readFileSync } from 'node:fs'
import type { ActivityLine, ActivityRequest } from '@piaoqiao/protocol'
import { activityIssuerLinesMax, fits, services } from '@piaoqiao/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createActivityStore } from '../postgres/activity-store.ts'
import { createEventCountStore } from '../postgres/event-count-store.ts'
import { openProvinceDatabase } from '../postgres/testing/province-database.ts'
import type { ProvinceDatabase } from '../postgres/testing/province-database.ts'
import { openSampleRegistry } from '../postgres/testing/sample-registry.ts'
import type { SampleRegistry } from '../postgres/testing/sample-registry.ts'
import { lock, playSmallWorld, register } from '../postgres/testing/small-world.ts'
import { billNumbered, company, hospital, school, start } from '../testing/sample-parties.ts'
import { foldCounts } from './fold-counts.ts'
import { createRegistryActivity } from './registry-activity.ts'

let database: ProvinceDatabase
let registry: SampleRegistry
const clock = { now: start }

beforeAll(async () => {
  database = await openProvinceDatabase()
  await database.pool.query(
    `insert into parties (party_id, name, kind, province)
     values ($1, $2, 'issuer', '50'), ($3, $4, 'issuer', '50')`,
    [hospital.id, hospital.name, school.id, school.name],
  )
  registry = openSampleRegistry(database.pool, () => clock.now)
  await playSmallWorld(registry, clock)
  await foldCounts(createEventCountStore(database.pool))
})
afterAll(() => database.close())

const march = { from: '2026-03-01', to: '2026-03-31' }

async function ask(request: Partial<ActivityRequest>) {
  const registryActivity = createRegistryActivity({ activity: createActivityStore(database.pool) })
  const answer = await registryActivity({ ...march, by: 'all', ...request })
  expect(fits(services['registry.activity'].answer, answer)).toBe(true)
  return answer
}

async function linesOf(request: Partial<ActivityRequest>): Promise<readonly ActivityLine[]> {
  const answer = await ask(request)
  if (answer.outcome !== 'found') throw new Error(answer.code)
  return answer.lines
}

const none = { bills: 0, amount: '0.00' }
const nothing = {
  issued: none,
  collected: none,
  authorised: none,
  locked: none,
  reimbursed: none,
  withdrawn: none,
  reversed: none,
}

test('everything that happened in a period is counted once, with what it was worth', async () => {
  expect(await linesOf({})).toEqual([
    {
      key: '',
      issuerName: null,
      issued: { bills: 4, amount: '400.00' },
      collected: { bills: 1, amount: '100.00' },
      authorised: { bills: 1, amount: '100.00' },
      locked: { bills: 3, amount: '300.00' },
      reimbursed: { bills: 3, amount: '120.00' },
      withdrawn: { bills: 1, amount: '10.00' },
      reversed: { bills: 1, amount: '100.00' },
      medianDays: 1,
    },
  ])
  expect(await linesOf({ from: '2026-04-01', to: '2026-04-30' })).toEqual([])
})

test('a curve has the days, weeks or months on which something happened', async () => {
  const shape = async (by: 'day' | 'week' | 'month') =>
    (await linesOf({ by })).map(({ key, issued, locked, reversed, medianDays }) => {
      return [key, issued.bills, locked.bills, reversed.bills, medianDays]
    })
  expect(await shape('day')).toEqual([
    ['2026-03-02', 4, 0, 0, null],
    ['2026-03-03', 0, 3, 0, 1],
    ['2026-03-09', 0, 0, 1, null],
  ])
  expect(await shape('week')).toEqual([
    ['2026-03-02', 4, 3, 0, 1],
    ['2026-03-09', 0, 0, 1, null],
  ])
  expect(await shape('month')).toEqual([['2026-03-01', 4, 3, 1, 1]])
})

test('purposes and provinces are those of the units that acted', async () => {
  const shape = async (by: 'purpose' | 'province') =>
    (await linesOf({ by })).map(({ key, authorised, locked, reimbursed, withdrawn }) => {
      return [key, authorised.bills, locked.bills, reimbursed.amount, withdrawn.amount]
    })
  expect(await shape('purpose')).toEqual([
    ['commercial_insurance', 1, 1, '10.00', '10.00'],
    ['employer_expense', 0, 2, '110.00', '0.00'],
  ])
  expect(await shape('province')).toEqual([
    ['32', 0, 2, '110.00', '0.00'],
    ['51', 1, 1, '10.00', '10.00'],
  ])
})

test('hours are those of Beijing, by day of the week from Monday', async () => {
  const shown = await linesOf({ by: 'hour' })
  expect(shown.map(({ key, issued, locked }) => [key, issued.bills, locked.bills])).toEqual([
    ['1.09', 0, 0],
    ['1.12', 4, 0],
    ['2.09', 0, 3],
  ])
})

test('issuers stand in the order of their codes, also those to whom nothing happened', async () => {
  const byCode = [hospital, school].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const shown = await linesOf({ by: 'issuer' })
  expect(shown.map(({ key, issuerName }) => [key, issuerName])).toEqual(
    byCode.map(({ id, name }) => [id, name]),
  )
  expect(shown.find(({ key }) => key === school.id)).toEqual({
    ...nothing,
    key: school.id,
    issuerName: school.name,
    issued: { bills: 1, amount: '100.00' },
    collected: { bills: 1, amount: '100.00' },
    medianDays: null,
  })
  const april = await linesOf({ by: 'issuer', from: '2026-04-01', to: '2026-04-30' })
  expect(april).toMatchObject([nothing, nothing])
})

test('some issuers alone can be asked for, whatever the group', async () => {
  const issuerIds = [school.id]
  expect(await linesOf({ issuerIds })).toMatchObject([{ issued: { bills: 1 }, locked: none }])
  expect(await linesOf({ issuerIds, by: 'province' })).toEqual([])
  expect(await linesOf({ issuerIds, by: 'issuer' })).toMatchObject([{ key: school.id }])
})

test('issuers come in pages that together hold each of them once', async () => {
  await database.pool.query(
    `insert into parties (party_id, name, kind, province)
     select 'X' || lpad(n::text, 17, '0'), '示例单位', 'issuer', '50' from generate_series(1, $1) n`,
    [activityIssuerLinesMax],
  )
  await database.pool.query(
    `insert into issuer_registrations
     select party_id, 1 from parties where party_id like 'X%'`,
  )
  const first = await ask({ by: 'issuer' })
  if (first.outcome !== 'found' || first.next === null) throw new Error('there is a second page')
  const second = await ask({ by: 'issuer', after: first.next })
  if (second.outcome !== 'found') throw new Error(second.code)
  const keys = [...first.lines, ...second.lines].map(({ key }) => key)
  expect(new Set(keys).size).toBe(activityIssuerLinesMax + 2)
  expect([first.lines.length, second.lines.length, second.next]).toEqual([
    activityIssuerLinesMax,
    2,
    null,
  ])
  await database.pool.query(`delete from issuer_registrations where issuer_id like 'X%'`)
})

test.each<Partial<ActivityRequest>>([
  { from: '2026-03-02', to: '2026-03-01' },
  { from: '2025-01-01', to: '2026-03-01' },
  { by: 'hour', issuerIds: [school.id] },
  { by: 'day', after: school.id },
])('what cannot be answered is refused: %j', async (request) => {
  expect(await ask(request)).toMatchObject({ outcome: 'refused', code: 'ITEM_MALFORMED' })
})

test('what happened before there were counts is counted by the migration as if it happened now', async () => {
  const countsNow = async () => {
    const { rows } = await database.pool.query<Record<string, string>>(
      'select * from event_counts order by dimension, issuer_id, day, kind, value',
    )
    return rows
  }
  const written = await countsNow()
  const migration = readFileSync(
    new URL('../postgres/migrations/0009-event-counts.sql', import.meta.url),
    'utf8',
  )
  const [, recount = ''] = migration.split('-- What happened before is counted once.')
  await database.pool.query('truncate event_counts, issuer_registrations')
  await database.pool.query(recount)
  await foldCounts(createEventCountStore(database.pool))
  const isCertain = (row: Record<string, string>) => row['dimension'] !== 'waited'
  expect((await countsNow()).filter(isCertain)).toEqual(written.filter(isCertain))
})

test('what a transaction takes back is not counted, and what waits is counted by one process', async () => {
  const { pool } = database
  const waiting = async () => {
    const sql = 'select count(*) from event_counts_waiting'
    return Number((await pool.query<{ count: string }>(sql)).rows[0]?.count)
  }
  await expect(lock(registry, billNumbered(3), company, 'other')).rejects.toThrow('BILL_REVERSED')
  expect(await waiting()).toBe(0)
  await register(registry, 21)
  await register(registry, 22)
  expect(await waiting()).toBe(2)
  const store = createEventCountStore(pool)
  const folded = await Promise.all([foldCounts(store), foldCounts(store)])
  expect(folded.reduce((sum, rows) => sum + rows, 0)).toBe(2)
  expect(await linesOf({ from: '2026-03-09', to: '2026-03-09' })).toMatchObject([
    { issued: { bills: 2, amount: '200.00' } },
  ])
})

test('every question reads a range of the key of the counts, and never a bill', async () => {
  const plans: string[] = []
  const client = await database.pool.connect()
  await client.query('set enable_seqscan = off')
  const store = createActivityStore({
    query: async (text: string, values: unknown[]) => {
      const { rows } = await client.query<Record<string, string>>(
        `explain (costs off) ${text}`,
        values,
      )
      plans.push(rows.map((row) => row['QUERY PLAN'] ?? '').join('\n'))
      return { rows: [] }
    },
  } as never)
  const query = { ...march, issuerIds: [school.id] }
  for (const by of ['all', 'week', 'issuer', 'purpose', 'province', 'hour'] as const) {
    await store.sums(by, query)
    await store.medians(by, query)
  }
  client.release()
  expect(plans.length).toBe(9)
  for (const plan of plans) {
    expect(plan).toMatch(/using event_counts_pkey|on event_counts_pkey/)
    expect(plan).toMatch(/Index Cond: .*dimension.*issuer_id.*day/)
    expect(plan).not.toContain('Seq Scan')
  }
})
