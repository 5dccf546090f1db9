import { GmCryptoError, createSoftwareCryptoModule } from '@piaoqiao/gm-crypto'
import { clockSkewMaxMs, envelopeBytesMax } from '@piaoqiao/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { breaking, connectionTo, expectFault, refusing } from './testing/connection-to.ts'
import { answering, sendJson, startScriptedPlatform } from './testing/scripted-platform.ts'
import type { Script, ScriptedPlatform, SealChanges } from './testing/scripted-platform.ts'

let platform: ScriptedPlatform

beforeAll(async () => {
  platform = await startScriptedPlatform(answering(() => ({ items: [] })))
})
afterAll(() => platform.stop())

const sealedWith =
  (changes: () => Partial<SealChanges>): Script =>
  async ({ seal, response }) =>
    sendJson(response, 200, await seal({ items: [] }, changes()))

describe('an answer that cannot be trusted leaves the outcome unknown', () => {
  const cases: readonly { name: string; script: Script; code: string }[] = [
    {
      name: 'a mac under another key',
      script: sealedWith(() => ({ appKey: new Uint8Array(32) })),
      code: 'EXCHANGE_ANSWER_UNTRUSTED',
    },
    {
      name: 'a signature of somebody else',
      script: sealedWith(() => ({ sign: { crypto: platform.crypto, keyName: 'stranger' } })),
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
      script: refusing('ENVELOPE_ANSWER_MISMATCHED'),
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
      script: breaking,
      code: 'EXCHANGE_BROKEN',
    },
  ]

  test.each(cases)('$name: $code', async ({ script, code }) => {
    const fault = await expectFault(platform, script)
    expect(fault).toMatchObject({ kind: 'unknown', code, retryable: true })
  })

  test('silence: EXCHANGE_TIMEOUT', async () => {
    const fault = await expectFault(platform, () => undefined, { timeoutMs: 50 })
    expect(fault).toMatchObject({ kind: 'unknown', code: 'EXCHANGE_TIMEOUT', retryable: true })
  })

  test('the timeout also covers an answer that never ends', async () => {
    const drip: Script = ({ response }) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write('{')
    }
    expect(await expectFault(platform, drip, { timeoutMs: 50 })).toMatchObject({
      code: 'EXCHANGE_TIMEOUT',
    })
  })
})

test('an answer that the own crypto module has no room for: EXCHANGE_ANSWER_UNREAD', async () => {
  const own = createSoftwareCryptoModule({ keys: { app: platform.clientKey }, workers: 0 })
  const perform = () => Promise.reject(new GmCryptoError('POOL_FULL', 'the queue is full'))
  const changes = { crypto: { ...own, perform } }
  const fault = await expectFault(
    platform,
    answering(() => ({})),
    changes,
  )
  expect(fault).toMatchObject({ kind: 'unknown', code: 'EXCHANGE_ANSWER_UNREAD' })
})

test('an answer may come under the older of two platform keys', async () => {
  const newer = platform.crypto.publicKey('stranger')
  // The scripted platform can only open what is sealed to its own key, so that one stays first.
  const platformKeys = [platform.platformKey.publicKey, newer]
  platform.use(sealedWith(() => ({ sign: { crypto: platform.crypto, keyName: 'stranger' } })))
  const call = connectionTo(platform, { platformKeys }).call('bill.lock', {}, { requestId: 'r-4' })
  await expect(call).resolves.toEqual({ items: [] })
})
