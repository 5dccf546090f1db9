import { randomBytes } from 'node:crypto'
import { createSoftwareCryptoModule, generateSm2PrivateKey } from '@piaoqiao/gm-crypto'
import { sealEnvelope } from '@piaoqiao/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SandboxUnderTest, UnitUnderTest } from '../testing/sandbox-under-test.ts'
import { ask, enterUnit, openSandbox, operatorToken } from '../testing/sandbox-under-test.ts'

/** Not where this test sends from. */
const addresses = ['192.0.2.0/24']
let under: SandboxUnderTest
let unit: UnitUnderTest
beforeAll(async () => {
  under = await openSandbox()
  unit = await enterUnit(under, 1, { addresses })
})
afterAll(() => under.stop())

/** Sends a message of the unit from this machine: `answered`, or the code of the fault. */
async function send(
  token: string,
  changes: { readonly appKey?: Uint8Array; readonly privateKey?: UnitUnderTest['privateKey'] } = {},
) {
  const { appId, appKey, privateKey } = { ...unit, ...changes }
  const crypto = createSoftwareCryptoModule({ keys: { unit: privateKey }, workers: 0 })
  const body = await sealEnvelope({
    kind: 'request',
    service: 'event.feed',
    appId,
    requestId: `R-${randomBytes(8).toString('hex')}`,
    at: Date.now(),
    payload: { after: '0' },
    appKey,
    receiver: under.sandbox.publicKey,
    sign: { crypto, keyName: 'unit' },
    crypto,
    randomBytes,
  })
  const path = '/exchange/v1/event.feed'
  const answer = await ask(under.sandbox.url, { method: 'POST', path, token, body })
  return answer.status === 200 ? 'answered' : answer.body['code']
}

test('what the office delivers is answered, wherever the addresses of the unit are', async () => {
  expect(await send(operatorToken)).toBe('answered')
})

test.each([
  ['nobody vouches for', () => ''],
  ['the unit vouches for with its own token', () => unit.accessToken],
  ['somebody vouches for who is not the office', () => `${operatorToken}x`],
])('what %s has to come from an address of the unit', async (_, token) => {
  expect(await send(token())).toBe('ENVELOPE_ADDRESS_NOT_ALLOWED')
})

test('what the office delivers is checked like any other message', async () => {
  expect(await send(operatorToken, { appKey: randomBytes(32) })).toBe('ENVELOPE_MAC_INVALID')
  expect(await send(operatorToken, { privateKey: generateSm2PrivateKey() })).toBe(
    'ENVELOPE_SIGNATURE_INVALID',
  )
  await under.operate('PATCH', `/${unit.appId}`, { state: 'suspended' })
  expect(await send(operatorToken)).toBe('ENVELOPE_APP_REVOKED')
  await under.operate('PATCH', `/${unit.appId}`, { state: 'active' })
})
