import { STATUS_CODES } from 'node:http'
import { refusals } from '@piaoqiao/domain'
import { problemOf, type EnvelopeCode } from '@piaoqiao/protocol'

export interface HttpAnswer {
  readonly status: number
  readonly contentType: 'application/json' | 'application/problem+json'
  readonly body: string
  readonly retryAfterSeconds?: number
}

/** How soon a caller that came at a bad moment may come again. */
export const unavailableRetrySeconds = 2

/** An envelope that was turned away: nothing was done. */
export function faultAnswer(code: EnvelopeCode, retryAfterSeconds?: number): HttpAnswer {
  const problem = problemOf(code)
  const seconds =
    retryAfterSeconds ?? (code === 'ENVELOPE_UNAVAILABLE' ? unavailableRetrySeconds : undefined)
  return {
    ...problemAnswer(problem.status, problem),
    ...(seconds !== undefined && { retryAfterSeconds: seconds }),
  }
}

/**
 * The message was handed to its handler and no answer can be given. Not a 503 and no code of the envelope, because
 * both promise the caller that nothing was done.
 */
export const outcomeUnknownAnswer: HttpAnswer = problemAnswer(500, {
  type: 'urn:piaoqiao:problem:outcome-unknown',
  title: '结果未知',
  status: 500,
  code: 'OUTCOME_UNKNOWN',
  detail: '处理请求时出现故障，请求可能已经执行，也可能没有执行。',
  next: refusals.OUTCOME_UNKNOWN.next,
})

/** For requests that are no messages; says nothing that was not known before. */
export function plainProblemAnswer(status: number): HttpAnswer {
  return problemAnswer(status, { type: 'about:blank', title: STATUS_CODES[status], status })
}

function problemAnswer(status: number, problem: object): HttpAnswer {
  return { status, contentType: 'application/problem+json', body: JSON.stringify(problem) }
}
