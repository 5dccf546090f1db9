import {
  factFields,
  factLabels,
  factText,
  faultsOfFile,
  proofFaults,
} from '@piaoqiao/documents/reading'
import type {
  BillFileFacts,
  BillFileFault,
  BillFileFinding,
  BillFileKind,
  FactSource,
  ReadBillFile,
  SealState,
} from '@piaoqiao/documents/reading'
import { maskedIdentityNumber } from '@piaoqiao/domain'
import { factsText } from '../table.ts'
import { paint, printable } from '../terminal.ts'
import type { Terminal } from '../terminal.ts'

const kindNames: Readonly<Record<BillFileKind, string>> = {
  xml: 'XML',
  ofd: 'OFD版式文件',
  pdf: 'PDF版式文件',
  picture: '二维码图片',
}
const sourceNames: Readonly<Record<FactSource, string>> = {
  xml: '票据XML',
  face: '版面',
  qr: '二维码',
  accounting: '入账数据',
}
const stateNames: Readonly<Record<SealState, string>> = {
  valid: '有效',
  invalid: '无效',
  missing: '没有',
  unchecked: '未验证',
}

/** Whether an error is that of a file which is no bill's, and not one of this program. */
export function isOfFile(error: unknown): boolean {
  return error instanceof Error && 'code' in error && 'sentence' in error
}

/** Whether numbers of persons may be shown whole. */
export interface Showing {
  readonly isUnmasked: boolean
}

/** A code of a payer as it may be shown. The code of a unit is public; whose it is, the XML says. */
export function shownCode(code: string, { billXml }: ReadBillFile, showing: Showing): string {
  const isOfUnit = billXml?.document.main.payer.type === '2'
  return showing.isUnmasked || isOfUnit || code.includes('*') ? code : maskedIdentityNumber(code)
}

/** The file as facts below each other, and behind them what is wrong with it. */
export function fileText(
  terminal: Terminal,
  path: string,
  read: ReadBillFile,
  showing: Showing,
): string {
  const { signatures, seals, issuerData, receiverData } = read
  const data = [issuerData && '开具方', receiverData && '接收方'].filter(
    (name) => name !== undefined,
  )
  const rows: (readonly [string, string])[] = [
    ['文件类型', kindNames[read.kind]],
    ['内容取自', sourceNames[read.factsFrom]],
    ...factRows(read, showing),
    ...(signatures === undefined
      ? []
      : ([
          ['开票单位签名', stateNames[signatures.issuer]],
          ['财政监制签名', stateNames[signatures.supervisor]],
        ] as const)),
    ...(seals === undefined
      ? []
      : ([
          ['开票单位签章', stateNames[seals.issuer]],
          ['财政监制签章', stateNames[seals.supervisor]],
        ] as const)),
    ['入账数据', data.length === 0 ? '没有' : data.join('、')],
  ]
  const heading = `${paint(terminal, 'bold', printable(path))}\n`
  return heading + factsText(rows) + faultsText(terminal, read, showing)
}

function factRows(read: ReadBillFile, showing: Showing): (readonly [string, string])[] {
  return factFields.flatMap((field) => {
    const text = factText(read.facts, field)
    if (text === undefined) return []
    const shown = field === 'payerCode' ? shownCode(text, read, showing) : text
    return [[factLabels[field], shown] as const]
  })
}

function faultsText(terminal: Terminal, read: ReadBillFile, showing: Showing): string {
  const lines = [
    ...proofFaults(read).map((fault) => [fault, aboutText(fault)] as const),
    ...read.findings.map((found) => [found, saidText(found, read, showing)] as const),
  ]
  if (lines.length === 0) return `  ${faultlessText(terminal, read)}\n`
  return lines
    .map(([{ code, sentence }, about]) => {
      const shown = about === '' ? '' : `（${printable(about)}）`
      return `  ${paint(terminal, 'red', '问题')}  ${sentence}${shown} ${code}\n`
    })
    .join('')
}

/**
 * A file without a fault proves nothing to somebody who gave no key to verify it with. The seals of an OFD protect the
 * XML in it as well, so either kind of proof will do.
 */
function faultlessText(terminal: Terminal, { signatures, seals }: ReadBillFile): string {
  const isProven = [signatures, seals].some(
    (proofs) => proofs !== undefined && proofs.issuer === 'valid' && proofs.supervisor === 'valid',
  )
  if (isProven) return paint(terminal, 'green', '没有发现问题')
  const text = '内容前后一致，但没有验证是否真实：请用--issuer-key、--root等选项给出公钥和证书'
  return paint(terminal, 'yellow', text)
}

const partyNames = { issuer: '开票单位', supervisor: '财政部门' } as const
const isParty = (subject: string): subject is keyof typeof partyNames => subject in partyNames

/** Whose it is and which file of the package is meant. */
function aboutText({ subject, party }: BillFileFault): string {
  const parts = [
    party === undefined ? '' : partyNames[party],
    isParty(subject) ? partyNames[subject] : subject,
  ]
  return [...new Set(parts)].filter((part) => part !== '').join('：')
}

function saidText(
  { label, said, field }: BillFileFinding,
  read: ReadBillFile,
  showing: Showing,
): string {
  const texts = said.map(({ source, text }) => {
    const shown = field === 'payerCode' ? shownCode(text, read, showing) : text
    return `${sourceNames[source]}“${shown}”`
  })
  return [label, texts.join('，')].filter((part) => part !== '').join('：')
}

/** The file as one JSON value; amounts are texts in yuan. */
export function fileObject(path: string, read: ReadBillFile, showing: Showing): object {
  const { kind, factsFrom, faceFacts, signatures, seals } = read
  return {
    file: path,
    kind,
    factsFrom,
    facts: factsObject(read.facts, read, showing),
    ...(faceFacts && { faceFacts: factsObject(faceFacts, read, showing) }),
    ...(signatures && { signatures }),
    ...(seals && { seals }),
    accountingData: {
      issuer: read.issuerData !== undefined,
      receiver: read.receiverData !== undefined,
    },
    faults: faultsOfFile(read),
    contradictions: read.findings.map(({ code, label, field, said }) => ({
      code,
      label,
      said: said.map(({ source, text }) => ({
        source,
        text: field === 'payerCode' ? shownCode(text, read, showing) : text,
      })),
    })),
  }
}

function factsObject(facts: BillFileFacts, read: ReadBillFile, showing: Showing): object {
  const { totalFen, payerCode, ...rest } = facts
  return {
    ...rest,
    ...(totalFen !== undefined && { amount: factText(facts, 'totalFen') }),
    ...(payerCode !== undefined && { payerCode: shownCode(payerCode, read, showing) }),
  }
}
