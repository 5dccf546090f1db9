import type { Queryable } from '../../postgres/queryable.ts'
import type {
  BureauCounts,
  Duties,
  DutyCounts,
  InstitutionCounts,
  MilestoneCounts,
} from '../duty-ports.ts'

/** What is dropped counts nowhere; `$2` is today. */
const counted = `count(*) filter (where state = 'done')::integer as done,
  count(*) filter (where state = 'open' and due_order >= $2::date)::integer as open,
  count(*) filter (where state = 'open' and due_order < $2::date)::integer as late`

type CountRow = DutyCounts & Readonly<Record<string, unknown>>

/** How the duties of a bureau stand, counted in the database. */
export function dutyCounts(
  client: Queryable,
): Pick<Duties, 'countOf' | 'byMilestone' | 'byInstitution' | 'byBureau'> {
  const read = async (sql: string, values: unknown[]) =>
    (await client.query<CountRow>(sql, values)).rows
  return {
    async countOf(bureauId) {
      const { rows } = await client.query<{ count: number }>(
        'select count(*)::integer as count from rollout_duties where bureau_id = $1',
        [bureauId],
      )
      return rows[0]?.count ?? 0
    },
    async byMilestone(bureauId, today) {
      const rows = await read(
        `select milestone, due_on::text as "dueOn", ${counted}
         from rollout_duties where bureau_id = $1 and state <> 'dropped'
         group by milestone, due_on, due_order order by due_order, milestone`,
        [bureauId, today],
      )
      return rows as unknown as readonly MilestoneCounts[]
    },
    async byInstitution(bureauId, today) {
      const rows = await read(
        `select institution.institution_id as "institutionId", name, institution.party, ${counted}
         from rollout_institutions institution left join rollout_duties duty
           using (bureau_id, institution_id)
         where bureau_id = $1
         group by institution.institution_id order by institution.institution_id`,
        [bureauId, today],
      )
      return rows as unknown as readonly InstitutionCounts[]
    },
    async byBureau(bureauIds, today) {
      const rows = await read(
        `select bureaus.bureau_id as "bureauId", name, ${counted}
         from bureaus left join rollout_duties using (bureau_id)
         where bureaus.bureau_id = any($1)
         group by bureaus.bureau_id order by bureaus.bureau_id`,
        [bureauIds, today],
      )
      return rows as unknown as readonly BureauCounts[]
    },
  }
}
