import type {
  MissingNumbers,
  NumberCounts,
  NumberRecords,
  Period,
  SpoiltKind,
  SpoiltNumber,
} from '../number-ports.ts'
import type { Queryable } from './queryable.ts'

/** By how much the clocks of two stations on one database may differ. */
const clockSkewMaxMs = 3_600_000

type CountRow = { readonly billCode: string } & Readonly<
  Record<Exclude<keyof NumberCounts, 'billCode'>, string>
>

/** Identifiers have 18 digits, more than a number in JSON can carry, so they come as text. */
interface RecordsRow {
  readonly counts: readonly CountRow[]
  readonly spoilt: readonly {
    readonly billId: string
    readonly was: SpoiltKind
    readonly reason: string
    readonly leftAt: number
    readonly spoiltAt: number
  }[]
  readonly missing: readonly {
    readonly first: string
    readonly last: string
    readonly leftAt: number
  }[]
}

/** Counts and entries of one period, in one statement and so as of one moment. */
export async function readNumberRecords(
  client: Queryable,
  { start, end }: Period,
  entriesMax: number,
): Promise<NumberRecords> {
  const { rows } = await client.query<RecordsRow>(selectRecords, [
    start,
    end,
    entriesMax,
    start - clockSkewMaxMs,
  ])
  const [row] = rows
  if (row === undefined) throw new Error('a select without from has one row')
  return {
    counts: row.counts.map(countsFromRow),
    spoilt: row.spoilt.map(({ billId, ...rest }): SpoiltNumber => ({
      billId: BigInt(billId),
      ...rest,
    })),
    missing: row.missing.map(({ first, last, leftAt }): MissingNumbers => ({
      first: BigInt(first),
      last: BigInt(last),
      leftAt,
    })),
  }
}

function countsFromRow({ billCode, ...counts }: CountRow): NumberCounts {
  const entries = Object.entries(counts).map(([name, count]) => [name, Number(count)])
  return { billCode, ...(Object.fromEntries(entries) as Omit<NumberCounts, 'billCode'>) }
}

/**
 * Bills are counted by when they were issued, the stock by where the blocks stand, and what is missing by the gaps between
 * the records of a block: three sources that agree only when no number was lost. A block that was used up before the
 * period has nothing to say about it, so the work does not grow with the age of the station.
 */
const selectRecords = `
  with blocks as materialized (
    select b.*, b.last_bill_id - b.first_bill_id + 1 as size
    from number_blocks b
    where b.allotted_at < $2 and (
      b.next_bill_id <= b.last_bill_id or coalesce(
        (select issued_at from bills where bill_id = b.last_bill_id),
        (select left_at from spoilt_numbers where bill_id = b.last_bill_id),
        $1
      ) >= $4
    )
  ), records as materialized (
    select b.block_id, b.bill_code, b.next_bill_id, r.bill_id, r.left_at, r.is_spoilt
    from blocks b cross join lateral (
      select i.bill_id, i.issued_at as left_at, s.bill_id is not null as is_spoilt
      from bills i left join spoilt_numbers s on s.bill_id = i.bill_id
      where i.bill_id between b.first_bill_id and b.last_bill_id
      union all
      select s.bill_id, s.left_at, true from spoilt_numbers s
      where s.bill_id between b.first_bill_id and b.last_bill_id and s.was = 'missing'
    ) r
  ), edges as (
    select block_id, bill_id, left_at from records where bill_id < next_bill_id
    union all select block_id, first_bill_id - 1, allotted_at from blocks
    union all select block_id, next_bill_id, null from blocks
  ), neighbours as (
    select block_id, bill_id, lag(bill_id) over by_number as below, lag(left_at) over by_number as left_at
    from edges window by_number as (partition by block_id order by bill_id)
  ), gaps as materialized (
    select b.bill_code, n.below + 1 as first, n.bill_id - 1 as last, n.left_at,
      n.bill_id - n.below - 1 as size
    from neighbours n join blocks b using (block_id) where n.bill_id > n.below + 1
  ), sums as (
    select bill_code,
      coalesce(sum(size) filter (where allotted_at < $1), 0) as before,
      coalesce(sum(size) filter (where allotted_at >= $1), 0) as allotted,
      coalesce(sum(last_bill_id - next_bill_id + 1), 0) as left
    from blocks group by bill_code
  ), uses as (
    select bill_code, count(*) filter (where left_at < $1) as before,
      count(*) filter (where left_at >= $2) as after,
      count(*) filter (where left_at >= $1 and left_at < $2 and is_spoilt) as spoilt
    from records group by bill_code
  ), losses as (
    select bill_code, coalesce(sum(size) filter (where left_at < $1), 0) as before,
      coalesce(sum(size) filter (where left_at >= $2), 0) as after,
      coalesce(sum(size) filter (where left_at >= $1 and left_at < $2), 0) as during
    from gaps group by bill_code
  ), issues as (
    select lpad((i.bill_id / 10000000000)::text, 8, '0') as bill_code,
      count(*) filter (where original_bill_id is null) as issued,
      count(*) filter (where original_bill_id is null and registration = 'waiting') as issued_waiting,
      count(*) filter (where original_bill_id is null and registration = 'refused') as issued_refused,
      count(*) filter (where original_bill_id is not null) as red,
      count(*) filter (where original_bill_id is not null and registration = 'waiting') as red_waiting,
      count(*) filter (where original_bill_id is not null and registration = 'refused') as red_refused
    from bills i
    where i.issued_at >= $1 and i.issued_at < $2
      and not exists (select from spoilt_numbers s where s.bill_id = i.bill_id)
    group by 1
  ), counts as (
    select bill_code,
      coalesce(s.before, 0) - coalesce(u.before, 0) - coalesce(l.before, 0) as opening,
      coalesce(s.allotted, 0) as allotted,
      coalesce(i.issued, 0) as issued, coalesce(i.issued_waiting, 0) as issued_waiting,
      coalesce(i.issued_refused, 0) as issued_refused, coalesce(i.red, 0) as red,
      coalesce(i.red_waiting, 0) as red_waiting, coalesce(i.red_refused, 0) as red_refused,
      coalesce(u.spoilt, 0) as spoilt, coalesce(l.during, 0) as missing,
      coalesce(s.left, 0) + coalesce(u.after, 0) + coalesce(l.after, 0) as closing
    from sums s full join uses u using (bill_code) full join losses l using (bill_code)
      full join issues i using (bill_code)
  )
  select coalesce((
      select json_agg(json_build_object('billCode', bill_code, 'opening', opening::text,
        'allotted', allotted::text, 'issued', issued::text, 'issuedWaiting', issued_waiting::text,
        'issuedRefused', issued_refused::text, 'red', red::text, 'redWaiting', red_waiting::text,
        'redRefused', red_refused::text, 'spoilt', spoilt::text, 'missing', missing::text,
        'closing', closing::text) order by bill_code)
      from counts
    ), '[]') as counts,
    coalesce((
      select json_agg(json_build_object('billId', bill_id::text, 'was', was, 'reason', reason,
        'leftAt', left_at, 'spoiltAt', spoilt_at) order by bill_id)
      from (
        select * from spoilt_numbers where left_at >= $1 and left_at < $2
        order by bill_id limit $3
      ) as listed
    ), '[]') as spoilt,
    coalesce((
      select json_agg(json_build_object('first', first::text, 'last', last::text, 'leftAt', left_at)
        order by first)
      from (
        select * from gaps where left_at >= $1 and left_at < $2 order by first limit $3
      ) as listed
    ), '[]') as missing`
