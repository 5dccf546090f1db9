import {
  createSoftwareCryptoModule,
  importSm2PrivateKey,
  importSm2PublicKey,
} from '@piaoqiao/gm-crypto'
import { openEnvelope, parseEnvelope, sealEnvelope } from '@piaoqiao/protocol'
import { randomBytes } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { stranger } from './openssl-envelope.ts'

const openssl = stranger()
afterAll(() => openssl.close())

const unitKey = openssl.makeKey()
const platformKey = openssl.makeKey()
const crypto = createSoftwareCryptoModule({
  keys: { platform: importSm2PrivateKey(platformKey.privatePem) },
  workers: 0,
})
const unitPublicKey = importSm2PublicKey(unitKey.publicPem)

const appKey = randomBytes(32)
const appKeyHex = appKey.toString('hex')
const now = Date.UTC(2026, 2, 1, 0, 30, 0, 125)
const identity = { appId: 'unit-0001', requestId: 'R-20260301-000001' }

const payloads = [
  { name: 'an empty object', payload: {} },
  { name: 'Chinese text', payload: { items: [{ 交款人: '欧阳测试', remark: '门诊\n𠮷' }] } },
  { name: 'a whole number of blocks', payload: { fill: 'x'.repeat(21) } },
  {
    name: 'a thousand items',
    payload: { items: Array.from({ length: 1000 }, (_, item) => ({ item })) },
  },
]

describe('openssl and the platform understand each other', () => {
  test.each(payloads)('a request that openssl sealed is opened: $name', async ({ payload }) => {
    const sealed = openssl.seal({
      mark: 'bill.lock',
      ...identity,
      timestamp: new Date(now).toISOString(),
      payloadText: JSON.stringify(payload),
      appKeyHex,
      receiverPublicPem: platformKey.publicPem,
      senderPrivatePem: unitKey.privatePem,
    })
    const opened = await openEnvelope({
      kind: 'request',
      service: 'bill.lock',
      envelope: parseEnvelope(Buffer.from(JSON.stringify(sealed))),
      appKey,
      sender: unitPublicKey,
      signatureRequired: true,
      crypto,
      keyName: 'platform',
      now,
    })
    expect(opened).toEqual({ payload, signed: true })
  })

  test.each(payloads)(
    'an answer that was sealed here is opened by openssl: $name',
    async ({ payload }) => {
      const { signature = '', ...answer } = await sealEnvelope({
        kind: 'answer',
        service: 'bill.lock',
        ...identity,
        at: now,
        payload,
        appKey,
        receiver: unitPublicKey,
        sign: { crypto, keyName: 'platform' },
        crypto,
        randomBytes,
      })
      const text = openssl.open({
        mark: 'bill.lock.answer',
        envelope: { ...answer, signature },
        appKeyHex,
        senderPublicPem: platformKey.publicPem,
        receiverPrivatePem: unitKey.privatePem,
      })
      expect(JSON.parse(text)).toEqual(payload)
    },
  )
})
