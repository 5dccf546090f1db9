import type { Outcome } from '../journey/outcome.ts'
import { outcome, refused } from '../journey/outcome.ts'
import type { Stage } from '../journey/stage.ts'
import { textOf } from './office-browser.ts'
import type { OfficeAnswer } from './office-browser.ts'

/** Code of an answer of an office that carried out what it was asked for: HTTP has no other word for it. */
export const takenCode = 'OK'

export interface Asking {
  readonly say: string
  /** The endpoint, as the page of the API names it: `POST /units/applications`. */
  readonly endpoint: string
  readonly title: string
  /** Who asks whom. */
  readonly path: readonly string[]
  /** The code of the refusal, or `takenCode`. */
  readonly expect?: string
  readonly act: () => Promise<OfficeAnswer>
  /** What is told of an answer that is no refusal. */
  readonly told?: (answer: OfficeAnswer) => readonly string[]
}

/** Somebody asks an office for something; the step says what came of it. */
export function ask({ story }: Pick<Stage, 'story'>, asking: Asking): Promise<OfficeAnswer> {
  const { say, endpoint, title, path, expect = takenCode, act, told = () => [] } = asking
  return story.step({
    say,
    message: endpoint,
    title,
    path,
    expect,
    act,
    told: (answer) => outcomeOf(answer, told),
  })
}

function outcomeOf(
  answer: OfficeAnswer,
  told: (answer: OfficeAnswer) => readonly string[],
): Outcome {
  const { code, json } = answer
  if (code === null) return outcome(takenCode, '办理成功。', ...told(answer))
  return refused({ code, sentence: textOf(json, 'detail'), next: textOf(json, 'next') })
}
