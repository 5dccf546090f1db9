import type { ActivityGroup } from '@piaoqiao/protocol'
import type { Pool } from 'pg'
import type { CountedKind } from '../event-count-ports.ts'
import type { ActivityQuery, ActivityStore, ActivitySum } from '../oversight-ports.ts'

/** The counts of days as the bureau reads them, in PostgreSQL. */
export function createActivityStore(pool: Pool): ActivityStore {
  return {
    sums: (by, query) => sums(pool, by, query),
    medians: (by, query) => medians(pool, by, query),
    async issuers(only, after, limit) {
      const { rows } = await pool.query<{ issuer_id: string; name: string }>(
        `select r.issuer_id, p.name
         from (
           select issuer_id from issuer_registrations
           where issuer_id > $2 and ($1::text[] is null or issuer_id = any($1))
           order by issuer_id limit $3
         ) r join parties p on p.party_id = r.issuer_id
         order by r.issuer_id`,
        [only, after, limit + 1],
      )
      const issuers = rows.map((row) => ({ issuerId: row.issuer_id, issuerName: row.name }))
      return { issuers: issuers.slice(0, limit), hasMore: issuers.length > limit }
    },
  }
}

/** Where the counts of a group stand, and what names the group. */
const groups: Readonly<
  Record<ActivityGroup, { readonly dimension: string; readonly key: string }>
> = {
  all: { dimension: 'all', key: `''` },
  day: { dimension: 'all', key: `to_char(day, 'YYYY-MM-DD')` },
  week: { dimension: 'all', key: `to_char(date_trunc('week', day), 'YYYY-MM-DD')` },
  month: { dimension: 'all', key: `to_char(date_trunc('month', day), 'YYYY-MM-DD')` },
  issuer: { dimension: 'all', key: 'issuer_id' },
  purpose: { dimension: 'purpose', key: 'value' },
  province: { dimension: 'province', key: 'value' },
  hour: { dimension: 'hour', key: `extract(isodow from day)::integer || '.' || value` },
}

/** The counts of the whole registry stand under an issuer without a code. */
function valuesOf({ from, to, issuerIds }: ActivityQuery): unknown[] {
  return [from, to, issuerIds ?? ['']]
}

async function sums(
  pool: Pool,
  by: ActivityGroup,
  query: ActivityQuery,
): Promise<readonly ActivitySum[]> {
  const { dimension, key } = groups[by]
  const { rows } = await pool.query<{ key: string; kind: string; bills: string; fen: string }>(
    `select ${key} as key, kind, sum(bills) as bills, sum(fen) as fen from event_counts
     where dimension = '${dimension}' and issuer_id = any($3) and day between $1 and $2
     group by 1, 2 order by 1, 2`,
    valuesOf(query),
  )
  return rows.map((row) => ({
    key: row.key,
    kind: row.kind as CountedKind,
    bills: Number(row.bills),
    amount: BigInt(row.fen),
  }))
}

async function medians(
  pool: Pool,
  by: ActivityGroup,
  query: ActivityQuery,
): Promise<ReadonlyMap<string, number>> {
  const { dimension, key } = groups[by]
  if (dimension !== 'all') return new Map()
  const { rows } = await pool.query<{ key: string; median: number }>(
    `select key,
       ((min(days) filter (where upto >= ceil(total / 2))
         + min(days) filter (where upto >= floor(total / 2) + 1)) / 2.0)::float8 as median
     from (
       select key, days, sum(bills) over (partition by key order by days) as upto,
         sum(bills) over (partition by key) as total
       from (
         select ${key} as key, value::integer as days, sum(bills) as bills from event_counts
         where dimension = 'waited' and issuer_id = any($3) and day between $1 and $2
         group by 1, 2
       ) counted
     ) ordered
     group by key`,
    valuesOf(query),
  )
  return new Map(rows.map((row) => [row.key, row.median]))
}
