import { setTimeout as wait } from 'node:timers/promises'
import { ExchangeError, exchangeError } from './exchange-error.ts'

export interface RetryPolicy {
  /** All attempts, the first included. */
  readonly attemptsMax: number
  /** Doubles with each attempt. */
  readonly firstPauseMs: number
  readonly pauseMsMax: number
}

export const retryPolicyDefault: RetryPolicy = {
  attemptsMax: 4,
  firstPauseMs: 250,
  pauseMsMax: 5_000,
}

/** Time and chance of the pauses between attempts. */
export interface Pausing {
  /** Rejects when the signal is aborted. */
  readonly pause: (durationMs: number, signal?: AbortSignal) => Promise<void>
  /** From 0 to below 1. */
  readonly random: () => number
}

export const realPausing: Pausing = {
  pause: (durationMs, signal) =>
    wait(durationMs, undefined, signal === undefined ? {} : { signal }),
  random: Math.random,
}

export interface Repeating<Answer> {
  readonly attempt: () => Promise<Answer>
  /** Whether an answer leaves nothing open. One that does is given only when the attempts are used up. */
  readonly isSettled: (answer: Answer) => boolean
  /** Whether an answer says of something that nobody knows whether it was done. */
  readonly leavesDoubt: (answer: Answer) => boolean
  /** Whether an attempt can change something. Where it cannot, nothing is in doubt after a failure. */
  readonly hasEffect: boolean
  /** Whether an earlier process may have sent the same message. */
  readonly mayHaveBeenSent: boolean
  readonly policy: RetryPolicy
  readonly pausing: Pausing
  readonly signal: AbortSignal | undefined
}

export interface Repeated<Answer> {
  readonly answer: Answer
  /** Whether some attempt before the answer may have been carried out without our knowing. */
  readonly mayHaveBeenDone: boolean
}

/**
 * Attempts until an answer is settled, no retry can help, or the attempts are used up.
 * @throws ExchangeError of the last attempt; of kind `unknown` when any attempt left the outcome unknown
 */
export async function repeatedly<Answer>(repeating: Repeating<Answer>): Promise<Repeated<Answer>> {
  const { hasEffect, policy } = repeating
  let mayHaveBeenDone = hasEffect && repeating.mayHaveBeenSent
  let latest: Repeated<Answer> | undefined
  for (let attempts = 1; ; attempts += 1) {
    let retryAfterMs: number | undefined
    try {
      const answer = await repeating.attempt()
      latest = { answer, mayHaveBeenDone }
      if (repeating.isSettled(answer)) return latest
      mayHaveBeenDone ||= hasEffect && repeating.leavesDoubt(answer)
    } catch (error) {
      if (!(error instanceof ExchangeError)) throw error
      mayHaveBeenDone ||= hasEffect && error.kind === 'unknown'
      if (!error.retryable || attempts >= policy.attemptsMax) {
        if (latest !== undefined) return latest
        throw mayHaveBeenDone ? withOutcomeUnknown(error) : error
      }
      retryAfterMs = error.retryAfterMs
    }
    const isOver = attempts >= policy.attemptsMax
    if (isOver || !(await paused(repeating, attempts, retryAfterMs))) {
      if (latest !== undefined) return latest
      throw cancelled(mayHaveBeenDone)
    }
  }
}

/** An attempt that certainly failed says nothing of an earlier one that may have succeeded. */
function withOutcomeUnknown(error: ExchangeError): ExchangeError {
  if (error.kind === 'unknown') return error
  return exchangeError('EXCHANGE_EARLIER_ATTEMPT_UNKNOWN', error.code)
}

function cancelled(mayHaveBeenDone: boolean): ExchangeError {
  return exchangeError(mayHaveBeenDone ? 'EXCHANGE_CANCELLED' : 'EXCHANGE_CANCELLED_BEFORE_SENDING')
}

/** False when the caller gave up meanwhile. */
async function paused(
  { policy, pausing, signal }: Pick<Repeating<unknown>, 'policy' | 'pausing' | 'signal'>,
  attempts: number,
  retryAfterMs = 0,
): Promise<boolean> {
  const grown = Math.min(policy.pauseMsMax, policy.firstPauseMs * 2 ** (attempts - 1))
  // Half of the pause is left to chance, so that clients that failed together do not return together.
  const durationMs = grown / 2 + (grown / 2) * pausing.random()
  try {
    await pausing.pause(Math.max(durationMs, retryAfterMs), signal)
    return true
  } catch {
    return false
  }
}
