import { inTransaction } from '@piaoqiao/service-kit'
import type { Pool } from 'pg'
import type { StoredAction, StoredWorld, WorldStore } from '../ports.ts'
import type { WorldAction } from '../world/world-actions.ts'
import type { RecordSeal } from './sealed-record.ts'

const attemptsMax = 3

interface WorldRow {
  readonly seed: string
  readonly started_at: string
  readonly actions: number
  readonly action_bytes: string
  readonly kept: boolean
  readonly told_position: string | null
}

/** The worlds in PostgreSQL: from what each is made again. What was done in them is enciphered. */
export function createWorldTable(pool: Pool, seal: RecordSeal): WorldStore {
  return {
    find: (appId) => find(pool, appId),
    begin: (appId, { seed, startedAt }) =>
      inTransaction(
        pool,
        async (client) => {
          await client.query('delete from worlds where app_id = $1', [appId])
          await client.query(
            `insert into worlds (app_id, seed, started_at, actions, action_bytes, kept)
             values ($1, $2, $3, 0, 0, true)`,
            [appId, seed, startedAt],
          )
        },
        { attemptsMax },
      ),
    append: (appId, action) => append(pool, seal, appId, action),
    actionsAfter: (appId, number, limit) => actionsAfter(pool, seal, { appId, number, limit }),
    giveUp: async (appId) => {
      await pool.query('update worlds set kept = false where app_id = $1', [appId])
    },
    told: async (appId, position) => {
      await pool.query('update worlds set told_position = $2 where app_id = $1', [appId, position])
    },
  }
}

async function find(pool: Pool, appId: string): Promise<StoredWorld | null> {
  const { rows } = await pool.query<WorldRow>(
    `select seed, started_at, actions, action_bytes, kept, told_position
     from worlds where app_id = $1`,
    [appId],
  )
  const [row] = rows
  if (row === undefined) return null
  const { told_position: told } = row
  return {
    seed: Number(row.seed),
    startedAt: Number(row.started_at),
    actions: row.actions,
    actionBytes: Number(row.action_bytes),
    kept: row.kept,
    toldPosition: told === null ? null : Number(told),
  }
}

/** One statement, so that the count and the action are never apart. */
async function append(
  pool: Pool,
  seal: RecordSeal,
  appId: string,
  { number, at, action }: StoredAction,
): Promise<number> {
  const sealed = seal.sealJson(placeOf(appId, number), action)
  await pool.query({
    name: 'append-world-action',
    text: `with counted as (
             update worlds set actions = $2, action_bytes = action_bytes + $3
             where app_id = $1 returning app_id
           )
           insert into world_actions (app_id, action_number, at, sealed_action)
           select app_id, $2, $4, $5 from counted`,
    values: [appId, number, sealed.length, at, sealed],
  })
  return sealed.length
}

async function actionsAfter(
  pool: Pool,
  seal: RecordSeal,
  { appId, number, limit }: { appId: string; number: number; limit: number },
): Promise<readonly StoredAction[]> {
  const { rows } = await pool.query<{
    action_number: number
    at: string
    sealed_action: Buffer
  }>(
    `select action_number, at, sealed_action from world_actions
     where app_id = $1 and action_number > $2 order by action_number limit $3`,
    [appId, number, limit],
  )
  return rows.map((row) => ({
    number: row.action_number,
    at: Number(row.at),
    action: seal.openJson(placeOf(appId, row.action_number), row.sealed_action) as WorldAction,
  }))
}

function placeOf(appId: string, number: number): string {
  return `action ${number} of ${appId}`
}
