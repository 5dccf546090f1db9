import { ExchangeError } from '@piaoqiao/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SandboxUnderTest, UnitUnderTest } from '../testing/sandbox-under-test.ts'
import { enterUnit, openSandbox } from '../testing/sandbox-under-test.ts'
import type { MagicEffect } from './magic-bills.ts'
import { magicBillsOf, magicFace, slowAnswerMs } from './magic-bills.ts'

const magic = magicBillsOf({ own: '50', other: '32' })
let under: SandboxUnderTest
let unit: UnitUnderTest

beforeAll(async () => {
  under = await openSandbox()
  unit = await enterUnit(under, 1)
})
afterAll(() => under.stop())

function lockOf(effect: MagicEffect) {
  const bill = magic.find((one) => one.effect === effect)
  if (bill === undefined) throw new Error(`no magic bill for ${effect}`)
  const { billCode, billNumber, authorisationId } = bill
  const { checkCode, amount, issuedOn } = magicFace
  return {
    billCode,
    billNumber,
    checkCode,
    amount,
    issuedOn,
    purpose: 'employer_expense' as const,
    businessReference: 'BX-1',
    ...(authorisationId !== null && { authorisationId }),
  }
}

/** One attempt, so that the first answer is seen. */
const once = { retry: { attemptsMax: 1, firstPauseMs: 1, pauseMsMax: 1 } }

async function codeOfLock(effect: MagicEffect, requestId: string): Promise<string> {
  const { results } = await unit.client().lock([lockOf(effect)], { requestId })
  const answer = results[0]?.answer as { code?: string } | undefined
  return answer?.code ?? 'none'
}

describe('a lock of a magic bill', () => {
  const refused = magic.filter(({ answer }) => /^(BILL|AUTHORISATION|HOME)_/.test(answer))

  test.each(refused.map(({ effect, answer }) => [effect, answer] as const))(
    '%s is always answered with %s',
    async (effect, answer) => {
      const { results } = await unit.client().lock([lockOf(effect), lockOf(effect)])
      expect(results.map((result) => result.answer)).toMatchObject([
        { code: answer },
        { code: answer },
      ])
    },
  )

  test('covers every refusal of the table', () => {
    expect(refused).toHaveLength(8)
  })
})

test('the bill that is locked by another is so after a year as well', async () => {
  await unit.control('POST', '/clock', { advanceDays: 365 })
  expect(await codeOfLock('locked_by_another', 'r-year')).toBe('BILL_LOCKED')
})

test('an unknown outcome is settled by the same request id', async () => {
  const items = [lockOf('outcome_unknown')]
  const first = await unit.client(once).lock(items, { requestId: 'r-unknown' })
  expect(first.results[0]?.answer).toMatchObject({ outcome: 'unknown', code: 'OUTCOME_UNKNOWN' })
  const second = await unit.client().lock(items, { requestId: 'r-unknown' })
  expect(second.results[0]?.answer).toMatchObject({ outcome: 'done', code: 'LOCKED' })
})

test('a client that retries finds out about an unknown outcome by itself', async () => {
  await unit.control('POST', '/reset', {})
  expect(await codeOfLock('outcome_unknown', 'r-by-itself')).toBe('LOCKED')
})

test('a slow bill is locked first and answered after twenty seconds, and at once when asked again', async () => {
  const before = under.pauses.length
  expect(await codeOfLock('slow', 'r-slow')).toBe('LOCKED')
  expect(under.pauses.slice(before)).toEqual([slowAnswerMs])
  expect(await codeOfLock('slow', 'r-slow')).toBe('LOCKED')
  expect(under.pauses).toHaveLength(before + 1)
})

test('a failure after the commit cuts the connection, and the same request id gets the answer', async () => {
  const items = [lockOf('fails_after_commit')]
  const cut = await unit
    .client(once)
    .lock(items, { requestId: 'r-cut' })
    .catch((error: unknown) => error)
  expect(cut).toMatchObject({ cause: expect.any(ExchangeError) })
  expect((cut as { cause: ExchangeError }).cause).toMatchObject({
    code: 'EXCHANGE_BROKEN',
    kind: 'unknown',
  })
  const { results } = await unit.client().lock(items, { requestId: 'r-cut' })
  expect(results[0]?.answer).toMatchObject({ code: 'LOCKED', sequence: 2 })
})

test('a spent quota says when to come again, and the same request id is then carried out', async () => {
  const items = [lockOf('quota_exceeded')]
  const first = await unit
    .client(once)
    .lock(items, { requestId: 'r-quota' })
    .catch((error: unknown) => error)
  expect(first).toMatchObject({ cause: { code: 'ENVELOPE_QUOTA_EXCEEDED', retryAfterMs: 2_000 } })
  expect(await codeOfLock('quota_exceeded', 'r-quota')).toBe('LOCKED')
})

test('an unavailable bill turns every message away with nothing done', async () => {
  const attempts = [1, 2].map(() =>
    unit
      .client(once)
      .lock([lockOf('unavailable')], { requestId: 'r-unavailable' })
      .catch((error: unknown) => error),
  )
  for (const fault of await Promise.all(attempts)) {
    expect(fault).toMatchObject({ cause: { code: 'ENVELOPE_UNAVAILABLE', retryAfterMs: 2_000 } })
  }
})

test('what is not a magic bill in the same message is answered as usual', async () => {
  await unit.control('POST', '/reset', {})
  const { body } = await unit.control('GET', '/bills?state=open&limit=1')
  const [bill] = body['bills'] as readonly Record<string, string>[]
  const { billCode = '', billNumber = '', checkCode = '', amount = '', issuedOn = '' } = bill ?? {}
  const plain = { ...lockOf('slow'), billCode, billNumber, checkCode, amount, issuedOn }
  const { results } = await unit.client(once).lock([plain, lockOf('outcome_unknown')])
  expect(results.map(({ answer }) => answer.outcome)).toEqual(['done', 'unknown'])
})

test('the table of magic bills is there for everybody', async () => {
  const response = await fetch(`${under.sandbox.url}/magic`)
  const { bills } = (await response.json()) as { bills: readonly unknown[] }
  expect(response.status).toBe(200)
  expect(bills).toHaveLength(magic.length)
  expect(bills[5]).toMatchObject({ effect: 'authorisation_expired', checkCode: 'magic1' })
})
