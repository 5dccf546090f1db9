import type { CalendarDate, Fen } from '@piaoqiao/domain'

/** What a bill says to the accounts of whoever books it (开具方结构化数据). */
export interface IssuerAccountingData {
  /** 财政电子票据标识, such as `CZ-EI-50`. */
  readonly billTag: string
  readonly billName: string
  readonly billCode: string
  readonly billNumber: string
  readonly checkCode: string
  readonly supervisorAreaCode: string
  /** Negative on a red bill. */
  readonly totalFen: Fen
  readonly issuedOn: CalendarDate
  /** `HH:mm:ss` in the time of Beijing. */
  readonly issuedAt: string
  readonly issuerCode: string
  readonly issuerName: string
  readonly recName?: string
  readonly recAccount?: string
  readonly recBank?: string
  /** `1` a person, `2` a unit. */
  readonly payerType: '1' | '2'
  readonly payerCode?: string
  readonly payerName: string
  readonly payerAccount?: string
  readonly payerBank?: string
  readonly payMode?: string
  readonly businessCode?: string
  readonly remark?: string
  readonly handlingPerson?: string
  readonly checker?: string
  readonly fundPayFen?: Fen
  readonly otherPayFen?: Fen
  readonly accountPayFen?: Fen
  readonly ownPayFen?: Fen
  readonly selfPaymentFen?: Fen
  readonly selfFundedFen?: Fen
  readonly prepayFen?: Fen
  readonly rechargeFen?: Fen
  readonly refundFen?: Fen
  /** On a red bill, the bill that it reverses. */
  readonly relatedBillCode?: string
  readonly relatedBillNumber?: string
  readonly payCode?: string
  readonly items: readonly AccountingItem[]
}

/** One line of the bill's details. */
export interface AccountingItem {
  readonly code?: string
  readonly name: string
  readonly quantity?: string
  readonly unit?: string
  readonly standard?: string
  readonly amountFen: Fen
  readonly remark?: string
}

/** What a unit says about a bill that it received, and about the voucher that books it (接收方结构化数据). */
export interface ReceiverAccountingData {
  readonly billCode: string
  readonly billNumber: string
  readonly billFen: Fen
  readonly issuedOn: CalendarDate
  readonly entityName: string
  /** 统一社会信用代码. */
  readonly entityCode: string
  readonly isVerified: boolean
  /** Absent until the bill is posted. */
  readonly posting?: Posting
}

/** The posting of one bill by a voucher. */
export interface Posting {
  readonly voucherNumber: string
  /** `yyyy-MM`. */
  readonly period: string
  readonly summary: string
  readonly postedOn: CalendarDate
  /** What of the bill was posted; may be less than its face. */
  readonly amountFen: Fen
  /**
   * `NumberOfAccountingDocuments`: the same text in all files of one voucher. Its official meaning was not
   * available; `receiverFilesOfVoucher` puts the number of the voucher there.
   */
  readonly accountingDocuments: string
  /** Debits and credits, each at least once, with equal sums. */
  readonly entries: readonly AccountingEntry[]
}

/** One line of a voucher (分录). */
export interface AccountingEntry {
  /** From 1, in rising order. */
  readonly line: number
  readonly summary?: string
  readonly direction: 'debit' | 'credit'
  readonly accountCode: string
  readonly accountName: string
  /** Negative where an earlier posting is written back in red. */
  readonly amountFen: Fen
}
