import type {
  CountedFen,
  DifferenceCursor,
  DifferenceKind,
  IncomeDifference,
  IncomeTotals,
} from '../income-ports.ts'
import { differenceKinds } from '../income-ports.ts'
import type { Period } from '../number-ports.ts'
import type { Queryable } from './queryable.ts'

/**
 * Every bill and red bill of the period with what is posted for it. The other one of a pair is the red bill that reversed
 * it, or the original that it reverses: whether income of that was posted says what has to be done.
 */
const documents = `
  select b.bill_id, b.original_bill_id, b.total_fen, b.issued_at, p.posting_id, p.posted_on,
    p.voucher_number, p.amount_fen as posted_fen, b.total_fen - coalesce(p.amount_fen, 0) as difference_fen,
    case
      when p.posting_id is null and c.posting_id is null
        and coalesce(r.bill_id, b.original_bill_id) is not null then 'reversed_without_posting'
      when p.posting_id is null and b.original_bill_id is not null then 'posted_for_reversed'
      when p.posting_id is null then 'unposted'
      when r.bill_id is not null and c.posting_id is null then 'posted_for_reversed'
      when p.amount_fen <> b.total_fen then 'amount_differs'
    end as kind
  from bills b
  left join income_postings p on p.bill_id = b.bill_id and p.state = 'posted'
  left join bills r on r.original_bill_id = b.bill_id and r.registration = 'registered'
  left join income_postings c
    on c.bill_id = coalesce(r.bill_id, b.original_bill_id) and c.state = 'posted'
  where b.issued_at >= $1 and b.issued_at < $2 and b.registration <> 'refused'
    and not exists (select from spoilt_numbers s where s.bill_id = b.bill_id)`

/** Lines that were refused and did not come right since, each once. */
const refusedLines = (from: string, to: string): string => `
  select distinct on (bill_id, amount_fen, posted_on, voucher_number) posting_id, bill_id, amount_fen,
    posted_on, voucher_number, code,
    case code when 'INCOME_ALREADY_POSTED' then 'posted_twice' when 'BILL_NOT_HERE' then 'without_bill'
      else 'refused' end as kind
  from income_postings p
  where posted_on >= ${from}::date and posted_on <= ${to}::date and state = 'refused'
    and not exists (
      select from income_postings l
      where l.bill_id = p.bill_id and l.amount_fen = p.amount_fen and l.posted_on = p.posted_on
        and l.voucher_number = p.voucher_number and l.state in ('waiting', 'posted')
    )
  order by bill_id, amount_fen, posted_on, voucher_number, posting_id desc`

const selectTotals = `
  with documents as materialized (${documents}), refused as (${refusedLines('$3', '$4')}), dated as (
    select p.amount_fen, p.state, b.issued_at is null or b.issued_at < $1 or b.issued_at >= $2 as is_other
    from income_postings p left join bills b on b.bill_id = p.bill_id
    where p.posted_on >= $3::date and p.posted_on <= $4::date and p.state in ('waiting', 'posted')
  )
  select 'issued' as name, count(*), coalesce(sum(total_fen), 0) as fen from documents
    where original_bill_id is null
  union all select 'red', count(*), coalesce(sum(total_fen), 0) from documents
    where original_bill_id is not null
  union all select 'posted', count(*), coalesce(sum(posted_fen), 0) from documents
    where posting_id is not null
  union all select 'dated', count(*), coalesce(sum(amount_fen), 0) from dated where state = 'posted'
  union all select 'datedForOtherDays', count(*), coalesce(sum(amount_fen), 0) from dated
    where state = 'posted' and is_other
  union all select 'waiting', count(*), coalesce(sum(amount_fen), 0) from dated where state = 'waiting'
  union all select kind, count(*), sum(difference_fen) from documents where kind is not null group by kind
  union all select kind, count(*), sum(amount_fen) from refused group by kind`

export async function incomeTotals(client: Queryable, period: Period): Promise<IncomeTotals> {
  const { rows } = await client.query<{ name: string; count: string; fen: string }>(
    selectTotals,
    boundsOf(period),
  )
  const counted = (name: string): CountedFen => {
    const row = rows.find((one) => one.name === name)
    return { count: Number(row?.count ?? 0), fen: BigInt(row?.fen ?? 0) }
  }
  const kinds = Object.keys(differenceKinds) as DifferenceKind[]
  return {
    issued: counted('issued'),
    red: counted('red'),
    posted: counted('posted'),
    differences: Object.fromEntries(kinds.map((kind) => [kind, counted(kind)])) as Record<
      DifferenceKind,
      CountedFen
    >,
    dated: counted('dated'),
    datedForOtherDays: counted('datedForOtherDays'),
    waiting: counted('waiting'),
  }
}

function boundsOf({ start, end, from, to }: Period): unknown[] {
  return [start, end, from, to]
}

/** Bills first, then lines; a page that is not full is followed by what is next. */
export async function incomeDifferences(
  client: Queryable,
  period: Period,
  after: DifferenceCursor | null,
  limit: number,
): Promise<readonly IncomeDifference[]> {
  if (after?.part === 'lines') return lines(client, period, after.postingId, limit)
  const bills = await billDifferences(client, period, after, limit)
  if (bills.length === limit) return bills
  return [...bills, ...(await lines(client, period, 0n, limit - bills.length))]
}

async function billDifferences(
  client: Queryable,
  { start, end }: Period,
  after: Extract<DifferenceCursor, { part: 'bills' }> | null,
  limit: number,
): Promise<readonly IncomeDifference[]> {
  const { rows } = await client.query<{
    kind: DifferenceKind
    bill_id: string
    total_fen: string
    posted_fen: string | null
    difference_fen: string
    issued_at: string
    posted_on: string | null
    voucher_number: string | null
  }>(
    `${documents} and (b.issued_at, b.bill_id) > ($3, $4) and (
       p.posting_id is null or p.amount_fen <> b.total_fen
       or r.bill_id is not null and c.posting_id is null
     )
     order by b.issued_at, b.bill_id limit $5`,
    [start, end, after?.issuedAt ?? start, after?.billId ?? -1n, limit],
  )
  return rows.map((row) => {
    const billId = BigInt(row.bill_id)
    const issuedAt = Number(row.issued_at)
    return {
      kind: row.kind,
      billId,
      faceFen: BigInt(row.total_fen),
      postedFen: row.posted_fen === null ? null : BigInt(row.posted_fen),
      differenceFen: BigInt(row.difference_fen),
      issuedAt,
      postedOn: row.posted_on,
      voucherNumber: row.voucher_number,
      code: null,
      cursor: { part: 'bills', issuedAt, billId },
    }
  })
}

async function lines(
  client: Queryable,
  { from, to }: Period,
  after: bigint,
  limit: number,
): Promise<readonly IncomeDifference[]> {
  const { rows } = await client.query<{
    kind: DifferenceKind
    posting_id: string
    bill_id: string
    amount_fen: string
    posted_on: string
    voucher_number: string
    code: string
  }>(
    `with refused as (${refusedLines('$1', '$2')})
     select * from refused where posting_id > $3 order by posting_id limit $4`,
    [from, to, after, limit],
  )
  return rows.map((row) => {
    const postingId = BigInt(row.posting_id)
    const postedFen = BigInt(row.amount_fen)
    return {
      kind: row.kind,
      billId: BigInt(row.bill_id),
      faceFen: null,
      postedFen,
      differenceFen: postedFen,
      issuedAt: null,
      postedOn: row.posted_on,
      voucherNumber: row.voucher_number,
      code: row.code,
      cursor: { part: 'lines', postingId },
    }
  })
}
