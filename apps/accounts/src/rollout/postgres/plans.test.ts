import { createTestDatabase } from '@piaoqiao/dev/postgres'
import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPersonalData } from '../../personal-data/personal-data.ts'
import { openOfficeDatabase } from '../../postgres/office-database.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import { createActivities } from './activities.ts'
import { createAnnouncements } from './announcements.ts'
import { createDuties } from './duties.ts'
import { createInstitutions } from './institutions.ts'
import { createProblems } from './problems.ts'

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
  await pool.query('set enable_hashjoin = off')
  await pool.query('set enable_mergejoin = off')
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

function tablesOn(client: Queryable) {
  return {
    institutions: createInstitutions(client),
    duties: createDuties(client),
    activities: createActivities(client),
    problems: createProblems(client, createPersonalData(new Uint8Array(32))),
    announcements: createAnnouncements(client),
  }
}
type Tables = ReturnType<typeof tablesOn>

/** The plans of what the work asks. */
async function plansOf(work: (tables: Tables) => Promise<unknown>): Promise<string> {
  const plans: string[] = []
  const query = async (text: string, values: unknown[] = []) => {
    const { rows } = await pool.query<Record<string, string>>(`explain (costs off) ${text}`, values)
    plans.push(...rows.map((row) => row['QUERY PLAN'] ?? ''))
    return { rows: [], rowCount: 0 }
  }
  await work(tablesOn({ query } as unknown as Queryable))
  return plans.join('\n')
}

const bureauId = 'B-500104'
const duty = {
  bureauId,
  state: null,
  institutionId: null,
  party: null,
  today: '2026-03-02',
  after: { day: '2026-03-01', dutyId: 'RD-1' },
  limit: 50,
}
const problem = {
  bureauId,
  state: null,
  lateAt: null,
  institutionId: null,
  ownerId: null,
  page: { before: 'RP-1', behind: null, limit: 50 },
}
const late = { before: null, behind: { dueAt: 1, problemId: 'RP-1' }, limit: 50 }
const activity = { bureauId, kind: null, state: null, limit: 50 }
const published = { audience: null, kind: null, limit: 50 }

test.each<[string, (tables: Tables) => Promise<unknown>, string]>([
  ['duties', ({ duties }) => duties.list(duty), 'rollout_duties_by_day'],
  ['late duties', ({ duties }) => duties.list({ ...duty, state: 'late' }), 'rollout_duties_open'],
  [
    'duties in time',
    ({ duties }) => duties.list({ ...duty, state: 'open' }),
    'rollout_duties_open',
  ],
  [
    'duties of an institution',
    ({ duties }) => duties.list({ ...duty, institutionId: 'RI-1' }),
    'rollout_duties_by_institution',
  ],
  [
    'an institution by its name',
    ({ institutions }) => institutions.findByName(bureauId, '示例'),
    'rollout_institutions_bureau_id_name_key',
  ],
  [
    'activities',
    ({ activities }) =>
      activities.list({ ...activity, before: { day: '2026-03-01', activityId: 'RA-1' } }),
    'rollout_activities_by_day',
  ],
  ['problems', ({ problems }) => problems.list(problem), 'rollout_problems_by_bureau'],
  [
    'problems by state',
    ({ problems }) => problems.list({ ...problem, state: 'open' }),
    'rollout_problems_by_state',
  ],
  [
    'problems of an institution',
    ({ problems }) => problems.list({ ...problem, institutionId: 'RI-1' }),
    'rollout_problems_by_institution',
  ],
  [
    'problems of an owner',
    ({ problems }) => problems.list({ ...problem, ownerId: 'U-1' }),
    'rollout_problems_by_owner',
  ],
  [
    'late problems',
    ({ problems }) => problems.list({ ...problem, lateAt: 2, page: late }),
    'rollout_problems_due',
  ],
  [
    'problems of a unit',
    ({ problems }) => problems.ofUnit('N-1', 'RP-1', 50),
    'rollout_problems_by_unit',
  ],
  ['a history', ({ problems }) => problems.entries('RP-1', 50), 'rollout_problem_entries_pkey'],
  [
    'announcements of a bureau',
    ({ announcements }) => announcements.ofBureau(bureauId, 'AN-1', 50),
    'announcements_by_bureau',
  ],
  [
    'what is published',
    ({ announcements }) =>
      announcements.published({ ...published, before: { publishedAt: 1, announcementId: 'AN-1' } }),
    'announcements_published',
  ],
])('by an index and in its order come: %s', async (_, work, index) => {
  const plan = await plansOf(work)
  expect(plan).toMatch(new RegExp(`using ${index}\\b`))
  expect(plan).not.toContain('Seq Scan')
  expect(plan).not.toMatch(/\bSort\b/)
})
