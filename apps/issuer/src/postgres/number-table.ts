import type { BillId } from '@piaoqiao/domain'
import type { NumberBlock, NumberTable } from '../ports.ts'
import type { Queryable } from './queryable.ts'

export function createNumberTable(client: Queryable): NumberTable {
  return {
    take: (billCode, count) => take(client, billCode, count),
    async stock(billCode) {
      const { rows } = await client.query<{ stock: string }>(
        `select coalesce(sum(last_bill_id - next_bill_id + 1), 0) as stock
         from number_blocks where bill_code = $1 and next_bill_id <= last_bill_id`,
        [billCode],
      )
      return Number(rows[0]?.stock ?? 0)
    },
    async openRequest(billCode) {
      const { rows } = await client.query<{ request_id: string; number_count: number }>(
        'select request_id, number_count from number_requests where bill_code = $1',
        [billCode],
      )
      const [row] = rows
      if (row === undefined) return null
      return { requestId: row.request_id, billCode, count: row.number_count }
    },
    async keepRequest({ requestId, billCode, count }, at) {
      const { rowCount } = await client.query(
        `insert into number_requests (bill_code, request_id, number_count, asked_at)
         values ($1, $2, $3, $4) on conflict (bill_code) do nothing`,
        [billCode, requestId, count, at],
      )
      return rowCount === 1
    },
    async addBlock({ requestId, billCode }, { first, last }, at) {
      const { rowCount } = await client.query(
        `with ended as (delete from number_requests where request_id = $1 returning bill_code)
         insert into number_blocks
           (request_id, bill_code, first_bill_id, last_bill_id, next_bill_id, allotted_at)
         select $1, bill_code, $3, $4, $3, $5 from ended where bill_code = $2`,
        [requestId, billCode, first, last, at],
      )
      return rowCount === 1
    },
    async dropRequest({ requestId }) {
      await client.query('delete from number_requests where request_id = $1', [requestId])
    },
  }
}

/** Numbers may come from several blocks; the transaction holds each of them until it ends. */
async function take(
  client: Queryable,
  billCode: string,
  count: number,
): Promise<readonly BillId[]> {
  const taken: BillId[] = []
  while (taken.length < count) {
    const block = await takeFromBlock(client, billCode, count - taken.length)
    if (block === null) break
    for (let billId = block.first; billId <= block.last; billId += 1n) taken.push(billId)
  }
  return taken
}

/**
 * The row of the block stays locked until the transaction ends, so a number is issued or it is still there: nothing in
 * between, and never twice. Whoever waited for a block that was used up meanwhile gets the next one.
 */
async function takeFromBlock(
  client: Queryable,
  billCode: string,
  count: number,
): Promise<NumberBlock | null> {
  const { rows } = await client.query<{ first: string; last: string }>({
    name: 'take-numbers',
    text: `with block as (
        select block_id, next_bill_id, last_bill_id from number_blocks
        where bill_code = $1 and next_bill_id <= last_bill_id
        order by block_id limit 1 for update
      )
      update number_blocks b
      set next_bill_id = least(block.next_bill_id + $2::bigint, block.last_bill_id + 1)
      from block where b.block_id = block.block_id
      returning block.next_bill_id as first, b.next_bill_id - 1 as last`,
    values: [billCode, count],
  })
  const [row] = rows
  return row === undefined ? null : { first: BigInt(row.first), last: BigInt(row.last) }
}
