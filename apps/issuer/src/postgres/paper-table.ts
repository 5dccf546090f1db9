import type { BillId } from '@piaoqiao/domain'
import type { Paper, PaperStock, PaperTable } from '../his-ports.ts'
import type { Queryable } from './queryable.ts'

export function createPaperTable(client: Queryable): PaperTable {
  return {
    addStock: (stock, at) => addStock(client, stock, at),
    async codesInStock(placeCode, limit) {
      const { rows } = await client.query<{ paper_code: string; count: string }>(
        `select s.paper_code, sum(s.last_number - s.next_number + 1 - (
           select count(*) from papers p where p.paper_code = s.paper_code and p.digits = s.digits
             and p.paper_number between s.next_number and s.last_number
         )) as count
         from paper_stock s
         where s.place_code in ('', $1) and s.next_number <= s.last_number
         group by s.paper_code order by s.paper_code limit $2`,
        [placeCode, limit],
      )
      return rows.map(({ paper_code, count }) => ({ paperCode: paper_code, count: Number(count) }))
    },
    async current(paperCode, placeCode) {
      const { rows } = await client.query<{ next_number: string; digits: number }>(
        `select next_number, digits from paper_stock
         where paper_code = $1 and place_code in ('', $2) and next_number <= last_number
         order by place_code desc, stock_id limit 1`,
        [paperCode, placeCode],
      )
      const [row] = rows
      return row === undefined ? null : row.next_number.padStart(row.digits, '0')
    },
    async find(paperCode, paperNumber) {
      const { rows } = await client.query<PaperRow>(
        `${selectPapers} where paper_code = $1 and digits = $2 and paper_number = $3`,
        [paperCode, paperNumber.length, BigInt(paperNumber)],
      )
      return rows[0] === undefined ? null : paperFromRow(rows[0])
    },
    async isBlank(paperCode, paperNumber) {
      const { rows } = await client.query(
        `select from paper_stock s
         where paper_code = $1 and digits = $2 and $3 between first_number and last_number
           and not exists (
             select from papers p where p.paper_code = s.paper_code and p.digits = s.digits
               and p.paper_number = $3
           )`,
        [paperCode, paperNumber.length, BigInt(paperNumber)],
      )
      return rows.length > 0
    },
    latestOf: (billId) => latestOf(client, billId),
    take: (paper, reason, at) => take(client, paper, reason, at),
    async spoil({ paperCode, paperNumber }, reason, at) {
      await client.query(
        `update papers set state = 'spoiled', reason = $4, changed_at = $5
         where paper_code = $1 and digits = $2 and paper_number = $3`,
        [paperCode, paperNumber.length, BigInt(paperNumber), reason, at],
      )
    },
    putBack: (paper) => putBack(client, paper),
  }
}

const selectPapers = 'select paper_code, paper_number, digits, bill_id, state from papers'

interface PaperRow {
  readonly paper_code: string
  readonly paper_number: string
  readonly digits: number
  readonly bill_id: string | null
  readonly state: Paper['state']
}

function paperFromRow(row: PaperRow): Paper {
  return {
    paperCode: row.paper_code,
    paperNumber: row.paper_number.padStart(row.digits, '0'),
    billId: row.bill_id === null ? null : BigInt(row.bill_id),
    state: row.state,
  }
}

async function addStock(
  client: Queryable,
  { paperCode, first, last, placeCode }: PaperStock,
  at: number,
): Promise<boolean> {
  // One after the other: two that overlap would each not see the other one.
  await client.query('lock table paper_stock in share row exclusive mode')
  const { rowCount } = await client.query(
    `insert into paper_stock
       (paper_code, first_number, last_number, next_number, digits, place_code, added_at)
     select $1, $2, $3, $2, $4, $5, $6 where not exists (
       select from paper_stock where paper_code = $1 and digits = $4
         and first_number <= $3 and last_number >= $2
     )`,
    [paperCode, BigInt(first), BigInt(last), first.length, placeCode, at],
  )
  return rowCount === 1
}

async function latestOf(client: Queryable, billId: BillId): Promise<Paper | null> {
  const { rows } = await client.query<PaperRow>(
    `${selectPapers} where bill_id = $1 order by (state = 'used') desc, taken_order desc limit 1`,
    [billId],
  )
  return rows[0] === undefined ? null : paperFromRow(rows[0])
}

async function take(
  client: Queryable,
  { paperCode, paperNumber, billId, state }: Paper,
  reason: string,
  at: number,
): Promise<'taken' | 'not_in_stock' | 'not_blank'> {
  const [digits, number] = [paperNumber.length, BigInt(paperNumber)]
  const { rows } = await client.query<{ stock_id: string }>(
    `select stock_id from paper_stock
     where paper_code = $1 and digits = $2 and $3 between first_number and last_number for update`,
    [paperCode, digits, number],
  )
  const [stock] = rows
  if (stock === undefined) return 'not_in_stock'
  const { rowCount } = await client.query(
    `insert into papers (paper_code, digits, paper_number, bill_id, state, reason, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (paper_code, digits, paper_number) do nothing`,
    [paperCode, digits, number, billId, state, reason, at],
  )
  if (rowCount !== 1) return 'not_blank'
  await client.query(moveToBlank, [stock.stock_id])
  return 'taken'
}

/** Moves a stock to its lowest blank number: where it stands, or after a number that is not blank. */
const moveToBlank = `
  update paper_stock s set next_number = (
    select min(candidate) from (
      select s.next_number as candidate
      union all
      select paper_number + 1 from papers p where p.paper_code = s.paper_code
        and p.digits = s.digits and p.paper_number between s.next_number and s.last_number
    ) as candidates
    where not exists (
      select from papers p where p.paper_code = s.paper_code and p.digits = s.digits
        and p.paper_number = candidate
    )
  )
  where stock_id = $1`

async function putBack(
  client: Queryable,
  { paperCode, paperNumber }: Pick<Paper, 'paperCode' | 'paperNumber'>,
): Promise<void> {
  const values = [paperCode, paperNumber.length, BigInt(paperNumber)]
  await client.query(
    `delete from papers
     where paper_code = $1 and digits = $2 and paper_number = $3 and state = 'used'`,
    values,
  )
  await client.query(
    `update paper_stock set next_number = least(next_number, $3)
     where paper_code = $1 and digits = $2 and $3 between first_number and last_number`,
    values,
  )
}
