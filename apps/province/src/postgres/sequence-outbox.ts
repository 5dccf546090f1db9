import type { ProvinceCode } from '@piaoqiao/domain'
import { inTransaction } from '@piaoqiao/service-kit'
import type { ClientBase, Pool } from 'pg'

/** Names the advisory lock of the one process that fills the feeds; the same number in every version of the program. */
const sequencerLockKey = 7_309_002

const sequencingAttemptsMax = 3

/**
 * Moves the oldest outbox rows to the ends of their feeds. Positions are drawn here and not by the writers: only one
 * process at a time appends, so a position is never seen before a smaller one and a cursor skips nothing.
 *
 * The order of outbox_id is the order of each bill's events, although rows of different bills may be committed in another
 * order than their ids were drawn. Whoever writes an event of a bill holds the lock on the bill's row, or on the head of
 * the foreign bill, from before it draws the outbox_id until its commit. So of two events of one bill, the later one draws
 * its id after the earlier one is committed: its id is larger, and whoever sees it sees the earlier one too.
 * @returns how many rows were moved; 0 when another process is moving them
 */
export function sequenceOutbox(
  pool: Pool,
  province: ProvinceCode,
  rowsMax: number,
): Promise<number> {
  return inTransaction(
    pool,
    async (client) => {
      if (!(await isAlone(client))) return 0
      // A statement of its own: it has to see what the one before us committed until it freed the lock.
      const { rowCount, rows } = await client.query<{ feed: string }>({
        name: 'sequence-outbox',
        text: moveRows,
        values: [province, rowsMax],
      })
      if (rows.length > 0) await wakeDeliveries(client, [...new Set(rows.map(({ feed }) => feed))])
      return rowCount ?? 0
    },
    { attemptsMax: sequencingAttemptsMax },
  )
}

async function isAlone(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ alone: boolean }>(
    `select pg_try_advisory_xact_lock(${sequencerLockKey}) as alone`,
  )
  return rows[0]?.alone === true
}

const moveRows = `
  with
  taken as (
    delete from outbox
    where outbox_id = any(array(select outbox_id from outbox order by outbox_id limit $2))
    returning outbox_id, subscriber_id, bill_ids, sequences, cardinality(bill_ids) as events,
      case when subscriber_province = $1 then subscriber_id
        else 'province:' || subscriber_province end as feed
  ),
  placed as (
    select *, sum(events) over (partition by feed) as events_of_feed,
      sum(events) over (partition by feed order by outbox_id) - events as events_before
    from taken
  ),
  advanced as (
    insert into feeds (feed, last_position)
    select feed, sum(events) from taken group by feed order by feed
    on conflict (feed) do update set last_position = feeds.last_position + excluded.last_position
    returning feed, last_position
  )
  insert into feed_rows (feed, first_position, subscriber_id, bill_ids, sequences)
  select feed, last_position - events_of_feed + events_before + 1, subscriber_id, bill_ids, sequences
  from placed join advanced using (feed)
  returning feed`

/**
 * Makes the deliveries of feeds due; another province's begins with the first event for it. Comes after the feeds were
 * advanced, whose rows are locked until the commit: `delivered` reads them under a lock too, so it can never put a delivery
 * to sleep over events that are just being added.
 */
async function wakeDeliveries(client: ClientBase, feeds: readonly string[]): Promise<void> {
  await client.query({
    name: 'wake-deliveries',
    text: `
      with first_use as (
        insert into deliveries (feed, target, kind, delivered_position, attempts, next_attempt_at)
        select feed, substr(feed, length('province:') + 1), 'province', 0, 0, 0
        from unnest($1::text[]) as f(feed) where starts_with(feed, 'province:')
        on conflict (feed, target) do nothing
      )
      update deliveries set next_attempt_at = 0
      where feed = any($1) and next_attempt_at is null`,
    values: [feeds],
  })
}
