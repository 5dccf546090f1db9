import { dirname, resolve } from 'node:path'
import { accountingEntriesMax, voucherBillsMax } from '@piaoqiao/documents/accounting'
import type { AccountingEntry, Voucher } from '@piaoqiao/documents/accounting'
import type { BookedBill } from '../../receiver/prepare-receiver-files.ts'
import { bytesOf } from '../commands/bill-file-input.ts'
import { UsageFault } from '../usage-fault.ts'
import { VoucherMembers } from './voucher-members.ts'

/** Largest voucher file that is read. */
export const voucherFileBytesMax = 16 * 1024 * 1024
/** Most vouchers that one file may hold. */
export const vouchersMax = 1_000
/** Most bills of all vouchers of one file. */
export const voucherFileBillsMax = 10_000

/** What a voucher file says of one voucher; the files of its bills are named and not read yet. */
export interface NamedVoucher {
  readonly voucher: Voucher
  readonly bills: readonly NamedBill[]
}

export interface NamedBill extends Omit<BookedBill, 'file'> {
  readonly path: string
}

/**
 * Reads a file of vouchers in JSON: one voucher, or a list of them. Paths in it begin at its folder.
 * @throws UsageFault
 */
export async function readVoucherFile(path: string): Promise<readonly NamedVoucher[]> {
  const bytes = await bytesOf(path, voucherFileBytesMax)
  if (bytes.length > voucherFileBytesMax) throw new UsageFault(`凭证数据文件过大：${path}`)
  const given = parsed(path, bytes)
  const list = Array.isArray(given) ? (given as readonly unknown[]) : [given]
  if (list.length === 0 || list.length > vouchersMax) {
    throw new UsageFault(`凭证数据文件应有1至${vouchersMax}张凭证：${path}`)
  }
  const vouchers = list.map((value, index) => namedVoucher(dirname(path), value, index + 1))
  const bills = vouchers.reduce((count, one) => count + one.bills.length, 0)
  if (bills > voucherFileBillsMax) {
    throw new UsageFault(`凭证数据文件中的票据超过${voucherFileBillsMax}张，请拆分：${path}`)
  }
  return vouchers
}

function parsed(path: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new UsageFault(`凭证数据文件不是UTF-8的JSON：${path}`)
  }
}

const voucherTexts = [
  'entityName',
  'entityCode',
  'voucherNumber',
  'period',
  'summary',
  'postedOn',
] as const

function namedVoucher(folder: string, value: unknown, number: number): NamedVoucher {
  const place = `第${number}张凭证`
  const members = new VoucherMembers(place, value, [...voucherTexts, 'bills'])
  const texts = voucherTexts.map((name) => [name, members.text(name)] as const)
  const voucher = Object.fromEntries(texts) as Record<(typeof voucherTexts)[number], string>
  const bills = members
    .list('bills', voucherBillsMax)
    .map((bill, index) => namedBill(folder, bill, `${place}第${index + 1}张票据`))
  return { voucher, bills }
}

function namedBill(folder: string, value: unknown, place: string): NamedBill {
  const members = new VoucherMembers(place, value, ['file', 'isVerified', 'amount', 'entries'])
  return {
    path: resolve(folder, members.text('file')),
    isVerified: members.yesOrNo('isVerified'),
    amountFen: members.amount('amount'),
    entries: members
      .list('entries', accountingEntriesMax)
      .map((entry, index) => entryOf(entry, index + 1, place)),
  }
}

const entryMembers = ['direction', 'accountCode', 'accountName', 'amount', 'summary']

function entryOf(value: unknown, line: number, place: string): AccountingEntry {
  const members = new VoucherMembers(`${place}第${line}行分录`, value, entryMembers)
  const direction = members.text('direction')
  if (direction !== 'debit' && direction !== 'credit') {
    throw members.fault('direction', '应为debit或credit')
  }
  const summary = members.optionalText('summary')
  return {
    line,
    direction,
    accountCode: members.text('accountCode'),
    accountName: members.text('accountName'),
    amountFen: members.amount('amount'),
    ...(summary !== undefined && { summary }),
  }
}
