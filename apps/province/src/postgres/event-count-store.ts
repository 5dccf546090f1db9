import { inTransaction } from '@piaoqiao/service-kit'
import type { ClientBase, Pool } from 'pg'
import type { EventCountStore } from '../event-count-ports.ts'

/** Names the advisory lock of the one process that adds counts up; the same number in every version of the program. */
const foldingLockKey = 7_309_009
const foldingAttemptsMax = 3

/** The counts of what happens to bills, in PostgreSQL. */
export function createEventCountStore(pool: Pool): EventCountStore {
  return {
    fold: (rowsMax) =>
      inTransaction(
        pool,
        async (client) => {
          if (!(await isAlone(client))) return 0
          const { rows } = await client.query<{ taken: string }>(foldRows, [rowsMax])
          return Number(rows[0]?.taken ?? 0)
        },
        { attemptsMax: foldingAttemptsMax },
      ),
  }
}

async function isAlone(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ alone: boolean }>(
    `select pg_try_advisory_xact_lock(${foldingLockKey}) as alone`,
  )
  return rows[0]?.alone === true
}

/**
 * Each row counts for its issuer and for the whole registry, once in all and once by each of what it names. Hours are kept
 * for the whole registry alone: by issuer they would be more rows than there are bills.
 */
const foldRows = `
  with
  taken as (
    delete from event_counts_waiting
    where entry_id = any(array(select entry_id from event_counts_waiting order by entry_id limit $1))
    returning *
  ),
  scoped as (
    select t.*, s.scope from taken t cross join lateral (values (t.issuer_id), ('')) as s(scope)
  ),
  cells as (
    select scope, day, kind, d.dimension, d.value, sum(bills) as bills, sum(fen) as fen
    from scoped cross join lateral (values
      ('all', ''),
      ('purpose', nullif(purpose, '')),
      ('province', nullif(province, '')),
      ('hour', case when scope = '' then lpad(hour::text, 2, '0') end),
      ('waited', lpad(waited_days::text, 3, '0'))
    ) as d(dimension, value)
    where d.value is not null
    group by scope, day, kind, d.dimension, d.value
  ),
  added as (
    insert into event_counts (dimension, issuer_id, day, kind, value, bills, fen)
    select dimension, scope, day, kind, value, bills, fen from cells
    on conflict (dimension, issuer_id, day, kind, value) do update
    set bills = event_counts.bills + excluded.bills, fen = event_counts.fen + excluded.fen
  ),
  seen as (
    insert into issuer_registrations (issuer_id, last_at)
    select issuer_id, max(last_at) from taken where kind = 'issued' group by issuer_id
    on conflict (issuer_id) do update
    set last_at = greatest(issuer_registrations.last_at, excluded.last_at)
  )
  select count(*) as taken from taken`
