import type { BillId, PartyId } from '@piaoqiao/domain'
import { billIdFrom } from '@piaoqiao/domain'
import { inTransaction } from '@piaoqiao/service-kit'
import type { ClientBase, Pool } from 'pg'
import type { NumberStore } from '../ports.ts'

/** Largest bill number: ten digits. The first one is 1. */
export const billNumberMax = 9_999_999_999n

const allottingAttemptsMax = 5

type Asked = Parameters<NumberStore['allot']>[0]

/** Whole bill keys, code and number. */
interface Block {
  readonly from: BillId
  readonly to: BillId
}

/** Number blocks in PostgreSQL. Blocks of a code follow one another, so no number is left out and none is given twice. */
export function createNumberStore(pool: Pool): NumberStore {
  return {
    allot: (asked) =>
      inTransaction(pool, (client) => allot(client, asked), {
        attemptsMax: allottingAttemptsMax,
        // The same request came twice at once; the second run finds the block of the first.
        retryUniqueViolation: true,
      }),
    allotted: (issuerId, ids) => allotted(pool, issuerId, ids),
  }
}

async function allot(client: ClientBase, asked: Asked): Promise<Block | null> {
  const known = await findBlock(client, asked)
  if (known !== null) return known
  const first = await takeNumbers(client, asked)
  if (first === null) return null
  const from = billIdFrom(asked.billCode, first.toString().padStart(10, '0'))
  const to = from + BigInt(asked.count) - 1n
  await client.query(
    `insert into number_blocks (first_bill_id, last_bill_id, issuer_id, request_id)
     values ($1, $2, $3, $4)`,
    [from, to, asked.issuerId, asked.requestId],
  )
  return { from, to }
}

async function findBlock(
  client: ClientBase,
  { issuerId, requestId }: Asked,
): Promise<Block | null> {
  const { rows } = await client.query<{ first_bill_id: string; last_bill_id: string }>(
    `select first_bill_id, last_bill_id from number_blocks
     where issuer_id = $1 and request_id = $2`,
    [issuerId, requestId],
  )
  const [row] = rows
  if (row === undefined) return null
  return { from: BigInt(row.first_bill_id), to: BigInt(row.last_bill_id) }
}

/** Takes the next numbers of a code under the lock of its row. Null when so many are not left. */
async function takeNumbers(client: ClientBase, { billCode, count }: Asked): Promise<bigint | null> {
  await client.query(
    'insert into number_codes (bill_code, next_number) values ($1, 1) on conflict do nothing',
    [billCode],
  )
  const { rows } = await client.query<{ first_number: string }>(
    `update number_codes set next_number = next_number + $2
     where bill_code = $1 and next_number + $2 - 1 <= $3
     returning next_number - $2 as first_number`,
    [billCode, count, billNumberMax],
  )
  return rows[0] === undefined ? null : BigInt(rows[0].first_number)
}

async function allotted(
  pool: Pool,
  issuerId: PartyId,
  ids: readonly BillId[],
): Promise<ReadonlySet<BillId>> {
  const { rows } = await pool.query<{ bill_id: string }>({
    text: `
      select k.bill_id
      from unnest($2::bigint[]) as k(bill_id)
      cross join lateral (
        select last_bill_id, issuer_id from number_blocks
        where first_bill_id <= k.bill_id order by first_bill_id desc limit 1
      ) b
      where b.issuer_id = $1 and b.last_bill_id >= k.bill_id`,
    values: [issuerId, ids],
  })
  return new Set(rows.map(({ bill_id }) => BigInt(bill_id)))
}
