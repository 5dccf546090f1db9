import { AmountError, fenFromYuan, isCalendarDate } from '@piaoqiao/domain'
import type { Fen } from '@piaoqiao/domain'
import type { BillFileFacts, BillFileField } from './bill-facts.ts'
import { faceValuesMax } from './bounds.ts'

/** What a face says behind its labels: every different text, because a face can say one thing twice. */
export type FaceTexts = Readonly<Record<BillFileField | 'totalInWords', readonly string[]>>

/**
 * The labels that our faces print. A label counts where a line or a field begins, and what another label follows ends
 * there. 原票据代码 on a red bill names another bill.
 */
const patterns: Readonly<Record<keyof FaceTexts, RegExp>> = {
  billCode: /(?<!原)票据代码： ?(\S*)/g,
  billNumber: /(?<!原)票据号码： ?(\S*)/g,
  checkCode: /校验码： ?(\S*)/g,
  totalFen: /（小写）： ?[¥￥]? ?(\S*)/g,
  totalInWords: /金额合计（大写）： ?(\S*)/g,
  issuedOn: /开票日期： ?(\S*)/g,
  issuerName: /收款单位（章）： ?(.*?)(?= 复核人：|$)/gm,
  payerName: /(?<=^| )交款人： ?(.*?)(?= 开票日期：|$)/gm,
  payerCode: /交款人统一社会信用代码： ?(\S*)/g,
}

/** What stands behind a field that is empty. */
const nextLabel = /^(?:票据号码|校验码|开票日期|（小写）|复核人)：/

/** Reads the text of a face, lines parted by line feeds and pages by form feeds. */
export function readFaceTexts(text: string): FaceTexts {
  const lines = text.replaceAll('\f', '\n')
  const entries = Object.entries(patterns).map(([field, pattern]) => {
    const values = new Set<string>()
    for (const [, value = ''] of lines.matchAll(pattern)) {
      const said = value.trim()
      if (said !== '' && !nextLabel.test(said) && values.size < faceValuesMax) values.add(said)
    }
    return [field, [...values]]
  })
  return Object.fromEntries(entries) as FaceTexts
}

/** The facts of a face that are said once and in their form. */
export function factsOfFace(texts: FaceTexts): BillFileFacts {
  const only = (field: keyof FaceTexts, pattern = /./): string | undefined => {
    const [value, second] = texts[field]
    return second === undefined && value !== undefined && pattern.test(value) ? value : undefined
  }
  const total = only('totalFen')
  const issuedOn = only('issuedOn')
  const said = {
    billCode: only('billCode', /^[0-9]{8}$/),
    billNumber: only('billNumber', /^[0-9]{10}$/),
    checkCode: only('checkCode', /^[0-9a-z]{6}$/),
    totalFen: total === undefined ? undefined : fenOf(total),
    issuedOn: issuedOn !== undefined && isCalendarDate(issuedOn) ? issuedOn : undefined,
    issuerName: only('issuerName'),
    payerName: only('payerName'),
    payerCode: only('payerCode'),
  }
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
}

function fenOf(text: string): Fen | undefined {
  try {
    return fenFromYuan(text)
  } catch (error) {
    if (error instanceof AmountError) return undefined
    throw error
  }
}
