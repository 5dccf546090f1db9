import { fenFromYuan, yuanFromFen, type CalendarDate, type Fen } from '@piaoqiao/domain'
import type { BillFileFacts } from '../reading/bill-facts.ts'
import type { AuxItem, BillDocument, Item } from '../xml/bill-document.ts'

/**
 * The metadata of a bill by DA/T 95—2022, table B.10, as the texts that are written: amounts in yuan with two
 * decimals, days as yyyyMMdd. What a bill does not say is an absent key.
 */
export interface MedicalBill extends Readonly<Partial<Record<BillTextKey, string>>> {
  readonly items: readonly ItemTexts[]
  readonly auxItems: readonly AuxItemTexts[]
}

export type ItemTexts = Readonly<Partial<Record<ItemTextKey, string>>>
export type AuxItemTexts = Readonly<Partial<Record<AuxItemTextKey, string>>>

/** Elements of `MedicalBills` in their order, with the keys that hold them. */
export const billElements = [
  ['EinvoiceName', 'billName'],
  ['EinvoiceCode', 'billCode'],
  ['EinvoiceNumber', 'billNumber'],
  ['RandomNumber', 'checkCode'],
  ['TotalAmount', 'total'],
  ['IssueDate', 'issueDate'],
  ['IssueTime', 'issueTime'],
  ['AgencyName', 'issuerName'],
  ['AgencyCode', 'issuerCode'],
  ['PayerCode', 'payerCode'],
  ['PayerName', 'payerName'],
  ['BizCode', 'businessCode'],
  ['Remark', 'remark'],
  ['HandlingPerson', 'handlingPerson'],
  ['Checker', 'checker'],
  ['SupervisorRemark', 'supervisorRemark'],
  ['RelatedInvoiceCode', 'relatedBillCode'],
  ['RelatedInvoiceNumber', 'relatedBillNumber'],
] as const
export type BillTextKey = (typeof billElements)[number][1]

export const itemElements = [
  ['ItemCode', 'code'],
  ['ItemName', 'name'],
  ['ItemQuantity', 'quantity'],
  ['ItemUnit', 'unit'],
  ['ItemStd', 'standard'],
  ['ItemRemark', 'remark'],
  ['ItemAmount', 'amount'],
] as const
export type ItemTextKey = (typeof itemElements)[number][1]

export const auxItemElements = [
  ['AuxItemRelatedCode', 'relatedCode'],
  ['AuxItemRelatedName', 'relatedName'],
  ['AuxItemCode', 'code'],
  ['AuxItemName', 'name'],
  ['AuxItemQuantity', 'quantity'],
  ['AuxItemUnit', 'unit'],
  ['AuxItemStd', 'standard'],
  ['AuxItemRemark', 'remark'],
  ['AuxItemAmount', 'amount'],
] as const
export type AuxItemTextKey = (typeof auxItemElements)[number][1]

/** What the unit found when it verified the bill, and what became of the bill (`FinanceCheck`). */
export interface FinanceCheck {
  /** 已查验, else 未查验. */
  readonly isChecked: boolean
  /** The paper bill for which it was exchanged; texts may be empty where its numbers are not known. */
  readonly paper: BillReference | null
  /** The red bill that reverses it. */
  readonly reversal: BillReference | null
  /** The day of its last posting, and the amount of all postings where it is known. */
  readonly accounted: { readonly on: CalendarDate; readonly amountFen: Fen | null } | null
}

export interface BillReference {
  readonly billCode: string
  readonly billNumber: string
}

/** The metadata of a bill whose XML is there. */
export function medicalBillOf({ main, details, auxDetails }: BillDocument): MedicalBill {
  const { issuer, payer, extension } = main
  return {
    ...said({
      billName: main.billName,
      billCode: main.billCode,
      billNumber: main.billNumber,
      checkCode: main.checkCode,
      total: yuanFromFen(main.totalFen),
      issueDate: dateText(main.issuedOn),
      issueTime: main.issuedAt,
      issuerName: issuer.name,
      issuerCode: issuer.code,
      payerCode: payer.code,
      payerName: payer.name,
      businessCode: main.businessCode,
      remark: main.remark,
      handlingPerson: main.handlingPerson,
      checker: main.checker,
      supervisorRemark: main.supervisorRemark,
      relatedBillCode: extension.relatedBillCode,
      relatedBillNumber: extension.relatedBillNumber,
    }),
    items: details.map(itemTexts),
    auxItems: auxDetails.map(auxItemTexts),
  }
}

/** The metadata of a bill of which only a face or a code is there. */
export function medicalBillOfFacts(facts: BillFileFacts): MedicalBill {
  const { totalFen, issuedOn, ...texts } = facts
  return {
    ...said({
      ...texts,
      total: totalFen === undefined ? undefined : yuanFromFen(totalFen),
      issueDate: issuedOn === undefined ? undefined : dateText(issuedOn),
    }),
    items: [],
    auxItems: [],
  }
}

/** An amount as it is written; nothing where it is not known. */
export const yuanOf = (fen: Fen | null): string => (fen === null ? '' : yuanFromFen(fen))
export const fenOf = (text: string): Fen | null => (text === '' ? null : fenFromYuan(text))

/** Whether the metadata names its bill, and has what table B.10 requires. */
export function isCompleteBill(bill: MedicalBill): boolean {
  const { billCode = '', billNumber = '', total, issuerName } = bill
  const isNamed = /^\d{8}$/.test(billCode) && /^\d{10}$/.test(billNumber)
  return isNamed && total !== undefined && issuerName !== undefined
}

/** `yyyyMMdd`, as the data standard writes days. */
export function dateText(date: CalendarDate): string {
  return date.replaceAll('-', '')
}

function itemTexts({ code, name, quantity, unit, standard, remark, amountFen }: Item): ItemTexts {
  const amount = yuanFromFen(amountFen)
  return said({ code, name, quantity, unit, standard, remark, amount })
}

function auxItemTexts(item: AuxItem): AuxItemTexts {
  const { relatedCode, relatedName, code, name, quantity, unit, standard, remark } = item
  const { amountFen, amountText } = item
  const amount = amountText ?? (amountFen === undefined ? undefined : yuanFromFen(amountFen))
  return said({ relatedCode, relatedName, code, name, quantity, unit, standard, remark, amount })
}

function said<Key extends string>(
  texts: Readonly<Partial<Record<Key, string | undefined>>>,
): Partial<Record<Key, string>>
function said(texts: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries = Object.entries(texts).flatMap(([key, text]) =>
    text === undefined || text === '' ? [] : [[key, text] as const],
  )
  return Object.fromEntries(entries)
}
