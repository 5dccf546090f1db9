import type { Pool } from 'pg'

/** Days over which the locks of the ledger are spread. */
const days = 1_000
const dayMs = 86_400_000

/**
 * A unit's ledger: most bills reimbursed and posted, some held or given back, three bills to a voucher, ten thousand of
 * another unit beside it.
 */
export async function seedLedger(
  pool: Pool,
  { unitId, uses, now }: { readonly unitId: string; readonly uses: number; readonly now: number },
): Promise<void> {
  const stepMs = Math.floor((days * dayMs) / uses)
  for (const [unit, count] of [
    [unitId, uses],
    [`${unitId}-other`, Math.ceil(uses / 10)],
  ] as const) {
    await pool.query(seedBills, [unit, count, now])
    await pool.query(seedUses, [unit, count, now, stepMs])
  }
  await pool.query('vacuum analyze desk_uses, desk_bills')
}

const seedBills = `
  insert into desk_bills (unit_id, bill_code, bill_number, bill_name, issuer_id, issuer_name, issued_on,
    face_fen, reimbursable_fen, balance_fen, standing, form, reimbursement, state, sentence, sequence,
    next_services, seen_at)
  select $1, '50060126', lpad(n::text, 10, '0'), '医疗门诊收费票据（电子）',
    'issuer-' || n % 40, '重庆示例医院' || n % 40, '2026-01-05', 99354, 99354, 0, 'valid', 'electronic',
    'reimbursed', '已入账', '已入账', 3, '{}', $3
  from generate_series(1, $2::integer) as n`

const seedUses = `
  insert into desk_uses (unit_id, use_id, bill_code, bill_number, purpose, business_reference, state,
    locked_at, expires_at, report_id, amount_fen, reimbursed_on, voucher_number, posted_on, sequence)
  select $1, 'L-5006012600' || lpad(n::text, 8, '0') || '-1', '50060126', lpad(n::text, 10, '0'),
    case when n % 7 = 0 then 'mutual_aid' else 'employer_expense' end, 'BX-' || n, state,
    at, at + 2592000000, case when is_paid then 'R-' || n end, case when is_paid then 99354 end,
    case when is_paid then day end, case when is_paid then '记-' || n / 3 end,
    case when state = 'posted' then day end, 3
  from generate_series(1, $2::integer) as n,
    lateral (select case when n % 10 < 8 then 'posted' when n % 10 = 8 then 'released' else 'held' end
      as state, $3::bigint - ($2::integer - n) * $4::bigint as at) as made,
    lateral (select state = 'posted' as is_paid,
      to_char(to_timestamp(at / 1000), 'YYYY-MM-DD') as day) as told`
