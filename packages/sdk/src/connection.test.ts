import { createSoftwareCryptoModule } from '@piaoqiao/gm-crypto'
import { clockSkewMaxMs, envelopeBytesMax, problemOf } from '@piaoqiao/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Connection } from './connection.ts'
import type { ConnectionOptions } from './connection.ts'
import { ExchangeError } from './exchange-error.ts'
import { freePort } from './testing/free-port.ts'
import { answering, sendJson, startScriptedPlatform } from './testing/scripted-platform.ts'
import type { Script, ScriptedPlatform, SealChanges } from './testing/scripted-platform.ts'

let platform: ScriptedPlatform
let answerCrypto: ScriptedPlatform['crypto']

beforeAll(async () => {
  platform = await startScriptedPlatform(answering(() => ({ items: [] })))
  answerCrypto = platform.crypto
})
afterAll(() => platform.stop())

function connectionTo(changes: Partial<ConnectionOptions> = {}): Connection {
  return new Connection({
    baseUrl: platform.url,
    appId: platform.appId,
    appKey: platform.appKey,
    crypto: createSoftwareCryptoModule({ keys: { app: platform.clientKey }, workers: 0 }),
    keyName: 'app',
    platformKeys: [platform.platformKey.publicKey],
    timeoutMs: 5_000,
    ...changes,
  })
}

async function faultOfCall(
  script: Script,
  changes: Partial<ConnectionOptions> = {},
): Promise<ExchangeError> {
  platform.use(script)
  const call = connectionTo(changes).call('bill.lock', { items: [] }, { requestId: 'r-1' })
  const fault = await call.then(
    () => 'an answer',
    (error: unknown) => error,
  )
  expect(fault).toBeInstanceOf(ExchangeError)
  return fault as ExchangeError
}

const sealedWith =
  (changes: () => Partial<SealChanges>): Script =>
  async ({ seal, response }) =>
    sendJson(response, 200, await seal({ items: [] }, changes()))

const problem = (code: Parameters<typeof problemOf>[0], headers = {}): Script => {
  const body = problemOf(code)
  return ({ response }) =>
    sendJson(response, body.status, body, {
      'content-type': 'application/problem+json',
      ...headers,
    })
}

describe('a message that is answered', () => {
  test('gives the payload of the answer', async () => {
    platform.use(answering(({ payload }) => ({ seen: payload })))
    const answer = await connectionTo().call('bill.verify', { items: [1] }, { requestId: 'r-2' })
    expect(answer).toEqual({ seen: { items: [1] } })
  })

  test.each([
    { service: 'bill.lock', signed: true },
    { service: 'bill.verify', signed: false },
    { service: 'directory.read', signed: true },
  ])('$service is signed: $signed', async ({ service, signed }) => {
    platform.use(answering((exchange) => exchange.signed))
    expect(await connectionTo().call(service, {}, { requestId: 'r-3' })).toBe(signed)
  })

  test('may come under the older of two platform keys', async () => {
    platform.use(answering(() => 'here'))
    const newer = platform.crypto.publicKey('stranger')
    // The scripted platform can only open what is sealed to its own key, so that one stays first.
    const platformKeys = [platform.platformKey.publicKey, newer]
    platform.use(sealedWith(() => ({ sign: { crypto: answerCrypto, keyName: 'stranger' } })))
    const call = connectionTo({ platformKeys }).call('bill.lock', {}, { requestId: 'r-4' })
    await expect(call).resolves.toEqual({ items: [] })
  })

  test('goes to the base address with or without a slash at its end', async () => {
    platform.use(answering(({ service }) => service))
    const connection = connectionTo({ baseUrl: `${platform.url}/` })
    expect(await connection.call('bill.lock', {}, { requestId: 'r-5' })).toBe('bill.lock')
  })
})

describe('an answer that cannot be trusted leaves the outcome unknown', () => {
  const cases: readonly { name: string; script: Script; code: string }[] = [
    {
      name: 'a mac under another key',
      script: sealedWith(() => ({ appKey: new Uint8Array(32) })),
      code: 'EXCHANGE_ANSWER_UNTRUSTED',
    },
    {
      name: 'a signature of somebody else',
      script: sealedWith(() => ({ sign: { crypto: answerCrypto, keyName: 'stranger' } })),
      code: 'EXCHANGE_ANSWER_UNTRUSTED',
    },
    {
      name: 'no signature',
      script: sealedWith(() => ({ sign: null })),
      code: 'EXCHANGE_ANSWER_UNTRUSTED',
    },
    {
      name: 'an answer to another request',
      script: sealedWith(() => ({ requestId: 'r-other' })),
      code: 'EXCHANGE_ANSWER_UNTRUSTED',
    },
    {
      name: 'an answer of another service',
      script: sealedWith(() => ({ service: 'bill.verify' })),
      code: 'EXCHANGE_ANSWER_UNTRUSTED',
    },
    {
      name: 'an answer from long ago',
      script: sealedWith(() => ({ at: Date.now() - clockSkewMaxMs - 60_000 })),
      code: 'EXCHANGE_ANSWER_UNTRUSTED',
    },
    {
      name: 'the request sent back',
      script: ({ request, response }) => sendJson(response, 200, request),
      code: 'EXCHANGE_ANSWER_UNTRUSTED',
    },
    {
      name: 'JSON that is no envelope',
      script: ({ response }) => sendJson(response, 200, { items: [] }),
      code: 'EXCHANGE_ANSWER_UNTRUSTED',
    },
    {
      name: 'an envelope with status 201',
      script: async ({ seal, response }) => sendJson(response, 201, await seal({})),
      code: 'EXCHANGE_ANSWER_UNEXPECTED',
    },
    {
      name: 'a page of a proxy',
      script: ({ response }) => {
        response.writeHead(200, { 'content-type': 'text/html' })
        response.end('<html>')
      },
      code: 'EXCHANGE_ANSWER_UNEXPECTED',
    },
    {
      name: 'status 500 without an envelope',
      script: ({ response }) => sendJson(response, 500, {}),
      code: 'EXCHANGE_ANSWER_UNEXPECTED',
    },
    {
      name: 'a redirect',
      script: ({ response }) => sendJson(response, 307, {}, { location: 'http://127.0.0.1:9/' }),
      code: 'EXCHANGE_ANSWER_UNEXPECTED',
    },
    {
      name: 'a problem of something that is no platform',
      script: ({ response }) =>
        sendJson(
          response,
          404,
          { code: 'Not Found' },
          { 'content-type': 'application/problem+json' },
        ),
      code: 'EXCHANGE_ANSWER_UNEXPECTED',
    },
    {
      name: 'a problem that is not the sender’s',
      script: problem('ENVELOPE_ANSWER_MISMATCHED'),
      code: 'EXCHANGE_ANSWER_UNEXPECTED',
    },
    {
      name: 'an answer beyond the bound',
      script: ({ response }) => {
        response.writeHead(200, { 'content-type': 'application/json' })
        response.end(Buffer.alloc(envelopeBytesMax + 1, 32))
      },
      code: 'EXCHANGE_ANSWER_TOO_LARGE',
    },
    {
      name: 'an answer cut short',
      script: ({ response }) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' })
        response.write('{', () => response.destroy())
      },
      code: 'EXCHANGE_BROKEN',
    },
    {
      name: 'a connection closed after the request',
      script: ({ response }) => {
        response.destroy()
      },
      code: 'EXCHANGE_BROKEN',
    },
  ]

  test.each(cases)('$name: $code', async ({ script, code }) => {
    const fault = await faultOfCall(script)
    expect(fault).toMatchObject({ kind: 'unknown', code, retryable: true })
  })

  test('silence: EXCHANGE_TIMEOUT', async () => {
    const fault = await faultOfCall(() => undefined, { timeoutMs: 50 })
    expect(fault).toMatchObject({ kind: 'unknown', code: 'EXCHANGE_TIMEOUT', retryable: true })
  })

  test('the timeout also covers an answer that never ends', async () => {
    const drip: Script = ({ response }) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write('{')
    }
    expect(await faultOfCall(drip, { timeoutMs: 50 })).toMatchObject({ code: 'EXCHANGE_TIMEOUT' })
  })
})

describe('an envelope that is refused', () => {
  test.each(['ENVELOPE_MAC_INVALID', 'ENVELOPE_APP_UNKNOWN', 'ENVELOPE_CLOCK_SKEW'] as const)(
    '%s was not carried out and needs no retry',
    async (code) => {
      expect(await faultOfCall(problem(code))).toMatchObject({
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
      const fault = await faultOfCall(problem(code, { 'retry-after': '2' }))
      expect(fault).toMatchObject({ kind: 'refused', code, retryable: true, retryAfterMs: 2_000 })
    },
  )

  test('a pause of hours is cut', async () => {
    const fault = await faultOfCall(problem('ENVELOPE_UNAVAILABLE', { 'retry-after': '86400' }))
    expect(fault.retryAfterMs).toBe(60_000)
  })

  test('a code of a later version is kept', async () => {
    const later = { code: 'ENVELOPE_OF_TOMORROW', detail: '不应照抄' }
    const fault = await faultOfCall(({ response }) =>
      sendJson(response, 400, later, { 'content-type': 'application/problem+json' }),
    )
    expect(fault).toMatchObject({ kind: 'refused', code: 'ENVELOPE_OF_TOMORROW' })
    expect(fault.sentence).not.toContain('照抄')
  })

  test('a payload that no envelope can hold is not sent', async () => {
    const before = platform.exchanges.length
    const payload = 'x'.repeat(4_000_000)
    const call = connectionTo().call('bill.lock', payload, { requestId: 'r-6' })
    await expect(call).rejects.toMatchObject({ kind: 'refused', code: 'ENVELOPE_TOO_LARGE' })
    expect(platform.exchanges.length).toBe(before)
  })
})

describe('a message that cannot be sent', () => {
  test('a port where nobody listens: EXCHANGE_UNREACHABLE', async () => {
    const baseUrl = `http://127.0.0.1:${await freePort()}`
    const fault = await faultOfCall(() => undefined, { baseUrl })
    expect(fault).toMatchObject({
      kind: 'unreachable',
      code: 'EXCHANGE_UNREACHABLE',
      retryable: true,
    })
  })

  test('a name that does not exist: EXCHANGE_UNREACHABLE', async () => {
    const fault = await faultOfCall(() => undefined, { baseUrl: 'http://nowhere.invalid' })
    expect(fault.code).toBe('EXCHANGE_UNREACHABLE')
  })

  test.each(['ftp://platform', 'platform'])('%s is no base address', (baseUrl) => {
    expect(() => connectionTo({ baseUrl })).toThrow()
  })

  test('an unknown service is a fault of the program', async () => {
    const call = connectionTo().call('bill.burn', {}, { requestId: 'r-7' })
    await expect(call).rejects.toBeInstanceOf(RangeError)
  })
})

describe('a caller that gives up', () => {
  test('before sending: nothing was sent', async () => {
    const call = connectionTo().call(
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
    const call = connectionTo().call('bill.lock', {}, { requestId: 'r', signal: giving.signal })
    await expect(call).rejects.toMatchObject({ kind: 'unknown', code: 'EXCHANGE_CANCELLED' })
  })
})

test('a fault repeats nothing of what was sent', async () => {
  const fault = await faultOfCall(problem('ENVELOPE_SIGNATURE_INVALID'))
  const said = [fault.message, fault.sentence, fault.next, fault.stack].join('\n')
  expect(said).not.toContain(Buffer.from(platform.appKey).toString('hex'))
  expect(JSON.stringify(fault)).not.toContain('r-1')
})
