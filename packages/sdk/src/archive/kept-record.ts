import { isCalendarDate } from '@piaoqiao/domain'

/** Which bill, by its code and number. */
export interface BillKey {
  readonly billCode: string
  readonly billNumber: string
}

export type KeptFormat = 'xml' | 'ofd' | 'pdf' | 'picture' | 'other'

/** One thing that was kept of a bill. Records are never changed; what happened later is a record of its own. */
export type KeptRecord =
  | {
      readonly kind: 'file'
      readonly at: string
      /** SM3 of the bytes, by which they are found. */
      readonly digest: string
      readonly size: number
      readonly format: KeptFormat
      readonly name: string
    }
  | {
      readonly kind: 'check'
      readonly at: string
      /** The application that asked. */
      readonly checkedBy: string
      /** The answer item of `bill.verify`. */
      readonly answer: unknown
    }
  | {
      readonly kind: 'report'
      readonly at: string
      readonly reportId: string
      readonly amount: string
      readonly voucherNumber: string
      /** Null until it is posted. */
      readonly postedOn: string | null
    }
  | {
      readonly kind: 'post'
      readonly at: string
      readonly reportId: string
      readonly voucherNumber: string
      readonly postedOn: string
    }
  | { readonly kind: 'unpost'; readonly at: string; readonly reportId: string }

/** What the unit has in its books of a bill. */
export interface KeptVoucher {
  readonly reportId: string
  readonly voucherNumber: string
  readonly postedOn: string
  /** In yuan; null where the report was not kept here. */
  readonly amount: string | null
}

/** The postings that hold after everything that happened. */
export function vouchersOf(records: readonly KeptRecord[]): KeptVoucher[] {
  const amounts = new Map<string, string>()
  const vouchers = new Map<string, Omit<KeptVoucher, 'amount'>>()
  for (const record of records) {
    if (record.kind === 'report') amounts.set(record.reportId, record.amount)
    if (record.kind === 'unpost') vouchers.delete(record.reportId)
    if (record.kind === 'post' || record.kind === 'report') {
      const { reportId, voucherNumber, postedOn } = record
      if (postedOn !== null) vouchers.set(reportId, { reportId, voucherNumber, postedOn })
    }
  }
  return [...vouchers.values()].map((voucher) => {
    return { ...voucher, amount: amounts.get(voucher.reportId) ?? null }
  })
}

export function isBillKey({ billCode, billNumber }: BillKey): boolean {
  return /^\d{8}$/.test(billCode) && /^\d{10}$/.test(billNumber)
}

/** A record as it stands in its file; undefined for what is none. */
export function readRecord(text: string): KeptRecord | undefined {
  try {
    const read = JSON.parse(text) as KeptRecord
    const isTimed = typeof read.at === 'string' && isCalendarDate(read.at.slice(0, 10))
    return isTimed && kinds.includes(read.kind) ? read : undefined
  } catch {
    return undefined
  }
}

const kinds: readonly string[] = ['file', 'check', 'report', 'post', 'unpost']
