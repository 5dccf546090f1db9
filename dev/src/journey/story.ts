import { serviceNamed } from '@piaoqiao/protocol'
import type { Screen } from '../terminal/screen.ts'
import type { Outcome } from './outcome.ts'
import { StepFailed } from './story-record.ts'
import type { StepRecord } from './story-record.ts'

/** What a step does, and what has to come of it. */
export interface Step<Answer> {
  /** Who does what and why, in a sentence. */
  readonly say: string
  /** The message or the act, with its name in Chinese. */
  readonly message: string
  readonly title: string
  readonly requestId?: string
  /** Who sends to whom, from the first to the one who decides. */
  readonly path: readonly string[]
  readonly act: () => Promise<Answer>
  readonly told: (answer: Answer) => Outcome
  /** Code of the answer. */
  readonly expect: string
}

/** How a bill stands: in one word, and in the sentence that people read. */
export interface ShownState {
  readonly word: string
  readonly sentence: string
}

/** Asks how the watched bill stands; null when nobody can say now. */
export type Watch = () => Promise<ShownState | null>

const stepIndent = 2
const numberWidth = 6
const labels = { indent: stepIndent + numberWidth, labelWidth: 8 } as const
const chapterNumerals = '一二三四五六七八九十'

/** Tells a journey step by step, checks every outcome and keeps the record. */
export class Story {
  readonly #screen: Screen
  readonly #signal: AbortSignal
  readonly #steps: StepRecord[] = []
  /** Words of the states of each bill that was watched, in the order of watching. */
  readonly #histories: string[][] = []
  #chapter = { number: 0, title: '', steps: 0 }
  #watch: Watch | null = null
  #state: ShownState | null = null

  constructor(screen: Screen, signal: AbortSignal) {
    this.#screen = screen
    this.#signal = signal
  }

  get steps(): readonly StepRecord[] {
    return this.#steps
  }

  /** The words of the states that the first watched bill went through. */
  get states(): readonly string[] {
    return this.#histories[0] ?? []
  }

  chapter(title: string, ...paragraphs: readonly string[]): void {
    this.#chapter = { number: this.#chapter.number + 1, title, steps: 0 }
    const screen = this.#screen
    screen.line()
    screen.line(screen.paint('bold', `${numeral(this.#chapter.number)}、${title}`))
    for (const paragraph of paragraphs) screen.paragraph(paragraph, { indent: stepIndent })
  }

  /** From now on every step says how this bill stood before and after. */
  async watch(watch: Watch | null): Promise<void> {
    this.#watch = watch
    this.#state = null
    if (watch === null) return
    this.#histories.push([])
    this.#enter(await watch())
  }

  /** What happens around the messages. */
  note(text: string): void {
    this.#screen.line()
    this.#screen.paragraph(`— ${text}`, { indent: stepIndent, colour: 'cyan' })
  }

  /** Rows that belong to the step before. */
  table(headings: readonly string[], rows: readonly (readonly string[])[]): void {
    this.#screen.table(headings, rows, labels.indent)
  }

  /** @throws StepFailed, or the reason of the signal */
  async step<Answer>(step: Step<Answer>): Promise<Answer> {
    this.#signal.throwIfAborted()
    this.#chapter.steps += 1
    const number = `${this.#chapter.number}.${this.#chapter.steps}`
    this.#tellBeginning(number, step)
    const startedAt = performance.now()
    const { answer, told } = await this.#carryOut(number, step)
    const milliseconds = Math.round(performance.now() - startedAt)
    this.#tellOutcome(told)
    // That nothing changed is worth telling only where something could have.
    await this.#tellState(serviceNamed(step.message)?.changes === true)
    this.#steps.push({
      number,
      chapter: this.#chapter.title,
      message: step.message,
      requestId: step.requestId ?? null,
      code: told.code,
      outcome: told.isRefusal ? 'refused' : 'done',
      state: this.#state?.word ?? null,
      milliseconds,
    })
    return answer
  }

  async #carryOut<Answer>(
    number: string,
    { act, told, expect, message }: Step<Answer>,
  ): Promise<{ answer: Answer; told: Outcome }> {
    const failed = { number, message, expected: expect }
    let answer: Answer
    try {
      answer = await act()
    } catch (error) {
      this.#signal.throwIfAborted()
      throw new StepFailed({ ...failed, came: codeOf(error) }, { cause: error })
    }
    const outcome = told(answer)
    if (outcome.code !== expect) {
      this.#tellOutcome(outcome)
      throw new StepFailed({ ...failed, came: outcome.code })
    }
    return { answer, told: outcome }
  }

  #tellBeginning(number: string, step: Omit<Step<unknown>, 'told'>): void {
    const { say, message, title, requestId, path } = step
    const screen = this.#screen
    screen.line()
    screen.labelled(number, say, { indent: stepIndent, labelWidth: numberWidth, colour: 'bold' })
    screen.labelled('经过', path.join(' → '), labels)
    const id = requestId === undefined ? '' : `，请求编号 ${requestId}`
    screen.labelled('报文', `${message} ${title}${id}`, labels)
  }

  #tellOutcome({ isRefusal, sentence, code, next, facts }: Outcome): void {
    const colour = isRefusal ? 'yellow' : 'green'
    this.#screen.labelled(isRefusal ? '拒绝' : '答复', `${sentence} ${code}`, { ...labels, colour })
    for (const fact of facts) this.#screen.labelled('', fact, labels)
    if (next !== null) this.#screen.labelled('下一步', next, labels)
  }

  async #tellState(mayHaveChanged: boolean): Promise<void> {
    if (this.#watch === null) return
    const before = this.#state
    const after = await this.#watch()
    if (after === null) return
    if (mayHaveChanged || before?.sentence !== after.sentence) {
      this.#screen.labelled('状态', changeOf(before, after), labels)
    }
    this.#enter(after)
  }

  #enter(state: ShownState | null): void {
    if (state === null) return
    if (state.word !== this.#state?.word) this.#histories.at(-1)?.push(state.word)
    this.#state = state
  }
}

function changeOf(before: ShownState | null, after: ShownState): string {
  if (before === null) return after.sentence
  const isSame = before.sentence === after.sentence
  return isSame ? `仍是${after.sentence}` : `${before.sentence} → ${after.sentence}`
}

function numeral(number: number): string {
  const tens = number > 10 ? '十' : ''
  return tens + (chapterNumerals[(number - 1) % chapterNumerals.length] ?? '')
}

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' ? code : String(error)
}
