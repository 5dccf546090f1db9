import { problemOf } from '@piaoqiao/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectionTo, expectFault, refusing } from './testing/connection-to.ts'
import { freePort } from './testing/free-port.ts'
import { answering, sendJson, startScriptedPlatform } from './testing/scripted-platform.ts'
import type { ScriptedPlatform } from './testing/scripted-platform.ts'

let platform: ScriptedPlatform

beforeAll(async () => {
  platform = await startScriptedPlatform(answering(() => ({ items: [] })))
})
afterAll(() => platform.stop())

describe('a message that is answered', () => {
  test('gives the payload of the answer', async () => {
    platform.use(answering(({ payload }) => ({ seen: payload })))
    const answer = await connectionTo(platform).call(
      'bill.verify',
      { items: [1] },
      { requestId: 'r-2' },
    )
    expect(answer).toEqual({ seen: { items: [1] } })
  })

  test.each([
    { service: 'bill.lock', signed: true },
    { service: 'bill.verify', signed: false },
    { service: 'directory.read', signed: true },
  ])('$service is signed: $signed', async ({ service, signed }) => {
    platform.use(answering((exchange) => exchange.signed))
    expect(await connectionTo(platform).call(service, {}, { requestId: 'r-3' })).toBe(signed)
  })

  test('goes to the base address with or without a slash at its end', async () => {
    platform.use(answering(({ service }) => service))
    const connection = connectionTo(platform, { baseUrl: `${platform.url}/` })
    expect(await connection.call('bill.lock', {}, { requestId: 'r-5' })).toBe('bill.lock')
  })
})

describe('an envelope that is refused', () => {
  test.each(['ENVELOPE_MAC_INVALID', 'ENVELOPE_APP_UNKNOWN', 'ENVELOPE_CLOCK_SKEW'] as const)(
    '%s was not carried out and needs no retry',
    async (code) => {
      expect(await expectFault(platform, refusing(code))).toMatchObject({
        kind: 'refused',
        code,
        sentence: problemOf(code).detail,
        next: problemOf(code).next,
        retryable: false,
      })
    },
  )

  test.each(['ENVELOPE_QUOTA_EXCEEDED', 'ENVELOPE_UNAVAILABLE'] as const)(
    '%s can be retried after the pause that the platform asks for',
    async (code) => {
      const fault = await expectFault(platform, refusing(code, { 'retry-after': '2' }))
      expect(fault).toMatchObject({ kind: 'refused', code, retryable: true, retryAfterMs: 2_000 })
    },
  )

  test('a pause of hours is cut', async () => {
    const fault = await expectFault(
      platform,
      refusing('ENVELOPE_UNAVAILABLE', { 'retry-after': '86400' }),
    )
    expect(fault.retryAfterMs).toBe(60_000)
  })

  test('a code of a later version is kept', async () => {
    const later = { code: 'ENVELOPE_OF_TOMORROW', detail: '不应照抄' }
    const fault = await expectFault(platform, ({ response }) =>
      sendJson(response, 400, later, { 'content-type': 'application/problem+json' }),
    )
    expect(fault).toMatchObject({ kind: 'refused', code: 'ENVELOPE_OF_TOMORROW' })
    expect(fault.sentence).not.toContain('照抄')
  })

  test('a payload that no envelope can hold is not sent', async () => {
    const before = platform.exchanges.length
    const payload = 'x'.repeat(4_000_000)
    const call = connectionTo(platform).call('bill.lock', payload, { requestId: 'r-6' })
    await expect(call).rejects.toMatchObject({ kind: 'refused', code: 'ENVELOPE_TOO_LARGE' })
    expect(platform.exchanges.length).toBe(before)
  })
})

describe('a message that cannot be sent', () => {
  test('a port where nobody listens: EXCHANGE_UNREACHABLE', async () => {
    const baseUrl = `http://127.0.0.1:${await freePort()}`
    const fault = await expectFault(platform, () => undefined, { baseUrl })
    expect(fault).toMatchObject({
      kind: 'unreachable',
      code: 'EXCHANGE_UNREACHABLE',
      retryable: true,
    })
  })

  test('a name that does not exist: EXCHANGE_UNREACHABLE', async () => {
    const fault = await expectFault(platform, () => undefined, {
      baseUrl: 'http://nowhere.invalid',
    })
    expect(fault.code).toBe('EXCHANGE_UNREACHABLE')
  })

  test.each(['ftp://platform', 'platform'])('%s is no base address', (baseUrl) => {
    expect(() => connectionTo(platform, { baseUrl })).toThrow()
  })

  test('an unknown service is a fault of the program', async () => {
    const call = connectionTo(platform).call('bill.burn', {}, { requestId: 'r-7' })
    await expect(call).rejects.toBeInstanceOf(RangeError)
  })
})

describe('a caller that gives up', () => {
  test('before sending: nothing was sent', async () => {
    const call = connectionTo(platform).call(
      'bill.lock',
      {},
      { requestId: 'r', signal: AbortSignal.abort() },
    )
    await expect(call).rejects.toMatchObject({
      kind: 'unreachable',
      code: 'EXCHANGE_CANCELLED_BEFORE_SENDING',
      retryable: false,
    })
  })

  test('while waiting: the outcome is unknown', async () => {
    const giving = new AbortController()
    platform.use(() => giving.abort())
    const call = connectionTo(platform).call(
      'bill.lock',
      {},
      { requestId: 'r', signal: giving.signal },
    )
    await expect(call).rejects.toMatchObject({ kind: 'unknown', code: 'EXCHANGE_CANCELLED' })
  })
})

test('a fault repeats nothing of what was sent', async () => {
  const fault = await expectFault(platform, refusing('ENVELOPE_SIGNATURE_INVALID'))
  const said = [fault.message, fault.sentence, fault.next, fault.stack].join('\n')
  expect(said).not.toContain(Buffer.from(platform.appKey).toString('hex'))
  expect(JSON.stringify(fault)).not.toContain('r-1')
})
