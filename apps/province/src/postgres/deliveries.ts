import type { Instant, PartyId } from '@piaoqiao/domain'
import type { ClientBase, Pool } from 'pg'
import type { DeliveryKind } from '../event-ports.ts'
import type { Delivery, FeedName } from '../ports.ts'
import { retryDelayMaxMs } from '../use-cases/deliver-feeds.ts'

/** How long a delivery that somebody took is kept from everybody else; longer than any message may take. */
export const deliveryLeaseMs = 30_000

interface DeliveryRow {
  readonly feed: string
  readonly target: string
  readonly webhook_url: string | null
  readonly delivered_position: string
  readonly attempts: number
}

/**
 * Takes what is due. A delivery that seems to wait longer than any ever does was put off by a clock that was ahead, and is
 * due too: once the clock is right again, nobody's events wait for days.
 */
export async function leaseDueDeliveries(
  pool: Pool,
  kind: DeliveryKind,
  at: Instant,
  limit: number,
): Promise<readonly Delivery[]> {
  const { rows } = await pool.query<DeliveryRow>({
    text: `
      with due as materialized (
        select feed, target from deliveries
        where kind = $1 and (next_attempt_at <= $2 or next_attempt_at > $2::bigint + $5)
        order by next_attempt_at
        limit $3
        for update skip locked
      )
      update deliveries d set next_attempt_at = $2::bigint + $4 from due
      where d.feed = due.feed and d.target = due.target
      returning d.feed, d.target, d.webhook_url, d.delivered_position, d.attempts`,
    values: [kind, at, limit, deliveryLeaseMs, retryDelayMaxMs],
  })
  return rows.map((row) => ({
    feed: row.feed,
    target: row.target,
    webhookUrl: row.webhook_url,
    after: BigInt(row.delivered_position),
    attempts: row.attempts,
  }))
}

/** Ends the lease: the delivery is due again while the feed holds more, else it sleeps until the feed grows. */
export async function markDelivered(
  pool: Pool,
  feed: FeedName,
  target: string,
  position: bigint,
  at: Instant,
): Promise<void> {
  await pool.query({
    // The lock waits for a sequencer that is adding to this feed; without it the delivery could fall asleep over events
    // that are not committed yet, and nobody would wake it.
    text: `
      with feed as (select last_position from feeds where feed = $1 for share)
      update deliveries
      set delivered_position = greatest(delivered_position, $3), attempts = 0, delivered_at = $4,
        next_attempt_at = case
          when greatest(delivered_position, $3) < (select last_position from feed) then 0 end
      where feed = $1 and target = $2`,
    values: [feed, target, position, at],
  })
}

/** Ends the lease: the same events are due again at that moment. */
export async function markFailed(
  pool: Pool,
  feed: FeedName,
  target: string,
  retryAt: Instant,
  at: Instant,
): Promise<void> {
  await pool.query(
    `update deliveries set attempts = attempts + 1, next_attempt_at = $3, failed_at = $4
     where feed = $1 and target = $2 and next_attempt_at is not null`,
    [feed, target, retryAt, at],
  )
}

export async function hastenDeliveries(pool: Pool, feed: FeedName, at: Instant): Promise<void> {
  await pool.query(
    'update deliveries set next_attempt_at = $2 where feed = $1 and next_attempt_at > $2',
    [feed, at],
  )
}

export async function registerWebhook(
  client: ClientBase | Pool,
  partyId: PartyId,
  appId: string,
  url: string | null,
): Promise<void> {
  if (url === null) {
    await client.query(
      `delete from deliveries where feed = $1 and target = $2 and kind = 'webhook'`,
      [partyId, appId],
    )
    return
  }
  // The feed is there from now on and the delivery is due at once: whoever takes it sees under the lock of `markDelivered`
  // whether the feed has grown meanwhile.
  await client.query(
    `with feed as (insert into feeds (feed, last_position) values ($1, 0) on conflict do nothing)
     insert into deliveries
       (feed, target, kind, webhook_url, delivered_position, attempts, next_attempt_at)
     values ($1, $2, 'webhook', $3,
       coalesce((select last_position from feeds where feed = $1), 0), 0, 0)
     on conflict (feed, target) do update
     set webhook_url = excluded.webhook_url, attempts = 0, next_attempt_at = 0`,
    [partyId, appId, url],
  )
}
