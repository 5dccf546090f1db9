import { bigintAsText, bigintOrNull } from '../../postgres/column-values.ts'
import type { Queryable } from '../../postgres/queryable.ts'
import type { BillUse, BillUses, LedgerLine, UseChange, UseState } from '../use-ports.ts'

interface UseRow {
  readonly use_id: string
  readonly bill_code: string
  readonly bill_number: string
  readonly purpose: string
  readonly business_reference: string
  readonly case_id: string | null
  readonly state: string
  readonly locked_at: string
  readonly expires_at: string
  readonly report_id: string | null
  readonly amount_fen: string | null
  readonly reimbursed_on: string | null
  readonly voucher_number: string | null
  readonly posted_on: string | null
  readonly sequence: number
}

interface LineRow extends UseRow {
  readonly bill_name: string | null
  readonly issuer_name: string | null
  readonly issued_on: string | null
  readonly face_fen: string | null
  readonly bill_state: string | null
}

interface FileDueRow {
  readonly unit_id: string
  readonly use_id: string
  readonly bill_code: string
  readonly bill_number: string
}

const givenChanges = `jsonb_to_recordset($2::jsonb) as given("billCode" text, "billNumber" text,
  sequence integer, "useId" text, "reportId" text, state text, purpose text,
  "businessReference" text, "caseId" text, "lockedAt" bigint, "expiresAt" bigint,
  "amountFen" bigint, "reimbursedOn" text, "voucherNumber" text, "postedOn" text,
  "isUnposted" boolean)`

/** Only a lock begins a line; everything else finds one. */
const beginLines = `
  insert into desk_uses (unit_id, use_id, bill_code, bill_number, purpose, business_reference,
    case_id, state, locked_at, expires_at, sequence)
  select $1, "useId", "billCode", "billNumber", purpose, "businessReference", "caseId", 'held',
    "lockedAt", "expiresAt", sequence
  from ${givenChanges}
  where "useId" is not null and purpose is not null and "lockedAt" is not null
  order by "useId"
  on conflict (unit_id, use_id) do update set case_id = coalesce(desk_uses.case_id, excluded.case_id)`

const changeLines = `
  update desk_uses set
    state = coalesce(given.state, desk_uses.state),
    expires_at = coalesce("expiresAt", expires_at),
    report_id = coalesce("reportId", report_id),
    amount_fen = coalesce("amountFen", amount_fen),
    reimbursed_on = coalesce("reimbursedOn", reimbursed_on),
    voucher_number = coalesce("voucherNumber", voucher_number),
    posted_on = case when "isUnposted" then null else coalesce("postedOn", posted_on) end,
    sequence = given.sequence,
    file_due_at = case when given.state in ('reported', 'posted') and report_id is null
      then 0 else file_due_at end
  from ${givenChanges}
  where unit_id = $1 and bill_code = "billCode" and bill_number = "billNumber"
    and (use_id = "useId" or ("useId" is null and report_id = "reportId"))
    and desk_uses.sequence < given.sequence`

export function createBillUses(client: Queryable): BillUses {
  return {
    async change(unitId, changes) {
      for (const step of stepsOf(changes)) {
        const given = JSON.stringify(step.map(changeRow), bigintAsText)
        await client.query(beginLines, [unitId, given])
        await client.query(changeLines, [unitId, given])
      }
    },
    async ofBills(unitId, keys) {
      const { rows } = await client.query<UseRow>(
        `select desk_uses.* from desk_uses
         join jsonb_to_recordset($2::jsonb) as asked("billCode" text, "billNumber" text)
           on bill_code = "billCode" and bill_number = "billNumber"
         where unit_id = $1 order by locked_at, use_id`,
        [unitId, JSON.stringify(keys)],
      )
      return rows.map(useFrom)
    },
    async list(unitId, query, { behind, limit }) {
      const { rows } = await client.query<LineRow>(listLines, [
        unitId,
        query.billCode,
        query.billNumber,
        query.voucherNumber,
        query.caseId,
        query.state,
        query.purpose,
        query.lockedFrom,
        query.lockedTo,
        query.reimbursedFrom,
        query.reimbursedTo,
        behind?.lockedAt ?? null,
        behind?.useId ?? null,
        limit,
      ])
      return rows.map(lineFrom)
    },
    async takeFilesDue(at, untilAt, limit) {
      const { rows } = await client.query<FileDueRow>(takeFilesDue, [at, untilAt, limit])
      return rows.map((row) => ({
        unitId: row.unit_id,
        useId: row.use_id,
        billCode: row.bill_code,
        billNumber: row.bill_number,
      }))
    },
    async filesKept(unitId, useIds) {
      await client.query(
        'update desk_uses set file_due_at = null where unit_id = $1 and use_id = any($2)',
        [unitId, useIds],
      )
    },
    async filesRefused(unitId, useIds, refusalsMax) {
      await client.query(
        `update desk_uses set file_attempts = file_attempts + 1,
           file_due_at = case when file_attempts + 1 < $3 then file_due_at end
         where unit_id = $1 and use_id = any($2)`,
        [unitId, useIds, refusalsMax],
      )
    },
  }
}

const takeFilesDue = `
  with due as materialized (
    select unit_id, use_id from desk_uses where file_due_at <= $1
    order by file_due_at, use_id limit $3 for update skip locked)
  update desk_uses set file_due_at = $2
  where (unit_id, use_id) in (select unit_id, use_id from due)
  returning unit_id, use_id, bill_code, bill_number`

const listLines = `
  select desk_uses.*, bill_name, issuer_name, issued_on, face_fen, desk_bills.state as bill_state
  from desk_uses left join desk_bills using (unit_id, bill_code, bill_number)
  where desk_uses.unit_id = $1
    and ($2::text is null or bill_code = $2)
    and ($3::text is null or bill_number = $3)
    and ($4::text is null or voucher_number = $4)
    and ($5::text is null or case_id = $5)
    and ($6::text is null or desk_uses.state = $6)
    and ($7::text is null or purpose = $7)
    and ($8::bigint is null or locked_at >= $8)
    and ($9::bigint is null or locked_at <= $9)
    and ($10::text is null or reimbursed_on >= $10)
    and ($11::text is null or reimbursed_on <= $11)
    and ($12::bigint is null or (locked_at, use_id) < ($12, $13))
  order by locked_at desc, use_id desc limit $14`

/** A bill stands once in each step, so that one statement meets each line at most once, and later changes come later. */
function stepsOf(changes: readonly UseChange[]): readonly (readonly UseChange[])[] {
  const steps: UseChange[][] = []
  const next = new Map<string, number>()
  for (const change of changes) {
    const key = `${change.billCode}${change.billNumber}`
    const step = next.get(key) ?? 0
    next.set(key, step + 1)
    const at = (steps[step] ??= [])
    at.push(change)
  }
  return steps
}

function changeRow(change: UseChange): object {
  return { ...change, isUnposted: change.postedOn === null }
}

function useFrom(row: UseRow): BillUse {
  return {
    useId: row.use_id,
    billCode: row.bill_code,
    billNumber: row.bill_number,
    purpose: row.purpose,
    businessReference: row.business_reference,
    caseId: row.case_id,
    state: row.state as UseState,
    lockedAt: Number(row.locked_at),
    expiresAt: Number(row.expires_at),
    reportId: row.report_id,
    amountFen: bigintOrNull(row.amount_fen),
    reimbursedOn: row.reimbursed_on,
    voucherNumber: row.voucher_number,
    postedOn: row.posted_on,
    sequence: row.sequence,
  }
}

function lineFrom(row: LineRow): LedgerLine {
  return {
    ...useFrom(row),
    billName: row.bill_name,
    issuerName: row.issuer_name,
    issuedOn: row.issued_on,
    faceFen: bigintOrNull(row.face_fen),
    billState: row.bill_state,
  }
}
