import { dayMs, endOfDate } from '@piaoqiao/domain'
import type { Queryable } from '../../postgres/queryable.ts'
import type {
  CountedWork,
  DeskPeriod,
  DeskStatistics,
  LocksByAge,
  WorkSum,
} from '../statistics-ports.ts'

interface SumRow {
  readonly is_step: boolean
  readonly is_province: boolean
  readonly step: string | null
  readonly province: string | null
  readonly work: string
  readonly bills: string
  readonly fen: string
}

/** The day in Beijing of a moment in milliseconds. */
const dayOf = (column: string) =>
  `(to_timestamp(${column} / 1000) at time zone 'UTC' + interval '8 hours')::date`

/** One part for each work, each by an index of its own; a withdrawn report does not count. */
const counted = `
  select 'verified' as work, bill_code, ${dayOf('verified_at')} as day, face_fen as fen
  from desk_bills where unit_id = $1 and verified_at between $4 and $5
  union all
  select 'locked', u.bill_code, ${dayOf('u.locked_at')}, b.face_fen
  from desk_uses u left join desk_bills b using (unit_id, bill_code, bill_number)
  where u.unit_id = $1 and u.locked_at between $4 and $5
  union all
  select 'reimbursed', bill_code, reimbursed_on::date, amount_fen
  from desk_uses
  where unit_id = $1 and reimbursed_on between $2 and $3 and state in ('reported', 'posted')
  union all
  select 'posted', bill_code, posted_on::date, amount_fen
  from desk_uses where unit_id = $1 and posted_on between $2 and $3 and state = 'posted'`

const sumRows = `
  select grouping(step) = 0 as is_step, grouping(province) = 0 as is_province, step, province, work,
    count(*) as bills, coalesce(sum(fen), 0) as fen
  from (
    select work, to_char(date_trunc($6, day), 'YYYY-MM-DD') as step, substr(bill_code, 1, 2) as province,
      fen
    from (${counted}) counted
  ) placed
  group by grouping sets ((work), (step, work), (province, work))
  order by step, province, work`

const medianRow = `
  select
    (percentile_cont(0.5) within group (order by reimbursed_on::date - ${dayOf('locked_at')})
      filter (where reimbursed_on between $2 and $3))::float8 as lock_to_report,
    (percentile_cont(0.5) within group (order by posted_on::date - reimbursed_on::date)
      filter (where posted_on between $2 and $3))::float8 as report_to_posting
  from (
    select locked_at, reimbursed_on, posted_on from desk_uses
    where unit_id = $1 and reimbursed_on between $2 and $3 and state in ('reported', 'posted')
    union all
    select locked_at, reimbursed_on, posted_on from desk_uses
    where unit_id = $1 and posted_on between $2 and $3 and state = 'posted'
      and reimbursed_on not between $2 and $3
  ) used`

const ageRow = `
  select count(*) filter (where days < 0)::integer as "overdue",
    count(*) filter (where days between 0 and 3)::integer as "within3Days",
    count(*) filter (where days > 3 and days <= 7)::integer as "within7Days",
    count(*) filter (where days > 7 and days <= 30)::integer as "within30Days",
    count(*) filter (where days > 30)::integer as "later"
  from (
    select (expires_at - $2::bigint) / ${String(dayMs)}::float8 as days
    from desk_uses where unit_id = $1 and state = 'held'
  ) held`

export function createDeskStatistics(client: Queryable): DeskStatistics {
  return {
    async sums(unitId, period) {
      const { from, until, step } = period
      const moments = [endOfDate(from) - dayMs + 1, endOfDate(until)]
      const { rows } = await client.query<SumRow>(sumRows, [unitId, from, until, ...moments, step])
      return rows.map(sumFrom)
    },
    async medians(unitId, { from, until }: DeskPeriod) {
      const { rows } = await client.query<{
        readonly lock_to_report: number | null
        readonly report_to_posting: number | null
      }>(medianRow, [unitId, from, until])
      const [row] = rows
      return {
        lockToReportDays: row?.lock_to_report ?? null,
        reportToPostingDays: row?.report_to_posting ?? null,
      }
    },
    async locksByAge(unitId, at) {
      const { rows } = await client.query<LocksByAge>(ageRow, [unitId, at])
      const none = { overdue: 0, within3Days: 0, within7Days: 0, within30Days: 0, later: 0 }
      return rows[0] ?? none
    },
  }
}

function sumFrom(row: SumRow): WorkSum {
  const part = row.is_province ? 'province' : 'all'
  return {
    by: row.is_step ? 'step' : part,
    key: row.step ?? row.province ?? '',
    work: row.work as CountedWork,
    bills: Number(row.bills),
    amountFen: BigInt(row.fen),
  }
}
