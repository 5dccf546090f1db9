import type { Queryable } from '../../postgres/queryable.ts'
import type { Activation, Activations, ActivationState } from '../person-ports.ts'

interface ActivationRow {
  readonly person_id: string
  readonly province: string
  readonly state: string
  readonly payer_key: Buffer | null
  readonly request_id: string
  readonly attempts: number
  readonly next_attempt_at: string | null
  readonly list_cursor: string | null
  readonly list_due_at: string | null
  readonly changed_at: string
}

/** Most provinces that an account can be active in. */
const provincesMax = 100

export function createActivations(client: Queryable): Activations {
  const rowsOf = async (sql: string, values: unknown[]): Promise<readonly Activation[]> =>
    (await client.query<ActivationRow>(sql, values)).rows.map(activationFrom)
  return {
    save: (given) => save(client, given),
    async hold(personId, province) {
      const [row] = await rowsOf(
        'select * from activations where person_id = $1 and province = $2 for update',
        [personId, province],
      )
      return row ?? null
    },
    ofPerson: (personId) =>
      rowsOf('select * from activations where person_id = $1 order by province limit $2', [
        personId,
        provincesMax,
      ]),
    async remove(personId, province) {
      await client.query('delete from activations where person_id = $1 and province = $2', [
        personId,
        province,
      ])
    },
    takeOpen: (at, leasedUntil, limit) =>
      rowsOf(
        `with due as materialized (
           select person_id, province from activations where next_attempt_at <= $1
           order by next_attempt_at limit $3 for update skip locked)
         update activations set next_attempt_at = $2, attempts = attempts + 1
         where (person_id, province) in (select person_id, province from due)
         returning *`,
        [at, leasedUntil, limit],
      ),
    takeToList: (at, leasedUntil, limit) =>
      rowsOf(
        `with due as materialized (
           select person_id, province from activations where list_due_at <= $1
           order by list_due_at limit $3 for update skip locked)
         update activations set list_due_at = $2
         where (person_id, province) in (select person_id, province from due)
         returning *`,
        [at, leasedUntil, limit],
      ),
    async listSoon(province, payerKeys, at) {
      if (payerKeys.length === 0) return
      await client.query(
        `update activations set list_due_at = $3
         where province = $1 and payer_key = any($2::bytea[]) and state = 'active'`,
        [province, payerKeys.map((key) => Buffer.from(key, 'hex')), at],
      )
    },
  }
}

async function save(client: Queryable, given: Activation): Promise<void> {
  await client.query(
    `insert into activations (person_id, province, state, payer_key, request_id, attempts,
           next_attempt_at, list_cursor, list_due_at, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (person_id, province) do update set state = excluded.state,
           payer_key = excluded.payer_key, request_id = excluded.request_id,
           attempts = excluded.attempts, next_attempt_at = excluded.next_attempt_at,
           list_cursor = excluded.list_cursor, list_due_at = excluded.list_due_at,
           changed_at = excluded.changed_at`,
    [
      given.personId,
      given.province,
      given.state,
      given.payerKey === null ? null : Buffer.from(given.payerKey, 'hex'),
      given.requestId,
      given.attempts,
      given.nextAttemptAt,
      given.listCursor,
      given.listDueAt,
      given.changedAt,
    ],
  )
}

function activationFrom(row: ActivationRow): Activation {
  return {
    personId: row.person_id,
    province: row.province,
    state: row.state as ActivationState,
    payerKey: row.payer_key?.toString('hex') ?? null,
    requestId: row.request_id,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at === null ? null : Number(row.next_attempt_at),
    listCursor: row.list_cursor,
    listDueAt: row.list_due_at === null ? null : Number(row.list_due_at),
    changedAt: Number(row.changed_at),
  }
}
