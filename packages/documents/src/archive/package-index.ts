import { isCalendarDate } from '@piaoqiao/domain'
import type { ArchivedBill, ArchivePackage, VoucherReference } from './archived-bill.ts'
import { fenOf, yuanOf } from './medical-bill.ts'

/** What `index.json` says of a package. */
export interface PackageIndex {
  readonly creator: string
  /** UTC, with milliseconds. */
  readonly createdAt: string
  readonly bills: readonly IndexedBill[]
}

export interface IndexedBill {
  readonly folder: string
  readonly billCode: string
  readonly billNumber: string
  readonly billName: string
  readonly issueDate: string
  readonly issuerName: string
  readonly total: string
  readonly isChecked: boolean
  readonly vouchers: readonly {
    readonly voucherNumber: string
    readonly postedOn: string
    readonly amount: string
  }[]
  readonly files: readonly string[]
}

export const indexNames = { json: 'index.json', csv: 'index.csv' } as const
const format = 'piaoqiao-archive-1'

/** Of the folder of a bill; number and code of a bill are digits. */
export function billFolder(billCode: string, billNumber: string): string {
  return `bills/${billCode}-${billNumber}`
}

export function packageIndex({ bills, createdAt, creator }: ArchivePackage): PackageIndex {
  return {
    creator,
    createdAt: new Date(createdAt).toISOString(),
    bills: bills.map(indexedBill),
  }
}

export function indexedBill({
  metadata,
  financeCheck,
  vouchers,
  files,
}: ArchivedBill): IndexedBill {
  const { billCode = '', billNumber = '', billName = '', issueDate = '' } = metadata
  const { issuerName = '', total = '' } = metadata
  return {
    folder: billFolder(billCode, billNumber),
    billCode,
    billNumber,
    billName,
    issueDate,
    issuerName,
    total,
    isChecked: financeCheck.isChecked,
    vouchers: vouchers.map(({ voucherNumber, postedOn, amountFen }) => {
      return { voucherNumber, postedOn, amount: yuanOf(amountFen) }
    }),
    files: files.map(({ name }) => name),
  }
}

export function vouchersOf({ vouchers }: IndexedBill): VoucherReference[] {
  return vouchers.map(({ voucherNumber, postedOn, amount }) => {
    return { voucherNumber, postedOn, amountFen: fenOf(amount) }
  })
}

export function writeIndexJson(index: PackageIndex): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify({ format, ...index }, null, 1)}\n`)
}

const columns = [
  '票据',
  '票据代码',
  '票据号码',
  '票据名称',
  '开票日期',
  '开票单位',
  '票据金额',
  '查验结果',
  '凭证号',
  '入账日期',
  '入账金额',
  '文件夹',
]

/** One line for each bill and voucher, with a byte order mark, by which spreadsheets know UTF-8. */
export function writeIndexCsv({ bills }: PackageIndex): Uint8Array {
  const rows = bills.flatMap((bill) => {
    const { folder, billCode, billNumber, billName, issueDate, issuerName, total } = bill
    const result = bill.isChecked ? '已查验' : '未查验'
    const head = [`${billCode}-${billNumber}`, billCode, billNumber, billName, issueDate]
    const vouchers = bill.vouchers.length === 0 ? [undefined] : bill.vouchers
    return vouchers.map((voucher) => [
      ...head,
      issuerName,
      total,
      result,
      voucher?.voucherNumber ?? '',
      voucher?.postedOn ?? '',
      voucher?.amount ?? '',
      folder,
    ])
  })
  const lines = [columns, ...rows].map((cells) => `${cells.map(csvCell).join(',')}\r\n`)
  return new TextEncoder().encode(`\u{FEFF}${lines.join('')}`)
}

/** A text that a spreadsheet would take for a formula gets an apostrophe; numbers below zero stay numbers. */
function csvCell(text: string): string {
  const isFormula = /^[=+\-@\t\r]/.test(text) && !/^-\d+\.\d{2}$/.test(text)
  const safe = isFormula ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Undefined for what is not exactly as `writeIndexJson` writes it. */
export function readIndexJson(bytes: Uint8Array): PackageIndex | undefined {
  try {
    const read: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    const index = indexOf(read)
    return Buffer.from(writeIndexJson(index)).equals(bytes) ? index : undefined
  } catch {
    return undefined
  }
}

/** Every member is read as what it has to be; what it is not is found when it is written again. */
function indexOf(read: unknown): PackageIndex {
  const { creator, createdAt, bills } = members(read)
  return {
    creator: textOf(creator),
    createdAt: new Date(textOf(createdAt)).toISOString(),
    bills: listOf(bills).map((bill) => {
      const each = members(bill)
      return {
        folder: textOf(each['folder']),
        billCode: textOf(each['billCode']),
        billNumber: textOf(each['billNumber']),
        billName: textOf(each['billName']),
        issueDate: textOf(each['issueDate']),
        issuerName: textOf(each['issuerName']),
        total: textOf(each['total']),
        isChecked: each['isChecked'] === true,
        vouchers: listOf(each['vouchers']).map(voucherOf),
        files: listOf(each['files']).map(textOf),
      }
    }),
  }
}

function voucherOf(read: unknown): IndexedBill['vouchers'][number] {
  const { voucherNumber, postedOn, amount } = members(read)
  if (!isCalendarDate(textOf(postedOn))) throw new TypeError('a voucher needs its day')
  return {
    voucherNumber: textOf(voucherNumber),
    postedOn: textOf(postedOn),
    amount: yuanOf(fenOf(textOf(amount))),
  }
}

function members(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) throw new TypeError('an object was expected')
  return value as Record<string, unknown>
}
function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError('a list was expected')
  return value as unknown[]
}
function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('a text was expected')
  return value
}
