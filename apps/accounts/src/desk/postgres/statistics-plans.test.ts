import { createTestDatabase } from '@piaoqiao/dev/postgres'
import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openOfficeDatabase } from '../../postgres/office-database.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import { createDeskStatistics } from './desk-statistics.ts'

let database: Awaited<ReturnType<typeof createTestDatabase>>
let pool: Pool
const units = 200
const days = 700
const perDay = 40

/** Two years of 40 bills a day, spread over 200 units: large enough that the planner looks for the best way. */
beforeAll(async () => {
  database = await createTestDatabase({
    template: 'accounts',
    migrate: async (url) => {
      await (await openOfficeDatabase(url, { connectionsMax: 1, name: 'piaoqiao test' })).end()
    },
  })
  pool = await openOfficeDatabase(database.url, { connectionsMax: 1, name: 'piaoqiao test' })
  const rows = days * perDay
  const place = `
    select n, 'N-' || (n * 7919 % ${String(units)}) as unit_id, lpad(n::text, 10, '0') as number,
      1740000000000 + (n / ${String(perDay)})::bigint * 86400000 as at,
      to_char(date '2025-02-20' + n / ${String(perDay)}, 'YYYY-MM-DD') as day
    from generate_series(1, ${String(rows)}) n`
  await pool.query(`
    insert into desk_uses (unit_id, use_id, bill_code, bill_number, purpose, business_reference, state,
      locked_at, expires_at, amount_fen, reimbursed_on, voucher_number, posted_on, sequence)
    select unit_id, 'L-' || n, '50060126', number, 'other', 'BX',
      case when n % 50 = 0 then 'held' else 'posted' end, at, at + 1, 1, day, 'V', day, 1
    from (${place}) p`)
  await pool.query(`
    insert into desk_bills (unit_id, bill_code, bill_number, bill_name, issuer_id, issuer_name,
      issued_on, face_fen, reimbursable_fen, balance_fen, standing, form, reimbursement, state,
      sentence, sequence, next_services, verified_at, seen_at)
    select unit_id, '50060126', number, '', '', '', day, 1, 1, 1, '', '', '', '', '', 1, '{}', at, at
    from (${place}) p`)
  await pool.query('analyze')
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

const march = { from: '2026-03-01', until: '2026-03-31', step: 'day' } as const

async function planOf(
  ask: (statistics: ReturnType<typeof createDeskStatistics>) => Promise<unknown>,
): Promise<string> {
  let plan = ''
  const query = async (text: string, values: unknown[] = []) => {
    const { rows } = await pool.query<Record<string, string>>(`explain (costs off) ${text}`, values)
    plan = rows.map((row) => row['QUERY PLAN'] ?? '').join('\n')
    return { rows: [], rowCount: 0 }
  }
  await ask(createDeskStatistics({ query } as unknown as Queryable))
  return plan
}

test.each<[string, Parameters<typeof planOf>[0], readonly string[]]>([
  [
    'what was done in a period',
    (statistics) => statistics.sums('N-1', march),
    ['desk_bills_verified', 'desk_uses_by_lock_time', 'desk_uses_by_day', 'desk_uses_by_posting'],
  ],
  [
    'how long it took',
    (statistics) => statistics.medians('N-1', march),
    ['desk_uses_by_day', 'desk_uses_by_posting'],
  ],
  ['when locks end', (statistics) => statistics.locksByAge('N-1', 1), ['desk_uses_held']],
])('by the indexes of the unit comes %s', async (_, ask, indexes) => {
  const plan = await planOf(ask)
  for (const index of indexes) expect(plan).toMatch(new RegExp(`(using|on) ${index}\\b`))
  expect(plan).not.toContain('Seq Scan')
})
