import { randomBytes } from 'node:crypto'
import { problemOf, sealEnvelope, services } from '@piaoqiao/protocol'
import type { EnvelopeCode, SealEnvelopeInput } from '@piaoqiao/protocol'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startTestGateway } from '../testing/gateway-under-test.ts'
import type { GatewayUnderTest } from '../testing/gateway-under-test.ts'
import { startLocalSystem } from '../testing/local-system.ts'
import type { LocalSystem } from '../testing/local-system.ts'
import { answering, startScriptedPlatform } from '../testing/scripted-platform.ts'
import type { ScriptedPlatform } from '../testing/scripted-platform.ts'

let platform: ScriptedPlatform
let local: LocalSystem
let gateway: GatewayUnderTest

beforeAll(async () => {
  platform = await startScriptedPlatform(answering(() => ({})))
  local = await startLocalSystem()
})
afterAll(async () => {
  await platform.stop()
  await local.stop()
})
beforeEach(async () => {
  gateway = await startTestGateway(platform, { forwardTo: new URL(local.url) })
})
afterEach(() => gateway.stop())

describe('a push of the platform', () => {
  const payload = services['event.deliver'].exampleRequest

  async function pushed(changes: Partial<SealEnvelopeInput> = {}): Promise<unknown> {
    const { appId, appKey, clientKey, crypto } = platform
    return sealEnvelope({
      kind: 'request',
      service: 'event.deliver',
      appId,
      requestId: 'p-1',
      at: Date.now(),
      payload,
      appKey,
      receiver: clientKey.publicKey,
      sign: { crypto, keyName: 'platform' },
      crypto,
      randomBytes,
      ...changes,
    })
  }

  test('reaches the local system as plain JSON', async () => {
    const answer = await gateway.post('/webhook', await pushed(), { authorization: '' })
    expect(answer).toMatchObject({ status: 200, body: {} })
    expect(local.received.at(-1)).toMatchObject({
      headers: { 'idempotency-key': 'p-1', 'content-type': 'application/json' },
      body: { entries: payload.entries },
    })
  })

  test('is not taken while the local system does not take it', async () => {
    local.answerWith(500)
    const answer = await gateway.post('/webhook', await pushed())
    expect(answer).toMatchObject({ status: 502, body: { code: 'GATEWAY_FORWARD_FAILED' } })
    local.answerWith(204)
  })

  test.each<{ name: string; changes: () => Partial<SealEnvelopeInput>; code: EnvelopeCode }>([
    {
      name: 'without a signature',
      changes: () => ({ sign: null }),
      code: 'ENVELOPE_SIGNATURE_MISSING',
    },
    {
      name: 'signed by a stranger',
      changes: () => ({ sign: { crypto: platform.crypto, keyName: 'stranger' } }),
      code: 'ENVELOPE_SIGNATURE_INVALID',
    },
    { name: 'for another app', changes: () => ({ appId: 'other' }), code: 'ENVELOPE_APP_UNKNOWN' },
  ])('$name does not reach the local system', async ({ changes, code }) => {
    const before = local.received.length
    const answer = await gateway.post('/webhook', await pushed(changes()))
    expect(answer).toMatchObject({
      status: problemOf(code).status,
      body: { code },
    })
    expect(local.received).toHaveLength(before)
  })

  test('comes in by a second address that serves nothing else', async () => {
    const webhookListen = { host: '127.0.0.1', port: 0 }
    const second = await startTestGateway(platform, {
      webhookListen,
      forwardTo: new URL(local.url),
    })
    const url = second.webhookUrl ?? ''
    const body = JSON.stringify(await pushed())
    expect((await fetch(url, { method: 'POST', body })).status).toBe(200)
    expect((await fetch(url.replace('/webhook', '/unsettled'))).status).toBe(404)
    await second.stop()
  })
})
