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
    const tried = await tryOnce(repeating)
    if (tried.kind === 'answered') latest = { answer: tried.answer, mayHaveBeenDone }
    mayHaveBeenDone ||= hasEffect && leavesDoubt(repeating, tried)
    const isLast = attempts >= policy.attemptsMax || !canBeMended(repeating, tried)
    if (isLast || !(await paused(repeating, attempts, tried))) {
      if (latest !== undefined) return latest
      throw failure(tried, isLast, mayHaveBeenDone)
    }
  }
}

/** What came of one attempt. */
type Tried<Answer> =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly error: ExchangeError }

async function tryOnce<Answer>({ attempt }: Repeating<Answer>): Promise<Tried<Answer>> {
  try {
    return { kind: 'answered', answer: await attempt() }
  } catch (error) {
    if (error instanceof ExchangeError) return { kind: 'failed', error }
    throw error
  }
}

function leavesDoubt<Answer>(repeating: Repeating<Answer>, tried: Tried<Answer>): boolean {
  return tried.kind === 'answered'
    ? repeating.leavesDoubt(tried.answer)
    : tried.error.kind === 'unknown'
}

function canBeMended<Answer>(repeating: Repeating<Answer>, tried: Tried<Answer>): boolean {
  return tried.kind === 'answered' ? !repeating.isSettled(tried.answer) : tried.error.retryable
}

/** The error to throw where no attempt was answered. @param isLast false where the caller gave up during a pause */
function failure(tried: Tried<unknown>, isLast: boolean, mayHaveBeenDone: boolean): ExchangeError {
  if (isLast && tried.kind === 'failed') {
    return mayHaveBeenDone ? withOutcomeUnknown(tried.error) : tried.error
  }
  return exchangeError(mayHaveBeenDone ? 'EXCHANGE_CANCELLED' : 'EXCHANGE_CANCELLED_BEFORE_SENDING')
}

/** An attempt that certainly failed says nothing of an earlier one that may have succeeded. */
function withOutcomeUnknown(error: ExchangeError): ExchangeError {
  if (error.kind === 'unknown') return error
  return exchangeError('EXCHANGE_EARLIER_ATTEMPT_UNKNOWN', error.code)
}

/** False when the caller gave up meanwhile. */
async function paused(
  { policy, pausing, signal }: Pick<Repeating<unknown>, 'policy' | 'pausing' | 'signal'>,
  attempts: number,
  tried: Tried<unknown>,
): Promise<boolean> {
  const grown = Math.min(policy.pauseMsMax, policy.firstPauseMs * 2 ** (attempts - 1))
  // Half of the pause is left to chance, so that clients that failed together do not return together.
  const durationMs = grown / 2 + (grown / 2) * pausing.random()
  const askedMs = tried.kind === 'failed' ? (tried.error.retryAfterMs ?? 0) : 0
  try {
    await pausing.pause(Math.max(durationMs, askedMs), signal)
    return true
  } catch {
    return false
  }
}
