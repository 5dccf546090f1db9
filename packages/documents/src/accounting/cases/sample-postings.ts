import { exampleBills, outpatientBill } from '../../xml/cases/example-bills.ts'
import type { AccountingEntry, Posting, ReceiverAccountingData } from '../accounting-data.ts'

/** Invented postings for tests. */

export const sampleEntries: readonly AccountingEntry[] = [
  {
    line: 1,
    summary: '职工医药费',
    direction: 'debit',
    accountCode: '221103',
    accountName: '应付职工薪酬—职工福利费',
    amountFen: 8_629n,
  },
  { line: 2, direction: 'credit', accountCode: '1002', accountName: '银行存款', amountFen: 8_629n },
]

const { main } = outpatientBill

export const verifiedOnly: ReceiverAccountingData = {
  billCode: main.billCode,
  billNumber: main.billNumber,
  billFen: main.totalFen,
  issuedOn: main.issuedOn,
  entityName: '示例制造有限公司',
  entityCode: exampleBills['checkUpBill']?.main.payer.code ?? '',
  isVerified: true,
}

export const samplePosting: Posting = {
  voucherNumber: '记-0012',
  period: '2026-03',
  summary: '报销 <样例甲> 门诊医药费',
  postedOn: '2026-03-09',
  amountFen: 8_629n,
  accountingDocuments: '记-0012',
  entries: sampleEntries,
}

export const posted: ReceiverAccountingData = {
  ...verifiedOnly,
  posting: samplePosting,
}
