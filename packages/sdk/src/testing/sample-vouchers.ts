import { join } from 'node:path'
import type { ChangeAnswerItem, PostItem } from '@piaoqiao/protocol'
import { wireUnknown } from '@piaoqiao/protocol'
import { publishedXml } from './bill-files.ts'

/** Invented vouchers over the published example of a bill and over copies of it under other numbers. */

export const publishedBill = { billCode: '50060125', billNumber: '0000000101' }

/** The published bill under another number; no key is at hand with which its signatures would be checked. */
export function billXmlNumbered(billNumber: string): Uint8Array {
  const text = new TextDecoder().decode(publishedXml)
  return new TextEncoder().encode(text.replaceAll(publishedBill.billNumber, billNumber))
}

export const sampleVoucher = {
  entityName: '示例制造有限公司',
  entityCode: '91500000MA0000002E',
  voucherNumber: '记-0012',
  period: '2026-03',
  summary: '报销医药费',
  postedOn: '2026-03-09',
} as const

/** What a voucher file says of one of its bills. */
export function voucherFileBill(file: string) {
  return {
    file,
    isVerified: true,
    amount: '86.29',
    entries: [
      { direction: 'debit', accountCode: '221103', accountName: '职工福利费', amount: '86.29' },
      { direction: 'credit', accountCode: '1002', accountName: '银行存款', amount: '86.29' },
    ],
  }
}

export function postItem(
  billNumber: string,
  voucherNumber = sampleVoucher.voucherNumber as string,
): PostItem {
  const { billCode } = publishedBill
  const { postedOn } = sampleVoucher
  return { billCode, billNumber, reportId: `R-${billCode}${billNumber}-3`, postedOn, voucherNumber }
}

export function postedAnswer({ billNumber }: { readonly billNumber: string }): ChangeAnswerItem {
  const { billCode } = publishedBill
  const reportId = `R-${billCode}${billNumber}-3`
  return {
    outcome: 'done',
    code: 'POSTED',
    sentence: '入账已登记。',
    billCode,
    billNumber,
    sequence: 4,
    reportId,
  }
}

export const unknownAnswer: ChangeAnswerItem = wireUnknown()

export function receiverPath(folder: string, billNumber: string): string {
  return join(folder, `efi_receiver_${publishedBill.billCode}_${billNumber}.xml`)
}
