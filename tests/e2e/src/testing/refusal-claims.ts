import type { RefusalCode } from '@piaoqiao/domain'
import { refusalSentence, refusals } from '@piaoqiao/domain'
import type { EnvelopeCode } from '@piaoqiao/protocol'
import { problemOf } from '@piaoqiao/protocol'
import { expect } from 'vitest'
import type { ItemAnswer, Posted } from './application.ts'

/** Holds that an item was refused with a code, its whole sentence, and what can be done next. */
export function expectRefused(answer: ItemAnswer | undefined, code: RefusalCode): void {
  expect(answer).toMatchObject({ outcome: 'refused', code })
  const details: Record<string, string> = answer?.details ?? {}
  expect(answer?.sentence).toBe(refusalSentence({ code, details }))
  for (const [, name = ''] of refusals[code].sentence.matchAll(/\{(\w+)\}/g)) {
    expect(details[name], `the sentence names ${name}`).toMatch(/./)
  }
  expect(answer?.next).toBe(refusals[code].next)
}

/** Holds that an envelope was turned away with a code, and that the answer says nothing but what stands in the catalogue. */
export function expectTurnedAway(posted: Posted, code: EnvelopeCode): void {
  const problem = problemOf(code)
  expect(JSON.parse(posted.text)).toEqual(problem)
  expect(posted).toMatchObject({ status: problem.status, contentType: 'application/problem+json' })
}
