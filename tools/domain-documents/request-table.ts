import { outcomes, refusals, stateWord, type Answer } from '@piaoqiao/domain'
import { markdownTable } from '../protocol-pages/markdown.ts'
import type { Request } from './requests.ts'
import { another, answerOn, caller } from './sample-bill.ts'
import { situations } from './situations.ts'

/** A row with more situations than this is told as the rest. */
const situationsNamedMax = 8

interface Row {
  readonly code: string
  readonly sentence: string
  readonly isDone: boolean
  /** Where the bill stands afterwards, or nothing when it stands where it stood. */
  readonly becomes: string
  readonly situations: string[]
}

/** What a request is answered in every situation: one row for all situations with the same answer, done before refused. */
export function requestTable(request: Request): string {
  const rows = new Map<string, Row>()
  for (const { name, bill } of situations) {
    const [answer, next] = answerOn(bill, request.actor, request.change(bill))
    const becomes = stateWord(next) === stateWord(bill) ? '' : stateWord(next)
    const row = rowOf(answer, becomes)
    const key = `${row.code} ${becomes}`
    rows.set(key, { ...row, situations: [...(rows.get(key)?.situations ?? []), name] })
  }
  return markdownTable(
    ['answer', 'sentence', 'where the bill stands', 'and then'],
    [...rows.values()].toSorted(byPlace).map(cellsOf),
  )
}

function rowOf(answer: Answer, becomes: string): Row {
  const isDone = answer.outcome === 'done'
  const { code } = isDone ? answer.done : answer.refusal
  const sentence = isDone ? outcomes[answer.done.code] : refusals[answer.refusal.code].sentence
  return { code, sentence, isDone, becomes, situations: [] }
}

/** What is done comes first, what is told as the rest comes last. */
function byPlace(one: Row, other: Row): number {
  return placeOf(one) - placeOf(other)
}

function placeOf(row: Row): number {
  if (isRest(row)) return 2
  return row.isDone ? 0 : 1
}

function cellsOf(row: Row): readonly string[] {
  const where = isRest(row) ? '其余情形' : merged(row.situations).join('、')
  return [`\`${row.code}\``, row.sentence, where, row.becomes]
}

function isRest({ situations: names }: Row): boolean {
  return merged(names).length > situationsNamedMax
}

/** Where it does not matter whose lock or report it is, the word stands alone. */
function merged(names: readonly string[]): readonly string[] {
  const words = names.map((name) => {
    const [word = '', ...unit] = name.split('·')
    const both = [caller, another].every((party) => names.includes(`${word}·${party.name}`))
    return unit.length === 0 || both ? word : name
  })
  return [...new Set(words)]
}
