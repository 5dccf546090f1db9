import type { EvidenceContent } from '@piaoqiao/protocol'
import { factsText } from '../table.ts'
import { beijingTime, padded, paint, printable } from '../terminal.ts'
import type { Colour, Terminal } from '../terminal.ts'
import type { EvidenceVerdict, VerifiedEvidence } from './verify-evidence.ts'
import { evidenceChecks } from './verify-evidence.ts'

const verdictWords: Readonly<
  Record<EvidenceVerdict['verdict'], readonly [word: string, colour: Colour]>
> = {
  valid: ['通过', 'green'],
  invalid: ['不符', 'red'],
  missing: ['缺失', 'red'],
  unchecked: ['未核对', 'yellow'],
}

const checkWidth = Math.max(...Object.values(evidenceChecks).map((name) => 2 * name.length))

/** What was checked and what came of it, for people. */
export function evidenceText(terminal: Terminal, verified: VerifiedEvidence): string {
  const { content, verdicts } = verified
  const lines = verdicts.map((verdict) => verdictText(terminal, verdict))
  return `${content === null ? '' : billText(content)}${lines.join('')}${closing(terminal, verdicts)}\n`
}

function billText({ bill, at, province, events }: EvidenceContent): string {
  return factsText([
    ['票据代码', bill.billCode],
    ['票据号码', bill.billNumber],
    ['票据名称', bill.billName],
    ['开票单位', bill.issuerName],
    ['票据金额', bill.amount],
    ['开票日期', bill.issuedOn],
    ['事件数', String(events.length)],
    ['存证省份', province],
    ['存证时间', beijingTime(at)],
  ])
}

function verdictText(terminal: Terminal, { check, verdict, sentence }: EvidenceVerdict): string {
  const [word, colour] = verdictWords[verdict]
  const tail = sentence === '' ? '' : `  ${printable(sentence)}`
  return `  ${padded(evidenceChecks[check], checkWidth)}  ${paint(terminal, colour, word)}${tail}\n`
}

function closing(terminal: Terminal, verdicts: readonly EvidenceVerdict[]): string {
  if (!isSound(verdicts)) return paint(terminal, 'red', '存证不可采信')
  const isWhole = verdicts.every(({ verdict }) => verdict === 'valid')
  return isWhole
    ? paint(terminal, 'green', '存证完整，全部核对通过')
    : paint(terminal, 'yellow', '没有发现问题，但有的项目未核对')
}

/** Whether nothing was found to be wrong. */
export function isSound(verdicts: readonly EvidenceVerdict[]): boolean {
  return verdicts.every(({ verdict }) => verdict === 'valid' || verdict === 'unchecked')
}
