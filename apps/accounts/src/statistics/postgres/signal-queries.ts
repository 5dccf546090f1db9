import { dayMs } from '@piaoqiao/domain'
import { recordIdFloor } from '../../record-id.ts'
import type { SignalKind } from '../signal-ports.ts'

const weekMs = 7 * dayMs
/** How often something has to happen, and how long ago it may have begun. */
const refusedTimesMin = 3
const mismatchedTimesMin = 2
const verifyingUnitsMin = 4
const recoveryOpenMs = 14 * dayMs
const voucherMonthsMs = 90 * dayMs
const warnedTimesMin = 3
const warnedSinceMs = 180 * dayMs

interface SignalQueryText {
  /** The columns of a found signal; `$1` and `$2` are what `values` gives, `$3` the most rows. */
  readonly text: string
  readonly values: (at: number) => readonly [unknown, unknown]
}

/** Refusals of one unit about one bill: the ids of acts stand in the order of their time. */
const refusedActs = (codes: string): string => `
  select a.unit_id || ':' || i.bill_code || i.bill_number as subject, a.unit_id, i.bill_code,
    i.bill_number, count(*)::integer as occurrences, min(a.created_at) as first_at,
    max(a.created_at) as last_at
  from desk_act_items i join desk_acts a using (act_id)
  where i.code in (${codes}) and i.act_id >= $1 and a.service = 'bill.lock'
  group by a.unit_id, i.bill_code, i.bill_number
  having count(*) >= $2
  order by last_at desc limit $3`

/** How each kind is found: everything comes by an index on what happened lately. */
export const signalQueries: Readonly<Record<SignalKind, SignalQueryText>> = {
  lock_refused_again: {
    text: refusedActs(`'BILL_LOCKED', 'BILL_REIMBURSED'`),
    values: (at) => [recordIdFloor('A', at - weekMs), refusedTimesMin],
  },
  facts_mismatch_again: {
    text: refusedActs(`'PRESENTED_FACTS_MISMATCH', 'CHECK_CODE_MISMATCH'`),
    values: (at) => [recordIdFloor('A', at - weekMs), mismatchedTimesMin],
  },
  file_unsound: {
    text: `
      select f.unit_id || ':' || f.bill_code || f.bill_number as subject, f.unit_id, f.bill_code,
        f.bill_number, count(*)::integer as occurrences, min(c.checked_at) as first_at,
        max(c.checked_at) as last_at
      from desk_file_checks c join desk_files f using (file_id)
      where (c.faults <> '[]'::jsonb or c.code in ('PRESENTED_FACTS_MISMATCH', 'CHECK_CODE_MISMATCH'))
        and c.checked_at >= $1
      group by f.unit_id, f.bill_code, f.bill_number
      having count(*) >= $2
      order by last_at desc limit $3`,
    values: (at) => [at - weekMs, 1],
  },
  verified_by_many: {
    text: `
      select bill_code || bill_number as subject, '' as unit_id, bill_code, bill_number,
        count(*)::integer as occurrences, min(verified_at) as first_at, max(verified_at) as last_at
      from desk_bills where verified_at >= $1
      group by bill_code, bill_number
      having count(*) >= $2
      order by last_at desc limit $3`,
    values: (at) => [at - weekMs, verifyingUnitsMin],
  },
  recovery_open: {
    text: `
      select unit_id || ':' || bill_code || bill_number as subject, unit_id, bill_code, bill_number,
        count(*)::integer as occurrences, min(at) as first_at, max(at) as last_at
      from desk_inbox
      where kind = 'recovery_asked' and done_at is null and at <= $1
      group by unit_id, bill_code, bill_number
      having count(*) >= $2
      order by last_at desc limit $3`,
    values: (at) => [at - recoveryOpenMs, 1],
  },
  voucher_on_other_days: {
    text: `
      select unit_id || ':' || voucher_number as subject, unit_id, '' as bill_code, '' as bill_number,
        count(distinct reimbursed_on)::integer as occurrences,
        (extract(epoch from min(reimbursed_on::date)) * 1000)::bigint as first_at,
        (extract(epoch from max(reimbursed_on::date)) * 1000)::bigint as last_at
      from desk_uses
      where reimbursed_on >= $1 and voucher_number is not null and state in ('reported', 'posted')
      group by unit_id, voucher_number
      having count(distinct reimbursed_on) >= $2
      order by last_at desc limit $3`,
    values: (at) => [new Date(at - voucherMonthsMs).toISOString().slice(0, 10), 2],
  },
  lock_warned_again: {
    text: `
      select unit_id || ':' || bill_code || bill_number as subject, unit_id, bill_code, bill_number,
        count(*)::integer as occurrences, min(at) as first_at, max(at) as last_at
      from desk_inbox where kind = 'lock_warned' and at >= $1
      group by unit_id, bill_code, bill_number
      having count(*) >= $2
      order by last_at desc limit $3`,
    values: (at) => [at - warnedSinceMs, warnedTimesMin],
  },
}
