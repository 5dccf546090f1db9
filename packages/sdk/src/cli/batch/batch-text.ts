import type { BatchService } from '../../batch-services.ts'
import type { ItemAnswer } from '../answer-text.ts'
import { stateColour } from '../answer-text.ts'
import { tableText } from '../table.ts'
import type { Cell } from '../table.ts'
import { paint } from '../terminal.ts'
import type { Terminal } from '../terminal.ts'
import type { RowOutcome } from './run-batch.ts'

/** Rows of a table; the rest stands in the result file. */
const rowsShownMax = 100

export interface BatchCounts {
  readonly total: number
  /** Carried out or found. */
  readonly done: number
  readonly refused: number
  readonly unknown: number
  readonly unsent: number
}

export function countsOf(outcomes: readonly RowOutcome<BatchService>[]): BatchCounts {
  const count = (...kinds: (string | undefined)[]) =>
    outcomes.filter(({ answer }) => kinds.includes(answer?.outcome)).length
  return {
    total: outcomes.length,
    done: count('done', 'found'),
    refused: count('refused'),
    unknown: count('unknown'),
    unsent: count(undefined),
  }
}

/** What has become of a batch: the numbers, and a table of what was found or was not carried out. */
export function batchText(
  terminal: Terminal,
  outcomes: readonly RowOutcome<BatchService>[],
  resultPath: string,
): string {
  const { total, done, refused, unknown, unsent } = countsOf(outcomes)
  const shown = outcomes.filter(({ answer }) => answer !== null && answer.outcome !== 'done')
  const rows = shown.slice(0, rowsShownMax).map((outcome) => rowOf(outcome))
  const rest = shown.length - rows.length
  const table = rows.length === 0 ? '' : `${tableText(terminal, headings, rows)}\n`
  const more = rest > 0 ? `另有${rest}条见结果文件。\n` : ''
  const numbers = `共${total}条：完成${done}，拒绝${refused}，未知${unknown}，未答复${unsent}`
  return `${table}${more}${paint(terminal, 'bold', numbers)}\n结果文件：${resultPath}\n`
}

const headings = ['行', '票据代码', '票据号码', '结果', '说明', '代码']

function rowOf({ row, answer }: RowOutcome<BatchService>): readonly Cell[] {
  const { billCode = '', billNumber = '' } = row.item as Partial<Record<string, string>>
  const bill = [String(row.line), billCode, billNumber].map((text) => ({ text }))
  return [...bill, ...(answer === null ? [] : answerCells(answer))]
}

function answerCells(answer: ItemAnswer): readonly Cell[] {
  if (answer.outcome === 'found') {
    const facts = `${answer.billName}，${answer.issuerName}，余额${answer.balance}元`
    return [{ text: answer.state, colour: stateColour(answer.state) }, { text: facts }]
  }
  const [text, colour] = words[answer.outcome]
  return [{ text, colour }, { text: answer.sentence }, { text: answer.code, colour: 'gray' }]
}

const words = {
  done: ['完成', 'green'],
  refused: ['拒绝', 'red'],
  unknown: ['未知', 'yellow'],
} as const
