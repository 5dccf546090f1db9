import { createCases } from '../../people/postgres/cases.ts'
import { createPersonalData } from '../../personal-data/personal-data.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import { createTestDatabase } from '@piaoqiao/dev/postgres'
import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openOfficeDatabase } from '../../postgres/office-database.ts'
import type { DeskTables } from '../desk-tables.ts'
import type { LedgerQuery } from '../use-ports.ts'
import { deskTables } from './desk-tables.ts'

let database: Awaited<ReturnType<typeof createTestDatabase>>
let pool: Pool

beforeAll(async () => {
  database = await createTestDatabase({
    template: 'accounts',
    migrate: async (url) => {
      await (await openOfficeDatabase(url, { connectionsMax: 1, name: 'piaoqiao test' })).end()
    },
  })
  pool = await openOfficeDatabase(database.url, { connectionsMax: 1, name: 'piaoqiao test' })
  // Empty tables are read whole in any case; without these ways the planner shows which index gives the order.
  await pool.query('set enable_seqscan = off')
  await pool.query('set enable_sort = off')
  await pool.query('set enable_bitmapscan = off')
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

/** The plans of what the work asks. */
async function plansOf(work: (tables: DeskTables) => Promise<unknown>): Promise<string> {
  const plans: string[] = []
  const query = async (text: string, values: unknown[] = []) => {
    const { rows } = await pool.query<Record<string, string>>(`explain (costs off) ${text}`, values)
    plans.push(...rows.map((row) => row['QUERY PLAN'] ?? ''))
    return { rows: [], rowCount: 0 }
  }
  const client = { query } as unknown as Queryable
  const personalData = createPersonalData(new Uint8Array(32))
  await work({ ...deskTables(client, personalData), cases: createCases(client, personalData) })
  return plans.join('\n')
}

const all: LedgerQuery = {
  billCode: null,
  billNumber: null,
  voucherNumber: null,
  caseId: null,
  state: null,
  purpose: null,
  lockedFrom: null,
  lockedTo: null,
  reimbursedFrom: null,
  reimbursedTo: null,
}
const bill = { billCode: '50060126', billNumber: '0000000001' }
const behind = { lockedAt: 1, useId: 'L-1' }
const ledger = (query: Partial<LedgerQuery>) => (tables: DeskTables) =>
  tables.uses.list('N-1', { ...all, ...query }, { behind, limit: 50 })

test.each<[string, (tables: DeskTables) => Promise<unknown>, string]>([
  ['the ledger', ledger({}), 'desk_uses_by_lock_time'],
  ['the ledger of a period', ledger({ lockedFrom: 1, lockedTo: 2 }), 'desk_uses_by_lock_time'],
  ['the ledger by state', ledger({ state: 'held' }), 'desk_uses_by_state'],
  ['the ledger by purpose', ledger({ purpose: 'other' }), 'desk_uses_by_purpose'],
  ['the ledger by the number of a bill', ledger({ billNumber: '1' }), 'desk_uses_by_lock_time'],
  ['the ledger by voucher', ledger({ voucherNumber: '1' }), 'desk_uses_by_voucher'],
  ['the ledger by case', ledger({ caseId: 'C-1' }), 'desk_uses_by_case'],
  [
    'the inbox',
    ({ inbox }) =>
      inbox.list('N-1', { kind: null, assignedTo: null }, { behind: 'E-1', limit: 50 }),
    'desk_inbox_open',
  ],
  [
    'the inbox by kind',
    ({ inbox }) =>
      inbox.list('N-1', { kind: 'authorised', assignedTo: null }, { behind: 'E-1', limit: 50 }),
    'desk_inbox_open_by_kind',
  ],
  ['acts', ({ acts }) => acts.list('N-1', 'A-1', 50), 'desk_acts_by_unit'],
  ['sheets', ({ sheets }) => sheets.list('N-1', 'S-1', 50), 'desk_sheets_by_unit'],
  ['rows of a sheet', ({ sheets }) => sheets.rows('S-1', 1, 50), 'desk_sheet_rows_pkey'],
  [
    'kept files',
    ({ keptFiles }) =>
      keptFiles.list(
        'N-1',
        { billCode: null, billNumber: null, voucherNumber: null, storedFrom: 1, storedTo: 2 },
        { behind: 'F-1', limit: 50 },
      ),
    'desk_files_by_id',
  ],
  ['feeds that are due', ({ feeds }) => feeds.take(1, 2, 50), 'desk_feeds_due'],
  [
    'changes of cases',
    ({ cases }) => cases.changes('N-1', { changedAt: 1, caseId: 'C-1' }, 50),
    'cases_by_change',
  ],
  ['acts that are due', ({ acts }) => acts.takeDue(1, 2, 50), 'desk_acts_due'],
  [
    'accounting data that is due',
    ({ acts }) => acts.takeAccountingDue(1, 2, 50),
    'desk_act_items_accounting',
  ],
  ['sheets that are due', ({ sheets }) => sheets.takeDue(1, 2), 'desk_sheets_due'],
  ['files that are due', ({ uses }) => uses.takeFilesDue(1, 2, 50), 'desk_uses_file_due'],
  ['bills by their keys', ({ bills }) => bills.find('N-1', [bill]), 'desk_bills_pkey'],
])('by an index and in its order come: %s', async (_, work, index) => {
  const plan = await plansOf(work)
  expect(plan).toMatch(new RegExp(`using ${index}\\b`))
  expect(plan).not.toContain('Seq Scan')
})
