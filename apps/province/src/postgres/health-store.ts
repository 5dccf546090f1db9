import type { Pool } from 'pg'
import type { Behind, HealthStore } from '../oversight-ports.ts'

/** How the registry fares, from its tables in PostgreSQL. */
export function createHealthStore(pool: Pool): HealthStore {
  return {
    async outbox() {
      const { rows } = await pool.query<{ waiting: string; oldest_at: string | null }>(outbox)
      return { waiting: Number(rows[0]?.waiting ?? 0), oldestAt: numberOrNull(rows[0]?.oldest_at) }
    },
    async countsWaiting() {
      const { rows } = await pool.query<{ waiting: string }>(
        'select coalesce(max(entry_id) - min(entry_id) + 1, 0) as waiting from event_counts_waiting',
      )
      return Number(rows[0]?.waiting ?? 0)
    },
    async provinces(limit) {
      const { rows } = await pool.query<BehindRow>(behind(`kind = 'province'`), [limit])
      return new Map(rows.map((row) => [row.target, behindFrom(row)]))
    },
    async failingWebhooks(limit) {
      const { rows } = await pool.query<BehindRow & { readonly name: string }>(
        behind(`kind = 'webhook' and attempts > 0`),
        [limit],
      )
      return rows.map((row) => ({ partyId: row.feed, partyName: row.name, ...behindFrom(row) }))
    },
    async registrations(issuerIds) {
      const { rows } = await pool.query<{ issuer_id: string; last_at: string }>(
        'select issuer_id, last_at from issuer_registrations where issuer_id = any($1) order by 1',
        [issuerIds],
      )
      return rows.map((row) => ({ issuerId: row.issuer_id, registeredAt: Number(row.last_at) }))
    },
  }
}

/** The span of the keys, not a count of the rows: it costs the same however full the outbox is. */
const outbox = `
  select span.waiting, coalesce(e.event, f.event)::json ->> 'at' as oldest_at
  from (select coalesce(max(outbox_id) - min(outbox_id) + 1, 0) as waiting from outbox) span
  left join (
    select subscriber_id, bill_ids[1] as bill_id, sequences[1] as sequence from outbox
    order by outbox_id limit 1
  ) first on true
  left join bill_events e on e.bill_id = first.bill_id and e.sequence = first.sequence
  left join foreign_events f on f.bill_id = first.bill_id and f.sequence = first.sequence
    and f.subscriber_id = first.subscriber_id`

/** The oldest event that waits is the one after the position that was confirmed. */
const behind = (which: string): string => `
  select d.feed, d.target, p.name, feeds.last_position - d.delivered_position as waiting,
    d.attempts, d.delivered_at, d.failed_at,
    coalesce(e.event, f.event)::json ->> 'at' as oldest_at
  from (select * from deliveries where ${which} order by feed, target limit $1) d
  join feeds using (feed)
  left join parties p on p.party_id = d.feed
  left join lateral (
    select r.bill_ids[d.delivered_position - r.first_position + 2] as bill_id,
      r.sequences[d.delivered_position - r.first_position + 2] as sequence
    from feed_rows r
    where r.feed = d.feed and r.first_position <= d.delivered_position + 1
    order by r.first_position desc limit 1
  ) first on feeds.last_position > d.delivered_position
  left join bill_events e on e.bill_id = first.bill_id and e.sequence = first.sequence
  left join foreign_events f on f.bill_id = first.bill_id and f.sequence = first.sequence
    and f.subscriber_id = d.feed
  order by d.feed, d.target`

interface BehindRow {
  readonly feed: string
  readonly target: string
  readonly waiting: string
  readonly attempts: number
  readonly delivered_at: string | null
  readonly failed_at: string | null
  readonly oldest_at: string | null
}

function behindFrom(row: BehindRow): Behind {
  return {
    waiting: Number(row.waiting),
    oldestAt: numberOrNull(row.oldest_at),
    attempts: row.attempts,
    deliveredAt: numberOrNull(row.delivered_at),
    failedAt: numberOrNull(row.failed_at),
  }
}

function numberOrNull(value: string | null | undefined): number | null {
  return value === null || value === undefined ? null : Number(value)
}
