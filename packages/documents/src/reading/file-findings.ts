import { amountInWords } from '../face/amount-in-words.ts'
import type { IssuerAccountingData, ReceiverAccountingData } from '../accounting/accounting-data.ts'
import { factFields, factLabels, factText, isSameFact } from './bill-facts.ts'
import type { BillFileFacts, BillFileField } from './bill-facts.ts'
import type { FaceTexts } from './face-texts.ts'

/** What in a file, or between files, does not fit: stable codes, each with its sentence. */
export const billFileFindings = {
  FACE_DISAGREES: '版面上显示的内容与所附的票据 XML 不一致',
  FACE_UNREADABLE: '版面上没有找到这一项，无法同所附的票据 XML 核对',
  ACCOUNTING_DISAGREES: '所附的入账数据与票据不一致',
  BILLS_DIFFER: '两个文件不是同一张票据',
  FACTS_DISAGREE: '两个文件对同一张票据的记载不一致',
  XML_DIFFERS: '两个文件所附的票据 XML 不是同一份',
} as const

export type BillFileFindingCode = keyof typeof billFileFindings

/** Where something is said. */
export type FactSource = 'xml' | 'face' | 'qr' | 'accounting'

export interface SaidFact {
  readonly source: FactSource
  readonly text: string
}

/** Something that does not fit. It carries contents of the bill: it is for whoever holds the files, not for logs. */
export interface BillFileFinding {
  readonly code: BillFileFindingCode
  readonly sentence: string
  /** Chinese name of the fact that is meant; empty where it is the whole. */
  readonly label: string
  readonly field?: BillFileField
  /** What is said in the first place and in the second, if anything. */
  readonly said: readonly SaidFact[]
}

export function findingOf(
  code: BillFileFindingCode,
  label = '',
  said: readonly SaidFact[] = [],
  field?: BillFileField,
): BillFileFinding {
  const sentence = billFileFindings[code]
  return { code, sentence, label, said, ...(field !== undefined && { field }) }
}

/** Facts that every face of ours prints in full, so that their absence is something to tell. */
const alwaysOnFace: readonly BillFileField[] = ['billCode', 'billNumber', 'totalFen', 'issuedOn']
const cutOff = '…'

/** Where a face shows something else than the XML that is attached to it. */
export function faceFindings(facts: BillFileFacts, texts: FaceTexts): BillFileFinding[] {
  const findings = factFields.flatMap((field) => {
    const shown = texts[field]
    const text = factText(facts, field)
    if (shown.length === 0) {
      return alwaysOnFace.includes(field)
        ? [findingOf('FACE_UNREADABLE', factLabels[field], [], field)]
        : []
    }
    return shown
      .filter((each) => text === undefined || !isShownAs(field, each, text))
      .map((each) => disagreement('FACE_DISAGREES', field, ['xml', text], ['face', each]))
  })
  return [...findings, ...wordsFindings(facts, texts)]
}

/** A name that has no room on the face ends in an ellipsis. */
function isShownAs(field: BillFileField, shown: string, text: string): boolean {
  return shown.endsWith(cutOff)
    ? text.startsWith(shown.slice(0, -cutOff.length))
    : isSameFact(field, shown, text)
}

/** The total is printed in words too, and people believe the words. */
function wordsFindings(
  { totalFen }: BillFileFacts,
  { totalInWords }: FaceTexts,
): BillFileFinding[] {
  const expected = totalFen === undefined ? '' : amountInWords(totalFen)
  return totalInWords
    .filter((words) => words !== expected)
    .map((words) =>
      findingOf('FACE_DISAGREES', '金额（大写）', [
        { source: 'xml', text: expected },
        { source: 'face', text: words },
      ]),
    )
}

/** Where accounting data is of another bill, or says something else of it. */
export function accountingFindings(
  facts: BillFileFacts,
  data: IssuerAccountingData | ReceiverAccountingData,
): BillFileFinding[] {
  const { billCode, billNumber, issuedOn } = data
  const said: BillFileFacts =
    'billFen' in data
      ? { billCode, billNumber, issuedOn, totalFen: data.billFen }
      : {
          billCode,
          billNumber,
          issuedOn,
          totalFen: data.totalFen,
          checkCode: data.checkCode,
          issuerName: data.issuerName,
          payerName: data.payerName,
        }
  return disagreements('ACCOUNTING_DISAGREES', ['xml', facts], ['accounting', said])
}

export type Said = readonly [source: FactSource, facts: BillFileFacts]

/** The facts that both say, and say differently. */
export function disagreements(
  code: BillFileFindingCode,
  one: Said,
  other: Said,
): BillFileFinding[] {
  return factFields.flatMap((field) => {
    const [first, second] = [factText(one[1], field), factText(other[1], field)]
    const isSame = first === undefined || second === undefined || isSameFact(field, first, second)
    return isSame ? [] : [disagreement(code, field, [one[0], first], [other[0], second])]
  })
}

type SaidText = readonly [source: FactSource, text: string | undefined]

function disagreement(
  code: BillFileFindingCode,
  field: BillFileField,
  ...said: readonly SaidText[]
): BillFileFinding {
  const texts = said.map(([source, text]) => ({ source, text: text ?? '' }))
  return findingOf(code, factLabels[field], texts, field)
}
