import { refusal, refusalSentence, refusals } from '@piaoqiao/domain'
import type { ChangeAnswer, ChangeAnswerItem, RefusedItem } from '@piaoqiao/protocol'
import type { FailureWords, ProvinceCall, SettledAnswer } from '../ports.ts'

/** A message that settled nothing: certainly not carried out, or nobody knows. */
export type ProvinceFailure = Extract<ProvinceCall, { outcome: 'undelivered' | 'unknown' }>

/** The answers to the items of a message, or why there are none. A refusal of the whole message is one of each item. */
export function answersOf(
  call: ProvinceCall,
  itemsCount: number,
): readonly ChangeAnswerItem[] | ProvinceFailure {
  if (call.outcome !== 'answered') return call
  const { answer } = call
  if (isRefusal(answer)) return Array.from({ length: itemsCount }, () => answer)
  const { items } = answer as ChangeAnswer
  return items.length === itemsCount ? items : outcomeUnknown()
}

/** A refusal of the message as a whole stands in the place of the answer. */
export function isRefusal(answer: unknown): answer is RefusedItem {
  return (answer as { outcome?: unknown }).outcome === 'refused'
}

/** Refusals that say nothing of the request itself: it was not carried out now and may be later, as it is. */
const passingCodes: ReadonlySet<string> = new Set(['SERVICE_BUSY', 'HOME_PROVINCE_UNREACHABLE'])

/** Whether a refusal is only of this moment. */
export function isPassing(answer: ChangeAnswerItem): boolean {
  return answer.outcome === 'refused' && passingCodes.has(answer.code)
}

/** Whether an answer settles its item for good. */
export function isSettled(answer: ChangeAnswerItem): answer is SettledAnswer {
  return answer.outcome !== 'unknown' && !isPassing(answer)
}

/** An item that is not settled, as a failure. */
export function failureOf(answer: ChangeAnswerItem): ProvinceFailure {
  if (answer.outcome !== 'refused') return outcomeUnknown()
  const { code, sentence, next } = answer
  return { outcome: 'undelivered', code, sentence, next }
}

export function outcomeUnknown(code = 'OUTCOME_UNKNOWN'): ProvinceFailure {
  return { outcome: 'unknown', ...unknownWords(code) }
}

function unknownWords(code: string): FailureWords {
  const sentence = refusalSentence(refusal('OUTCOME_UNKNOWN'))
  return { code, sentence, next: refusals.OUTCOME_UNKNOWN.next }
}
