import type { Fen } from '@piaoqiao/domain'
import type { AccountingEntry, Posting, ReceiverAccountingData } from './accounting-data.ts'
import { accountingEntriesMax } from './bounds.ts'
import { conceptTable, optional, required, tuples } from './concept.ts'
import {
  amount,
  billCode,
  billNumber,
  count,
  creditCode,
  day,
  matching,
  text,
  yearAndMonth,
  yesOrNo,
} from './fact-form.ts'

/** The receiver's part as it stands in a file: whether the bill is posted is a fact of its own there. */
export interface ReceiverFacts
  extends Omit<ReceiverAccountingData, 'posting'>, Partial<Omit<Posting, 'amountFen' | 'entries'>> {
  readonly isPosted: boolean
  readonly postedFen?: Fen
  readonly entries: readonly AccountingEntry[]
}

const entryConcepts = conceptTable<AccountingEntry>({
  line: required('EntryLineNumber', '分录行号', count),
  summary: optional('EntrySummary', '分录摘要', text(300)),
  direction: required('DebitOrCredit', '借贷方向', matching<'debit' | 'credit'>(6, 'debit|credit')),
  accountCode: required('AccountCode', '会计科目编码', text(60)),
  accountName: required('AccountName', '会计科目名称', text(200)),
  amountFen: required('EntryAmount', '分录金额', amount),
})

/** The receiver's part. Two names were seen in public descriptions of the standard, the others are ours. */
export const receiverConcepts = conceptTable<ReceiverFacts>({
  billCode: required('EInvoiceCode', '票据代码', billCode),
  billNumber: required('EInvoiceNumber', '票据号码', billNumber),
  billFen: required('TotalAmount', '总金额', amount),
  issuedOn: required('IssueDate', '开票日期', day),
  entityName: required('AccountingEntityName', '会计主体名称', text(200)),
  entityCode: required('UnifiedSocialCreditCode', '统一社会信用代码', creditCode),
  isVerified: required('IsVerified', '是否已验真', yesOrNo),
  isPosted: required('IsPosted', '是否已入账', yesOrNo),
  voucherNumber: optional('VoucherNumber', '凭证编号', text(60)),
  period: optional('AccountingPeriod', '会计期间', yearAndMonth),
  summary: optional('VoucherSummary', '摘要', text(300)),
  postedOn: optional('PostingDate', '记账日期', day),
  postedFen: optional('PostedAmount', '入账金额', amount),
  accountingDocuments: optional('NumberOfAccountingDocuments', '记账凭证号', text(60)),
  entries: tuples(
    'InformationOfDebitAndCreditEntryTuple',
    '借贷分录',
    entryConcepts,
    accountingEntriesMax,
  ),
})
