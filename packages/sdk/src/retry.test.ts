import { describe, expect, test } from 'vitest'
import type { ExchangeFaultCode } from './exchange-error.ts'
import { envelopeRefused, exchangeError } from './exchange-error.ts'
import { repeatedly, retryPolicyDefault } from './retry.ts'
import type { Repeating } from './retry.ts'

type Answer = 'unknown' | 'not now' | 'done'
type Turn = ExchangeFaultCode | 'ENVELOPE_QUOTA_EXCEEDED' | 'ENVELOPE_MAC_INVALID' | Answer

/** Attempts that end as told, one after the other, and the pauses between them. */
function scripted(turns: readonly Turn[], changes: Partial<Repeating<Answer>> = {}) {
  const pauses: number[] = []
  let attempts = 0
  const outcome = repeatedly<Answer>({
    attempt: async () => {
      const turn = turns[attempts] ?? 'done'
      attempts += 1
      if (turn === 'unknown' || turn === 'not now' || turn === 'done') return turn
      throw turn.startsWith('ENVELOPE')
        ? envelopeRefused(turn, turn === 'ENVELOPE_QUOTA_EXCEEDED' ? 9_000 : undefined)
        : exchangeError(turn as ExchangeFaultCode)
    },
    isSettled: (answer) => answer === 'done',
    leavesDoubt: (answer) => answer === 'unknown',
    hasEffect: true,
    mayHaveBeenSent: false,
    policy: retryPolicyDefault,
    pausing: { pause: async (durationMs) => void pauses.push(durationMs), random: () => 0 },
    signal: undefined,
    ...changes,
  })
  return { outcome, pauses, attempts: () => attempts }
}

describe('attempts', () => {
  test('end with the first settled answer', async () => {
    const { outcome, attempts } = scripted(['EXCHANGE_UNREACHABLE', 'done'])
    expect(await outcome).toEqual({ answer: 'done', mayHaveBeenDone: false })
    expect(attempts()).toBe(2)
  })

  test('remember that one of them may have been carried out', async () => {
    const { outcome } = scripted(['EXCHANGE_TIMEOUT', 'done'])
    expect(await outcome).toEqual({ answer: 'done', mayHaveBeenDone: true })
  })

  test('are bounded', async () => {
    const { outcome, attempts } = scripted(Array<Turn>(9).fill('EXCHANGE_UNREACHABLE'))
    await expect(outcome).rejects.toMatchObject({ kind: 'unreachable' })
    expect(attempts()).toBe(retryPolicyDefault.attemptsMax)
  })

  test('stop at a refusal that no retry can change', async () => {
    const { outcome, attempts } = scripted(['ENVELOPE_MAC_INVALID', 'done'])
    await expect(outcome).rejects.toMatchObject({ kind: 'refused', code: 'ENVELOPE_MAC_INVALID' })
    expect(attempts()).toBe(1)
  })

  test('give an open answer when they are used up', async () => {
    const { outcome } = scripted(Array<Turn>(9).fill('unknown'))
    expect(await outcome).toEqual({ answer: 'unknown', mayHaveBeenDone: true })
  })

  test('that were all put off have done nothing', async () => {
    const { outcome } = scripted(Array<Turn>(9).fill('not now'))
    expect(await outcome).toEqual({ answer: 'not now', mayHaveBeenDone: false })
  })

  test('keep an open answer when a later attempt fails', async () => {
    const { outcome } = scripted(['unknown', 'ENVELOPE_MAC_INVALID'])
    expect(await outcome).toMatchObject({ answer: 'unknown' })
  })
})

describe('an outcome once unknown stays unknown', () => {
  test.each<readonly Turn[]>([
    ['EXCHANGE_TIMEOUT', 'ENVELOPE_MAC_INVALID'],
    ['EXCHANGE_TIMEOUT', ...Array<Turn>(9).fill('EXCHANGE_UNREACHABLE')],
  ])('%s, then %s', async (...turns) => {
    const { outcome } = scripted(turns)
    await expect(outcome).rejects.toMatchObject({
      kind: 'unknown',
      code: 'EXCHANGE_EARLIER_ATTEMPT_UNKNOWN',
    })
  })

  test('but a question that changes nothing leaves nothing in doubt', async () => {
    const turns: Turn[] = ['EXCHANGE_TIMEOUT', 'ENVELOPE_MAC_INVALID']
    const { outcome } = scripted(turns, { hasEffect: false })
    await expect(outcome).rejects.toMatchObject({ kind: 'refused' })
  })

  test('also when an earlier process may have sent the message', async () => {
    const { outcome } = scripted(['ENVELOPE_MAC_INVALID'], { mayHaveBeenSent: true })
    await expect(outcome).rejects.toMatchObject({ kind: 'unknown' })
  })
})

describe('pauses', () => {
  test('double up to their bound', async () => {
    const policy = { attemptsMax: 6, firstPauseMs: 1_000, pauseMsMax: 5_000 }
    const { outcome, pauses } = scripted(Array<Turn>(5).fill('EXCHANGE_BROKEN'), { policy })
    await outcome
    expect(pauses).toEqual([500, 1_000, 2_000, 2_500, 2_500])
  })

  test('are at least as long as the platform asks', async () => {
    const { outcome, pauses } = scripted(['ENVELOPE_QUOTA_EXCEEDED', 'done'])
    await outcome
    expect(pauses).toEqual([9_000])
  })

  const givingUp = { pause: () => Promise.reject(new Error('aborted')), random: () => 0 }
  test.each([
    { turn: 'EXCHANGE_UNREACHABLE', kind: 'unreachable' },
    { turn: 'EXCHANGE_TIMEOUT', kind: 'unknown' },
  ] as const)('end early when the caller gives up after $turn: $kind', async ({ turn, kind }) => {
    const { outcome, attempts } = scripted([turn], { pausing: givingUp })
    await expect(outcome).rejects.toMatchObject({ kind, retryable: false })
    expect(attempts()).toBe(1)
  })
})
