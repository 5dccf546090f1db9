import type { BillId } from '@piaoqiao/domain'
import type {
  BlockUse,
  CodeStock,
  NumberBook,
  NumberPlace,
  SpoiltKind,
  SpoiltNumber,
} from '../number-ports.ts'
import { readNumberRecords } from './number-records.ts'
import type { Queryable } from './queryable.ts'

export function createNumberBook(client: Queryable): NumberBook {
  return {
    stocks: (billCodes, since) => stocks(client, billCodes, since),
    blocks: (billCode, limit) => blocks(client, billCode, limit),
    spoilt: (billId) => spoilt(client, billId),
    async spoil({ billId, was, reason, leftAt, spoiltAt }) {
      await client.query(
        `insert into spoilt_numbers (bill_id, was, reason, left_at, spoilt_at)
         values ($1, $2, $3, $4, $5)`,
        [billId, was, reason, leftAt, spoiltAt],
      )
    },
    placeForChange: (billId) => placeForChange(client, billId),
    records: (period, entriesMax) => readNumberRecords(client, period, entriesMax),
  }
}

async function stocks(
  client: Queryable,
  billCodes: readonly string[],
  since: number,
): Promise<readonly CodeStock[]> {
  const { rows } = await client.query<{ bill_code: string; left: string; taken: string }>(
    `with taken as (
       select bill_id / 10000000000 as code, count(*) as numbers
       from bills where issued_at >= $2 group by 1
     )
     select c.bill_code, coalesce(t.numbers, 0) as taken, (
         select coalesce(sum(last_bill_id - next_bill_id + 1), 0) from number_blocks b
         where b.bill_code = c.bill_code and b.next_bill_id <= b.last_bill_id
       ) as left
     from unnest($1::text[]) with ordinality as c (bill_code, place)
     left join taken t on t.code = c.bill_code::bigint
     order by c.place`,
    [billCodes, since],
  )
  return rows.map(({ bill_code, left, taken }) => ({
    billCode: bill_code,
    left: Number(left),
    takenSince: Number(taken),
  }))
}

async function blocks(
  client: Queryable,
  billCode: string,
  limit: number,
): Promise<readonly BlockUse[]> {
  const { rows } = await client.query<{
    first_bill_id: string
    last_bill_id: string
    next_bill_id: string
    allotted_at: string
  }>(
    `select first_bill_id, last_bill_id, next_bill_id, allotted_at from number_blocks
     where bill_code = $1 order by block_id desc limit $2`,
    [billCode, limit],
  )
  return rows.map((row) => ({
    first: BigInt(row.first_bill_id),
    last: BigInt(row.last_bill_id),
    next: BigInt(row.next_bill_id),
    allottedAt: Number(row.allotted_at),
  }))
}

async function spoilt(client: Queryable, billId: BillId): Promise<SpoiltNumber | null> {
  const { rows } = await client.query<{
    was: SpoiltKind
    reason: string
    left_at: string
    spoilt_at: string
  }>('select was, reason, left_at, spoilt_at from spoilt_numbers where bill_id = $1', [billId])
  const [row] = rows
  if (row === undefined) return null
  const { was, reason, left_at, spoilt_at } = row
  return { billId, was, reason, leftAt: Number(left_at), spoiltAt: Number(spoilt_at) }
}

/** A number goes missing, as far as anybody knows, right after the last number below it of which something is known. */
async function placeForChange(client: Queryable, billId: BillId): Promise<NumberPlace> {
  const { rows } = await client.query<{ in_stock: boolean; first_bill_id: string; at: string }>(
    `select next_bill_id <= $1 as in_stock, first_bill_id, allotted_at as at from number_blocks
     where $1 between first_bill_id and last_bill_id for update`,
    [billId],
  )
  const [block] = rows
  if (block === undefined) return { kind: 'not_allotted' }
  if (block.in_stock) return { kind: 'in_stock' }
  const below = await client.query<{ left_at: string }>(
    `select left_at from (
       (select bill_id, issued_at as left_at from bills
        where bill_id between $1 and $2 order by bill_id desc limit 1)
       union all
       (select bill_id, left_at from spoilt_numbers
        where bill_id between $1 and $2 order by bill_id desc limit 1)
     ) as known order by bill_id desc limit 1`,
    [block.first_bill_id, billId],
  )
  return { kind: 'missing', leftAt: Number(below.rows[0]?.left_at ?? block.at) }
}
