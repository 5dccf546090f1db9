import type { BillId, PartyId, ProvinceCode } from '@piaoqiao/domain'
import { homeProvinceOf } from '@piaoqiao/domain'
import type { Pool } from 'pg'
import type { IssuedFeedItem, Subscription } from '../event-ports.ts'
import type { ChainedEvent, EventKey, FeedName } from '../ports.ts'

/** An event of a bill, for one subscriber. */
export type SubscribedKey = EventKey & Pick<Subscription, 'subscriberId'>

export interface ReadEvent {
  readonly event: ChainedEvent
  readonly issuerId: PartyId | null
}

/** The entries of a feed after a position, in order and without a gap. */
export async function readFeed(
  pool: Pool,
  province: ProvinceCode,
  feed: FeedName,
  after: bigint,
  limit: number,
): Promise<readonly IssuedFeedItem[]> {
  const { rows } = await pool.query<FeedKeyRow>({
    name: 'read-feed',
    text: readFeedKeys,
    values: [feed, after, limit],
  })
  const keys = rows.map(keyFromRow)
  const read = await readEvents(pool, province, keys)
  return rows.map((row, index) => {
    const found = read[index]
    if (!found) throw new Error('a feed holds only events that are in the history')
    return { position: BigInt(row.position), subscriberId: row.subscriber_id, ...found }
  })
}

interface FeedKeyRow {
  readonly position: string
  readonly subscriber_id: string
  readonly bill_id: string
  readonly sequence: number
}

function keyFromRow(row: FeedKeyRow): SubscribedKey {
  const { subscriber_id: subscriberId, sequence } = row
  return { subscriberId, billId: BigInt(row.bill_id), sequence }
}

/** Begins with the row that holds the position after the cursor. Every row holds at least one event. */
const readFeedKeys = `
  select r.first_position + e.place - 1 as position, r.subscriber_id, e.bill_id, e.sequence
  from (
    select first_position, subscriber_id, bill_ids, sequences
    from feed_rows
    where feed = $1 and first_position >= coalesce(
      (select max(first_position) from feed_rows where feed = $1 and first_position <= $2::bigint + 1),
      0)
    order by first_position
    limit $3
  ) r
  cross join lateral unnest(r.bill_ids, r.sequences) with ordinality as e(bill_id, sequence, place)
  where r.first_position + e.place - 1 > $2::bigint
  order by r.first_position, e.place
  limit $3`

/** The events of the keys, in their order; null for an event that is not there for that subscriber. */
export async function readEvents(
  pool: Pool,
  province: ProvinceCode,
  keys: readonly SubscribedKey[],
): Promise<readonly (ReadEvent | null)[]> {
  const isOwn = ({ billId }: EventKey) => homeProvinceOf(billId) === province
  const own = await readOwn(pool, keys.filter(isOwn))
  const foreign = await readForeign(
    pool,
    keys.filter((key) => !isOwn(key)),
  )
  return keys.map(
    (key) => (isOwn(key) ? own.get(ownKey(key)) : foreign.get(foreignKey(key))) ?? null,
  )
}

interface EventRow {
  readonly bill_id: string
  readonly sequence: number
  readonly event: string
  readonly hash: Buffer
  readonly previous_hash: Buffer
}

async function readOwn(
  pool: Pool,
  keys: readonly EventKey[],
): Promise<ReadonlyMap<string, ReadEvent>> {
  if (keys.length === 0) return new Map()
  const { rows } = await pool.query<EventRow & { issuer_id: string }>({
    text: `
      select e.bill_id, e.sequence, e.event, e.hash, b.issuer_id,
        coalesce(p.hash, decode(repeat('00', 32), 'hex')) as previous_hash
      from unnest($1::bigint[], $2::integer[]) as k(bill_id, sequence)
      join bill_events e on e.bill_id = k.bill_id and e.sequence = k.sequence
      join bills b on b.bill_id = k.bill_id
      left join bill_events p on p.bill_id = k.bill_id and p.sequence = k.sequence - 1`,
    values: keyColumns(keys),
  })
  return new Map(
    rows.map((row) => {
      const event = eventFromRow(row)
      return [ownKey(event), { event, issuerId: row.issuer_id }]
    }),
  )
}

async function readForeign(
  pool: Pool,
  keys: readonly SubscribedKey[],
): Promise<ReadonlyMap<string, ReadEvent>> {
  if (keys.length === 0) return new Map()
  const { rows } = await pool.query<EventRow & { subscriber_id: string }>({
    text: `
      select e.subscriber_id, e.bill_id, e.sequence, e.event, e.hash, e.previous_hash
      from unnest($1::bigint[], $2::integer[], $3::text[]) as k(bill_id, sequence, subscriber_id)
      join foreign_events e using (bill_id, subscriber_id, sequence)`,
    values: [...keyColumns(keys), keys.map(({ subscriberId }) => subscriberId)],
  })
  return new Map(
    rows.map((row) => {
      const event = eventFromRow(row)
      const key = foreignKey({ ...event, subscriberId: row.subscriber_id })
      return [key, { event, issuerId: null }]
    }),
  )
}

function keyColumns(keys: readonly EventKey[]): [BillId[], number[]] {
  return [keys.map(({ billId }) => billId), keys.map(({ sequence }) => sequence)]
}

function eventFromRow(row: EventRow): ChainedEvent {
  return {
    billId: BigInt(row.bill_id),
    sequence: row.sequence,
    text: row.event,
    hash: row.hash.toString('hex'),
    previousHash: row.previous_hash.toString('hex'),
  }
}

function ownKey({ billId, sequence }: EventKey): string {
  return `${billId} ${sequence}`
}

function foreignKey({ billId, sequence, subscriberId }: SubscribedKey): string {
  return `${billId} ${sequence} ${subscriberId}`
}
