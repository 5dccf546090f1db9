import type { Queryable } from '../../postgres/queryable.ts'
import type { Institution, Institutions, LoadedPlans } from '../duty-ports.ts'

interface InstitutionRow {
  readonly institution_id: string
  readonly bureau_id: string
  readonly name: string
  readonly party: string
  readonly note: string | null
  readonly version: number
}

export function createInstitutions(client: Queryable): Institutions {
  const read = async (sql: string, values: unknown[]): Promise<readonly Institution[]> => {
    const { rows } = await client.query<InstitutionRow>(sql, values)
    return rows.map(institutionFrom)
  }
  const first = async (sql: string, values: unknown[]) => (await read(sql, values))[0] ?? null
  const count = async (sql: string, values: unknown[]) => {
    const { rows } = await client.query<{ count: number }>(sql, values)
    return rows[0]?.count ?? 0
  }
  return {
    async add(institutions) {
      await client.query(
        `insert into rollout_institutions (institution_id, bureau_id, name, party, note, version)
         select "institutionId", "bureauId", name, party, note, version
         from json_to_recordset($1::json) as given("institutionId" text, "bureauId" text,
           name text, party text, note text, version integer)`,
        [JSON.stringify(institutions)],
      )
    },
    find: (id) => first('select * from rollout_institutions where institution_id = $1', [id]),
    hold: (id) =>
      first('select * from rollout_institutions where institution_id = $1 for update', [id]),
    findByName: (bureauId, name) =>
      first('select * from rollout_institutions where bureau_id = $1 and name = $2', [
        bureauId,
        name,
      ]),
    async save({ institutionId, name, party, note, version }) {
      await client.query(
        `update rollout_institutions set name = $2, party = $3, note = $4, version = $5
         where institution_id = $1`,
        [institutionId, name, party, note, version],
      )
    },
    ofBureau: (bureauId, limit) =>
      read(
        'select * from rollout_institutions where bureau_id = $1 order by institution_id limit $2',
        [bureauId, limit],
      ),
    countIn: (bureauId, ids) =>
      count(
        `select count(*)::integer as count from rollout_institutions
         where institution_id = any($2) and bureau_id = $1`,
        [bureauId, ids],
      ),
    async holdPlanOf(bureauId) {
      await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `rollout plan ${bureauId}`,
      ])
    },
    countOf: (bureauId) =>
      count('select count(*)::integer as count from rollout_institutions where bureau_id = $1', [
        bureauId,
      ]),
  }
}

function institutionFrom(row: InstitutionRow): Institution {
  return {
    institutionId: row.institution_id,
    bureauId: row.bureau_id,
    name: row.name,
    party: row.party as Institution['party'],
    note: row.note,
    version: row.version,
  }
}

export function createLoadedPlans(client: Queryable): LoadedPlans {
  return {
    async ofBureau(bureauId) {
      const { rows } = await client.query<{ plan_name: string; loaded_at: string }>(
        'select plan_name, loaded_at from rollout_plans where bureau_id = $1 order by plan_name',
        [bureauId],
      )
      return rows.map((row) => ({ planName: row.plan_name, loadedAt: Number(row.loaded_at) }))
    },
    async add(bureauId, { planName, loadedAt }, loadedBy) {
      await client.query(
        `insert into rollout_plans (bureau_id, plan_name, loaded_by, loaded_at)
         values ($1, $2, $3, $4)`,
        [bureauId, planName, loadedBy, loadedAt],
      )
    },
  }
}
