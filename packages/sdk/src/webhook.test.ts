import { randomBytes } from 'node:crypto'
import { createSoftwareCryptoModule, generateSm2PrivateKey } from '@piaoqiao/gm-crypto'
import { sealEnvelope, services } from '@piaoqiao/protocol'
import type { SealEnvelopeInput } from '@piaoqiao/protocol'
import { expect, test } from 'vitest'
import { openDelivery } from './webhook.ts'

const keys = {
  app: generateSm2PrivateKey(),
  platform: generateSm2PrivateKey(),
  stranger: generateSm2PrivateKey(),
}
const crypto = createSoftwareCryptoModule({ keys, workers: 0 })
const appKey = randomBytes(32)
const at = Date.parse('2026-03-04T02:00:00.000Z')
const payload = services['event.deliver'].exampleRequest

async function pushed(changes: Partial<SealEnvelopeInput> = {}): Promise<Uint8Array> {
  const envelope = await sealEnvelope({
    kind: 'request',
    service: 'event.deliver',
    appId: 'unit-test',
    requestId: 'p-1',
    at,
    payload,
    appKey,
    receiver: keys.app.publicKey,
    sign: { crypto, keyName: 'platform' },
    crypto,
    randomBytes,
    ...changes,
  })
  return Buffer.from(JSON.stringify(envelope))
}

function opened(body: Uint8Array) {
  return openDelivery(body, {
    appId: 'unit-test',
    appKey,
    crypto,
    keyName: 'app',
    platformKeys: [keys.platform.publicKey],
    now: () => at,
  })
}

test('a push of the platform gives its entries', async () => {
  expect(await opened(await pushed())).toEqual({ requestId: 'p-1', entries: payload.entries })
})

test.each<{ name: string; changes: Partial<SealEnvelopeInput>; code: string }>([
  { name: 'for another app', changes: { appId: 'other' }, code: 'ENVELOPE_APP_UNKNOWN' },
  { name: 'under another mac', changes: { appKey: randomBytes(32) }, code: 'ENVELOPE_MAC_INVALID' },
  { name: 'without a signature', changes: { sign: null }, code: 'ENVELOPE_SIGNATURE_MISSING' },
  {
    name: 'signed by somebody else',
    changes: { sign: { crypto, keyName: 'stranger' } },
    code: 'ENVELOPE_SIGNATURE_INVALID',
  },
  { name: 'of another service', changes: { service: 'bill.lock' }, code: 'ENVELOPE_MAC_INVALID' },
  { name: 'that was an answer', changes: { kind: 'answer' }, code: 'ENVELOPE_MAC_INVALID' },
  { name: 'from long ago', changes: { at: at - 3_600_000 }, code: 'ENVELOPE_CLOCK_SKEW' },
  { name: 'with other content', changes: { payload: {} }, code: 'ENVELOPE_PAYLOAD_NOT_JSON' },
])('a push $name is refused: $code', async ({ changes, code }) => {
  await expect(opened(await pushed(changes))).rejects.toMatchObject({ code })
})
