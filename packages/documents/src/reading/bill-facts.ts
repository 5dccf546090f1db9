import { yuanFromFen } from '@piaoqiao/domain'
import type { CalendarDate, Fen } from '@piaoqiao/domain'
import { shownPayerCode } from '../face/payer-code.ts'
import type { BillDocument } from '../xml/bill-document.ts'

/** What every form of a bill says of it. What a form does not say is absent. */
export interface BillFileFacts {
  readonly billCode?: string
  readonly billNumber?: string
  readonly checkCode?: string
  readonly totalFen?: Fen
  readonly issuedOn?: CalendarDate
  readonly issuerName?: string
  readonly payerName?: string
  /** As written: a face masks the number of a person. */
  readonly payerCode?: string
}

export type BillFileField = keyof BillFileFacts

/** In the order in which clerks look at them. */
export const factLabels: Readonly<Record<BillFileField, string>> = {
  billCode: '票据代码',
  billNumber: '票据号码',
  checkCode: '校验码',
  totalFen: '票据金额',
  issuedOn: '开票日期',
  issuerName: '开票单位',
  payerName: '交款人',
  payerCode: '交款人代码',
}

export const factFields = Object.keys(factLabels) as readonly BillFileField[]

export function factsOfDocument({ main }: BillDocument): BillFileFacts {
  const { billCode, billNumber, checkCode, totalFen, issuedOn, issuer, payer } = main
  return {
    billCode,
    billNumber,
    checkCode,
    totalFen,
    issuedOn,
    issuerName: issuer.name,
    payerName: payer.name,
    ...(payer.code !== '' && { payerCode: payer.code }),
  }
}

/** A fact as people read it; undefined where it is not said. */
export function factText(facts: BillFileFacts, field: BillFileField): string | undefined {
  if (field === 'totalFen') {
    return facts.totalFen === undefined ? undefined : yuanFromFen(facts.totalFen)
  }
  return facts[field]
}

/**
 * Whether two texts can mean the same fact: white space is laid out freely, and a number that is masked in one place
 * and whole in another is the same if the visible part is.
 */
export function isSameFact(field: BillFileField, one: string, other: string): boolean {
  if (field === 'payerCode' && one.includes('*') !== other.includes('*')) {
    return maskedAs(one) === maskedAs(other)
  }
  return essential(one) === essential(other)
}

function maskedAs(code: string): string {
  return shownPayerCode({ type: '1', code, name: '' })
}

function essential(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\s]/gu, '')
}
