import type { Refusal } from '@piaoqiao/domain'
import { refusalSentence, refusals } from '@piaoqiao/domain'
import type { IncomeLine, IncomeState } from '../income-ports.ts'
import { wordsOf } from '../use-cases/income-words.ts'
import { incomeLinesMax } from '../use-cases/take-income.ts'
import type { TakenLine } from '../use-cases/take-income.ts'
import type { FileLine } from './read-income-file.ts'
import type { ReadItem } from './read-income.ts'
import { readIncomeLine } from './read-income.ts'

/** What is said of one item: how it stands, or what is wrong with it. */
export interface ShownOutcome {
  readonly outcome: 'accepted' | 'repeated' | 'refused' | 'faulty'
  readonly state: IncomeState | null
  readonly code: string | null
  readonly sentence: string
  readonly next: string
}

interface KnownOutcome {
  readonly outcome: 'accepted' | 'repeated' | 'refused'
  readonly state: IncomeState | null
  readonly code: string | null
}

/**
 * Hands over the items that could be read, and puts what came of them back in the order of all.
 * @param words what is said of items that were accepted, and of those that were there
 */
export async function outcomesOf<Item>(
  read: readonly ReadItem<Item>[],
  act: (items: readonly Item[]) => Promise<readonly KnownOutcome[]>,
  words: Readonly<Record<'accepted' | 'repeated', string>>,
): Promise<readonly ShownOutcome[]> {
  const items = read.flatMap((one) => ('item' in one ? [one.item] : []))
  const known = items.length === 0 ? [] : await act(items)
  let place = 0
  return read.map((one) => {
    if ('fault' in one) return faulty(one.fault)
    const outcome = known[place]
    place += 1
    if (outcome === undefined) throw new Error('every item has an outcome')
    return shown(outcome, words)
  })
}

function shown(
  { outcome, state, code }: KnownOutcome,
  words: Readonly<Record<'accepted' | 'repeated', string>>,
): ShownOutcome {
  if (code !== null) return { outcome, state, code, ...wordsOf(code) }
  const sentence = outcome === 'repeated' ? words.repeated : words.accepted
  return { outcome, state, code, sentence, next: '请稍后查询入账状态。' }
}

function faulty(fault: Refusal): ShownOutcome {
  const { next } = refusals[fault.code]
  const sentence = refusalSentence(fault)
  return { outcome: 'faulty', state: null, code: fault.code, sentence, next }
}

export const takingWords = {
  accepted: '已收下，将自动报送省级平台。',
  repeated: '这一行此前已收下，没有重复入账。',
} as const
export const withdrawingWords = {
  accepted: '已收下撤销，将自动报送省级平台。',
  repeated: '此前已撤销或正在撤销，没有重复办理。',
} as const

/** Most lines of a file of which more is said than their number. */
export const fileProblemsMax = 1_000

type TakeLines = (lines: readonly IncomeLine[]) => Promise<readonly TakenLine[]>

/** Takes the lines of a file in steps, each kept by itself: whoever is cut off uploads the same file again. */
export async function takeFile(lines: readonly FileLine[], take: TakeLines): Promise<object> {
  const counts = { accepted: 0, repeated: 0, refused: 0, faulty: 0 }
  const problems: object[] = []
  for (let from = 0; from < lines.length; from += incomeLinesMax) {
    const step = lines.slice(from, from + incomeLinesMax)
    const read = step.map(({ values }) => readIncomeLine(values))
    const outcomes = await outcomesOf(read, take, takingWords)
    for (const [index, { outcome, code, sentence, next }] of outcomes.entries()) {
      counts[outcome] += 1
      const isProblem = outcome === 'refused' || outcome === 'faulty'
      if (!isProblem || problems.length >= fileProblemsMax) continue
      problems.push({ line: step[index]?.line, outcome, code, sentence, next })
    }
  }
  const isCut = counts.refused + counts.faulty > problems.length
  return { lines: lines.length, ...counts, problems, isCut }
}
