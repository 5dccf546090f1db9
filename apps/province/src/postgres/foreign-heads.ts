import type { BillId } from '@piaoqiao/domain'
import type { ClientBase, Pool } from 'pg'
import type { ChainFault, FaultySubscription, Subscription } from '../event-ports.ts'
import type { ForeignEvent, ForeignHead } from '../ports.ts'
import { subscriptionKey } from '../use-cases/follow-chains.ts'

interface HeadRow {
  readonly bill_id: string
  readonly subscriber_id: string
  readonly sequence: number
  readonly hash: Buffer
}

/**
 * Locks the heads of the events' subscriptions in key order, so that the same push taken twice at once is carried out one
 * after the other. A head that nobody knows yet is entered with number 0, because what is not there cannot be locked.
 */
export async function lockHeads(
  client: ClientBase,
  events: readonly ForeignEvent[],
): Promise<readonly ForeignHead[]> {
  const subscriptions = new Map(
    events.map(({ subscriberId, event }) => {
      const subscription = { subscriberId, billId: event.billId }
      return [subscriptionKey(subscription), subscription]
    }),
  )
  const columns = subscriptionColumns([...subscriptions.values()])
  await client.query({
    name: 'enter-foreign-heads',
    text: `
      insert into foreign_heads (bill_id, subscriber_id, sequence, hash)
      select bill_id, subscriber_id, 0, ''
      from unnest($1::bigint[], $2::text[]) as k(bill_id, subscriber_id)
      order by bill_id, subscriber_id
      on conflict (bill_id, subscriber_id) do nothing`,
    values: columns,
  })
  const { rows } = await client.query<HeadRow>({
    text: `
      select h.bill_id, h.subscriber_id, h.sequence, h.hash
      from unnest($1::bigint[], $2::text[]) as k(bill_id, subscriber_id)
      join foreign_heads h on h.bill_id = k.bill_id and h.subscriber_id = k.subscriber_id
      order by h.bill_id, h.subscriber_id
      for update of h`,
    values: columns,
  })
  return rows.map(headFromRow).filter(({ sequence }) => sequence > 0)
}

export async function moveHeads(client: ClientBase, heads: readonly ForeignHead[]): Promise<void> {
  await client.query({
    text: `
      update foreign_heads h set sequence = k.sequence, hash = k.hash, fault = null
      from unnest($1::bigint[], $2::text[], $3::integer[], $4::bytea[])
        as k(bill_id, subscriber_id, sequence, hash)
      where h.bill_id = k.bill_id and h.subscriber_id = k.subscriber_id`,
    values: [
      ...subscriptionColumns(heads),
      heads.map(({ sequence }) => sequence),
      heads.map(({ hash }) => hexBytes(hash)),
    ],
  })
}

/** Heads in the order of their bills; all subscribers of the last bill are there, so a walk by bill misses none. */
export async function foreignHeads(
  pool: Pool,
  after: BillId,
  limit: number,
): Promise<readonly ForeignHead[]> {
  const { rows } = await pool.query<HeadRow>({
    text: `
      select bill_id, subscriber_id, sequence, hash from foreign_heads
      where bill_id > $1 and sequence > 0
      order by bill_id fetch first $2 rows with ties`,
    values: [after, limit],
  })
  return rows.map(headFromRow)
}

export async function markFaults(pool: Pool, faulty: readonly FaultySubscription[]): Promise<void> {
  await pool.query(
    `update foreign_heads h set fault = k.fault
     from unnest($1::bigint[], $2::text[], $3::text[]) as k(bill_id, subscriber_id, fault)
     where h.bill_id = k.bill_id and h.subscriber_id = k.subscriber_id`,
    [...subscriptionColumns(faulty), faulty.map(({ fault }) => fault)],
  )
}

export async function findFaults(
  pool: Pool,
  after: BillId,
  limit: number,
): Promise<readonly FaultySubscription[]> {
  const { rows } = await pool.query<Pick<HeadRow, 'bill_id' | 'subscriber_id'> & FaultColumn>(
    `select bill_id, subscriber_id, fault from foreign_heads
     where fault is not null and bill_id > $1
     order by bill_id fetch first $2 rows with ties`,
    [after, limit],
  )
  return rows.map((row) => ({
    billId: BigInt(row.bill_id),
    subscriberId: row.subscriber_id,
    fault: row.fault,
  }))
}

interface FaultColumn {
  readonly fault: ChainFault
}

export async function takeBehind(
  pool: Pool,
  after: BillId,
  limit: number,
): Promise<readonly ForeignHead[]> {
  const { rows } = await pool.query<HeadRow>(
    `with b as materialized (
       select bill_id, subscriber_id from foreign_heads
       where fault is not null and fault = 'EVENT_GAP' and bill_id > $1
       order by bill_id limit $2 for update skip locked
     ), taken as (
       update foreign_heads h set fault = null from b
       where h.bill_id = b.bill_id and h.subscriber_id = b.subscriber_id
       returning h.bill_id, h.subscriber_id, h.sequence, h.hash
     )
     select * from taken order by bill_id`,
    [after, limit],
  )
  return rows.map(headFromRow)
}

function headFromRow(row: HeadRow): ForeignHead {
  return {
    billId: BigInt(row.bill_id),
    subscriberId: row.subscriber_id,
    sequence: row.sequence,
    hash: row.hash.toString('hex'),
  }
}

function subscriptionColumns(subscriptions: readonly Subscription[]): [BillId[], string[]] {
  return [
    subscriptions.map(({ billId }) => billId),
    subscriptions.map(({ subscriberId }) => subscriberId),
  ]
}

export function hexBytes(hexadecimal: string): Buffer {
  return Buffer.from(hexadecimal, 'hex')
}
