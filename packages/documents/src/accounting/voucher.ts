import type { Posting, ReceiverAccountingData } from './accounting-data.ts'
import { defaultAccountingDialect } from './accounting-dialect.ts'
import type { AccountingDialect } from './accounting-dialect.ts'
import { AccountingError } from './accounting-error.ts'
import { voucherBillsMax } from './bounds.ts'
import { receiverFileName, writeReceiverPart } from './receiver-part.ts'

/** What all files of one voucher say alike. */
export type Voucher = Pick<Posting, 'voucherNumber' | 'period' | 'summary' | 'postedOn'> &
  Pick<ReceiverAccountingData, 'entityName' | 'entityCode'>

/** What the file of one bill says for itself. */
export type VoucherBill = Pick<
  ReceiverAccountingData,
  'billCode' | 'billNumber' | 'billFen' | 'issuedOn' | 'isVerified'
> &
  Pick<Posting, 'amountFen' | 'entries'>

export interface AccountingFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * The receiver's parts of all bills that one voucher books: one file for each bill, all with the number of the
 * voucher under `NumberOfAccountingDocuments`.
 * @throws AccountingError
 */
export function receiverFilesOfVoucher(
  voucher: Voucher,
  bills: readonly VoucherBill[],
  dialect: AccountingDialect = defaultAccountingDialect,
): AccountingFile[] {
  if (bills.length > voucherBillsMax) throw new AccountingError('ACCOUNTING_BOUNDS')
  const { entityName, entityCode, ...posted } = voucher
  return bills.map(({ amountFen, entries, ...bill }) => {
    const accountingDocuments = voucher.voucherNumber
    const posting: Posting = { ...posted, accountingDocuments, amountFen, entries }
    const data = { ...bill, entityName, entityCode, posting }
    return {
      name: receiverFileName(bill.billCode, bill.billNumber),
      bytes: writeReceiverPart(data, dialect),
    }
  })
}

/**
 * Refuses parts that cannot be of one voucher: each is posted, no bill stands twice, and all say the same of it.
 * @throws AccountingError `ACCOUNTING_VOUCHER`
 */
export function requireOneVoucher(parts: readonly ReceiverAccountingData[]): void {
  const vouchers = new Set(parts.map(voucherText))
  const bills = new Set(parts.map(({ billCode, billNumber }) => `${billCode}-${billNumber}`))
  const isOne =
    vouchers.size === 1 &&
    bills.size === parts.length &&
    parts.every(({ posting }) => posting !== undefined)
  if (!isOne) throw new AccountingError('ACCOUNTING_VOUCHER')
}

function voucherText({ entityCode, posting }: ReceiverAccountingData): string {
  const { accountingDocuments, voucherNumber, period, postedOn } = posting ?? {}
  return JSON.stringify([entityCode, accountingDocuments, voucherNumber, period, postedOn])
}
