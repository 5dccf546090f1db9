import type { BillId } from '@piaoqiao/domain'
import type { WireEvent } from '@piaoqiao/protocol'
import type { BillKind } from '../bills/bill-kinds.ts'
import type { BusType } from '../his/bus-types.ts'
import type { HisBillLine, HisBillTable, HisRange } from '../his-ports.ts'
import type { Queryable } from './queryable.ts'

export function createHisBillTable(client: Queryable): HisBillTable {
  return {
    async keep({ businessNumber, draftDigest, busType, busDate, busDateTime, placeCode }, at) {
      const digest = Buffer.from(draftDigest, 'hex')
      await client.query(
        `insert into his_bills (business_number, draft_digest, bus_type, bus_date, bus_date_time, place_code, kept_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (business_number, draft_digest) do update set kept_at = excluded.kept_at
         where not his_bills.has_bill and his_bills.kept_at < excluded.kept_at - $8`,
        [businessNumber, digest, busType, busDate, busDateTime, placeCode, at, keptAnewAfterMs],
      )
    },
    async keepWriteOff({ billId, busDate, busDateTime, placeCode }, at) {
      await client.query(
        `insert into his_write_offs (bill_id, bus_date, bus_date_time, place_code, asked_at)
         values ($1, $2, $3, $4, $5)
         on conflict (bill_id) do update set bus_date = excluded.bus_date,
           bus_date_time = excluded.bus_date_time, place_code = excluded.place_code,
           asked_at = excluded.asked_at,
           told = case when split_part(his_write_offs.told, ' ', 1) in ('refused', 'released')
             then null else his_write_offs.told end`,
        [billId, busDate, busDateTime, placeCode, at],
      )
    },
    async totals(range) {
      const { rows } = await client.query<{ count: string; sum: string }>(
        `${linesInRange} select count(*) as count, coalesce(sum(total_fen), 0) as sum from lines`,
        valuesOf(range),
      )
      const [row] = rows
      return { count: Number(row?.count ?? 0), sumFen: BigInt(row?.sum ?? 0) }
    },
    async page(range, offset, limit) {
      const { rows } = await client.query<LineRow>(
        `${linesInRange} select * from lines order by bus_date_time, bill_id offset $8 limit $9`,
        [...valuesOf(range), offset, limit],
      )
      return rows.map(lineFromRow)
    },
    events: (billId, limit) => events(client, billId, limit),
    forgetUnissued: (keptBefore, limit) => forgetUnissued(client, keptBefore, limit),
  }
}

/** A settlement that is asked for again so long after it was kept counts as kept now, lest it is forgotten just then. */
const keptAnewAfterMs = 3_600_000

/** A reversal counts on the day of its own business, once the province has confirmed it. */
const linesInRange = `
  with issued as (
    select b.bill_id, b.kind, null::bigint as original, b.business_number, h.bus_type,
      h.bus_date_time, h.place_code, b.check_code, b.total_fen, b.issued_at,
      coalesce(r.state = 'completed', false) as reversed
    from his_bills h
    join bills b on b.business_number = h.business_number and b.draft_digest = h.draft_digest
    left join reversals r on r.bill_id = b.bill_id
    where $5 and h.bus_date between $1 and $2
      and (not $7 or exists (select from papers p where p.bill_id = b.bill_id and p.state = 'used'))
  ), reversals_made as (
    select red.bill_id, red.kind, b.bill_id as original, b.business_number, h.bus_type,
      w.bus_date_time, w.place_code, red.check_code, red.total_fen, red.issued_at, false as reversed
    from his_write_offs w
    join bills b on b.bill_id = w.bill_id
    join bills red on red.original_bill_id = b.bill_id and red.registration = 'registered'
    join his_bills h on h.business_number = b.business_number and h.draft_digest = b.draft_digest
    where $6 and w.bus_date between $1 and $2
  ), lines as (
    select * from (select * from issued union all select * from reversals_made) as both_kinds
    where ($3::text is null or place_code = $3) and ($4::text is null or bus_type = $4)
  )`

function valuesOf({ from, to, placeCode, busType, kinds }: HisRange): unknown[] {
  return [from, to, placeCode, busType, kinds.issued, kinds.reversals, kinds.onlyExchanged]
}

interface LineRow {
  readonly bill_id: string
  readonly kind: BillKind
  readonly original: string | null
  readonly business_number: string
  readonly bus_type: BusType
  readonly bus_date_time: string
  readonly place_code: string
  readonly check_code: string
  readonly total_fen: string
  readonly issued_at: string
  readonly reversed: boolean
}

function lineFromRow(row: LineRow): HisBillLine {
  return {
    billId: BigInt(row.bill_id),
    kind: row.kind,
    original: row.original === null ? null : BigInt(row.original),
    businessNumber: row.business_number,
    busType: row.bus_type,
    busDateTime: row.bus_date_time,
    placeCode: row.place_code,
    checkCode: row.check_code,
    totalFen: BigInt(row.total_fen),
    issuedAt: Number(row.issued_at),
    isReversed: row.reversed,
  }
}

async function events(
  client: Queryable,
  billId: BillId,
  limit: number,
): Promise<readonly WireEvent[]> {
  const { rows } = await client.query<{ event: WireEvent }>(
    'select event from bill_events where bill_id = $1 order by sequence limit $2',
    [billId, limit],
  )
  return rows.map(({ event }) => event)
}

/** Each settlement is looked at once: it goes, or it is known to have its bill. One that is asked for just now stays. */
async function forgetUnissued(
  client: Queryable,
  keptBefore: number,
  limit: number,
): Promise<number> {
  const { rows } = await client.query<{ count: string }>(
    `with due as (
       select h.business_number, h.draft_digest, b.bill_id is not null as has_bill
       from his_bills h
       left join bills b on b.business_number = h.business_number and b.draft_digest = h.draft_digest
       where not h.has_bill and h.kept_at < $1
       order by h.kept_at limit $2
       for update of h skip locked
     ), settled as (
       update his_bills h set has_bill = true from due
       where due.has_bill and h.business_number = due.business_number
         and h.draft_digest = due.draft_digest
     ), forgotten as (
       delete from his_bills h using due
       where not due.has_bill and h.business_number = due.business_number
         and h.draft_digest = due.draft_digest and h.kept_at < $1
       returning 1
     )
     select count(*) as count from forgotten`,
    [keptBefore, limit],
  )
  return Number(rows[0]?.count ?? 0)
}
