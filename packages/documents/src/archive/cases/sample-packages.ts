import type { BillDocument } from '../../xml/bill-document.ts'
import { signedBill } from '../../xml/cases/signed-bills.ts'
import type { ArchivedBill, ArchivePackage } from '../archived-bill.ts'
import { medicalBillOf } from '../medical-bill.ts'

export const postedOn = '2026-03-09'

/** A bill as its XML alone, verified and posted. */
export function archivedXml(document: BillDocument): ArchivedBill {
  const amountFen = 8_629n
  return {
    files: [{ name: 'bill.xml', format: 'xml', bytes: signedBill(document) }],
    metadata: medicalBillOf(document),
    financeCheck: {
      isChecked: true,
      paper: null,
      reversal: null,
      accounted: { on: postedOn, amountFen },
    },
    vouchers: [{ voucherNumber: '记-0012', postedOn, amountFen }],
    check: {
      checkedBy: 'unit-0001',
      checkedAt: Date.UTC(2026, 2, 2, 2),
      answer: { outcome: 'found', sentence: '可报销', amount: '993.54' },
    },
  }
}

export function packageOf(...bills: readonly ArchivedBill[]): ArchivePackage {
  return { bills, createdAt: Date.UTC(2026, 3, 1), creator: '示例制造有限公司' }
}
