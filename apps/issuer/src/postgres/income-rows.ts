import type { IncomePosting, IncomeSource, IncomeState } from '../income-ports.ts'

export const incomeColumns = `posting_id, bill_id, amount_fen, posted_on, voucher_number, source, state,
  code, withdrawal, withdrawal_reason, received_at, changed_at`

export interface IncomeRow {
  readonly posting_id: string
  readonly bill_id: string
  readonly amount_fen: string
  readonly posted_on: string
  readonly voucher_number: string
  readonly source: IncomeSource
  readonly state: IncomeState
  readonly code: string | null
  readonly withdrawal: IncomePosting['withdrawal']
  readonly withdrawal_reason: string | null
  readonly received_at: string
  readonly changed_at: string
}

export function postingFromRow(row: IncomeRow): IncomePosting {
  return {
    postingId: BigInt(row.posting_id),
    billId: BigInt(row.bill_id),
    amountFen: BigInt(row.amount_fen),
    postedOn: row.posted_on,
    voucherNumber: row.voucher_number,
    source: row.source,
    state: row.state,
    code: row.code,
    withdrawal: row.withdrawal,
    withdrawalReason: row.withdrawal_reason,
    receivedAt: Number(row.received_at),
    changedAt: Number(row.changed_at),
  }
}
