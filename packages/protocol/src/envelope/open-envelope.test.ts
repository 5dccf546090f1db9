import { GmCryptoError, hmacSm3, sm4CbcEncrypt, type CryptoModule } from '@piaoqiao/gm-crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { base64FromBytes } from './base64.ts'
import { clockSkewMaxMs, type Envelope } from './envelope.ts'
import { EnvelopeError } from './envelope-faults.ts'
import {
  sampleAt,
  sampleOpening,
  sampleParties,
  samplePayload,
  sampleSealing,
  sampleService,
} from './testing/envelope-samples.ts'
import { openEnvelope } from './open-envelope.ts'
import { sealEnvelope } from './seal-envelope.ts'
import { signingText } from './signing-text.ts'

const parties = sampleParties()
const { unit, platform, stranger, appKey } = parties
const sealing = sampleSealing(parties)
const opening = sampleOpening(parties)
const sealed = await sealEnvelope(sealing)

async function codeOf(opened: Promise<unknown>): Promise<string> {
  try {
    await opened
    return 'OPENED'
  } catch (error) {
    if (error instanceof EnvelopeError) return error.code
    throw error
  }
}

/** Makes MAC and signature right again after a change, as a sender with the right keys would. */
async function authenticate(envelope: Envelope): Promise<Envelope> {
  const text = new TextEncoder().encode(signingText('request', sampleService, envelope))
  return {
    ...envelope,
    mac: base64FromBytes(hmacSm3(appKey, text)),
    signature: base64FromBytes(await unit.crypto.sign(unit.keyName, text)),
  }
}

async function withData(plaintext: Uint8Array): Promise<Envelope> {
  const contentKey = new Uint8Array(16).fill(7)
  const iv = new Uint8Array(16).fill(9)
  const encryptedKey = await unit.crypto.encrypt(platform.publicKey, contentKey)
  return authenticate({
    ...sealed,
    encryptedKey: base64FromBytes(encryptedKey),
    iv: base64FromBytes(iv),
    data: base64FromBytes(sm4CbcEncrypt(contentKey, iv, plaintext)),
  })
}

const asBytes = (text: string) => new TextEncoder().encode(text)

describe('an envelope that was sealed', () => {
  test('opens to the same payload, Chinese and line feeds included', async () => {
    const opened = await openEnvelope({ ...opening, envelope: sealed })
    expect(opened).toEqual({ payload: samplePayload, signed: true })
  })

  test('opens without a signature where none is required', async () => {
    const unsigned = await sealEnvelope({ ...sealing, sign: null })
    expect(unsigned).not.toHaveProperty('signature')
    const opened = openEnvelope({ ...opening, envelope: unsigned, signatureRequired: false })
    expect(await opened).toEqual({ payload: samplePayload, signed: false })
  })

  test('opens under the old and under the new key of the sender', async () => {
    const sender = [stranger.publicKey, unit.publicKey]
    expect(await codeOf(openEnvelope({ ...opening, envelope: sealed, sender }))).toBe('OPENED')
    const byStranger = await sealEnvelope({
      ...sealing,
      sign: { crypto: stranger.crypto, keyName: stranger.keyName },
    })
    expect(await codeOf(openEnvelope({ ...opening, envelope: byStranger, sender }))).toBe('OPENED')
  })

  test('is an answer only to its own request', async () => {
    const answer = await sealEnvelope({ ...sealing, kind: 'answer' })
    const open = (request: { appId: string; requestId: string }) =>
      codeOf(openEnvelope({ ...opening, kind: 'answer', envelope: answer, request }))
    const { appId, requestId } = sealed
    expect(await open({ appId, requestId })).toBe('OPENED')
    expect(await open({ appId, requestId: 'R-2' })).toBe('ENVELOPE_ANSWER_MISMATCHED')
    expect(await open({ appId: 'unit-0002', requestId })).toBe('ENVELOPE_ANSWER_MISMATCHED')
  })
})

describe('the sealing time', () => {
  test.each([
    { offsetMs: -clockSkewMaxMs, code: 'OPENED' },
    { offsetMs: clockSkewMaxMs, code: 'OPENED' },
    { offsetMs: -clockSkewMaxMs - 1, code: 'ENVELOPE_CLOCK_SKEW' },
    { offsetMs: clockSkewMaxMs + 1, code: 'ENVELOPE_CLOCK_SKEW' },
  ])('$offsetMs ms away gives $code', async ({ offsetMs, code }) => {
    const opened = openEnvelope({ ...opening, envelope: sealed, now: sampleAt + offsetMs })
    expect(await codeOf(opened)).toBe(code)
  })

  test.each(['2026-02-30T00:30:00.000Z', '2026-03-01T24:00:00.000Z', '2026-13-01T00:00:00.000Z'])(
    '%s is no time',
    async (timestamp) => {
      const envelope = await authenticate({ ...sealed, timestamp })
      expect(await codeOf(openEnvelope({ ...opening, envelope }))).toBe('ENVELOPE_MALFORMED')
    },
  )
})

describe('what is refused', () => {
  const foreignKey = async () => ({
    encryptedKey: base64FromBytes(
      await unit.crypto.encrypt(stranger.publicKey, new Uint8Array(16)),
    ),
  })
  const shortKey = async () => ({
    encryptedKey: base64FromBytes(await unit.crypto.encrypt(platform.publicKey, new Uint8Array(8))),
  })
  const cases: readonly { name: string; code: string; envelope: () => Promise<Envelope> }[] = [
    {
      name: 'a MAC under another appKey',
      code: 'ENVELOPE_MAC_INVALID',
      envelope: () => sealEnvelope({ ...sealing, appKey: new Uint8Array(32) }),
    },
    {
      name: 'an answer in place of a request',
      code: 'ENVELOPE_MAC_INVALID',
      envelope: () => sealEnvelope({ ...sealing, kind: 'answer' }),
    },
    {
      name: 'an envelope for another service',
      code: 'ENVELOPE_MAC_INVALID',
      envelope: () => sealEnvelope({ ...sealing, service: 'bill.unlock' }),
    },
    {
      name: 'no signature where one is required',
      code: 'ENVELOPE_SIGNATURE_MISSING',
      envelope: () => sealEnvelope({ ...sealing, sign: null }),
    },
    {
      name: 'the signature of somebody else',
      code: 'ENVELOPE_SIGNATURE_INVALID',
      envelope: () =>
        sealEnvelope({
          ...sealing,
          sign: { crypto: stranger.crypto, keyName: stranger.keyName },
        }),
    },
    {
      name: 'a signature that is no DER, before a key for somebody else',
      code: 'ENVELOPE_SIGNATURE_INVALID',
      envelope: async () => ({
        ...(await authenticate({ ...sealed, ...(await foreignKey()) })),
        signature: 'AAAAAAAAAAAA',
      }),
    },
    {
      name: 'a key for somebody else',
      code: 'ENVELOPE_UNDECRYPTABLE',
      envelope: async () => authenticate({ ...sealed, ...(await foreignKey()) }),
    },
    {
      name: 'a key of eight bytes',
      code: 'ENVELOPE_UNDECRYPTABLE',
      envelope: async () => authenticate({ ...sealed, ...(await shortKey()) }),
    },
    {
      name: 'a key that is no DER',
      code: 'ENVELOPE_UNDECRYPTABLE',
      envelope: () => authenticate({ ...sealed, encryptedKey: 'A'.repeat(80) }),
    },
    {
      name: 'data cut in the middle of a block',
      code: 'ENVELOPE_UNDECRYPTABLE',
      envelope: () => authenticate({ ...sealed, data: sealed.data.slice(0, 24) }),
    },
    {
      name: 'base64 with spare bits set',
      code: 'ENVELOPE_MALFORMED',
      envelope: () => authenticate({ ...sealed, data: 'AAAAAAAAAAAAAAAAAAAAAB==' }),
    },
    {
      name: 'a payload that is no JSON',
      code: 'ENVELOPE_PAYLOAD_NOT_JSON',
      envelope: () => withData(asBytes('{"items":')),
    },
    {
      name: 'a payload that is no UTF-8',
      code: 'ENVELOPE_PAYLOAD_NOT_JSON',
      envelope: () => withData(Uint8Array.of(0x22, 0xc4, 0xfa, 0x22)),
    },
    {
      name: 'a payload with a byte order mark',
      code: 'ENVELOPE_PAYLOAD_NOT_JSON',
      envelope: () => withData(asBytes('\ufeff{}')),
    },
    {
      name: 'a payload that would set a prototype',
      code: 'ENVELOPE_PAYLOAD_NOT_JSON',
      envelope: () => withData(asBytes('{"items":[{"\\u005f_proto__":{}}]}')),
    },
    {
      name: 'a payload nested without end',
      code: 'ENVELOPE_PAYLOAD_NOT_JSON',
      envelope: () => withData(asBytes('['.repeat(17) + ']'.repeat(17))),
    },
  ]

  test.each(cases)('$name: $code', async ({ envelope, code }) => {
    expect(await codeOf(openEnvelope({ ...opening, envelope: await envelope() }))).toBe(code)
  })

  test.each([
    'encryptedKey',
    'iv',
    'data',
    'mac',
    'signature',
    'appId',
    'requestId',
    'timestamp',
    'version',
  ] as const)('an altered %s, whichever character it is', async (field) => {
    const text = sealed[field] ?? ''
    const alteration = fc.tuple(
      fc.nat(text.length - 1),
      fc.constantFrom('A', 'z', '0', '+', '/', '=', '-', '.', ' ', '\n'),
    )
    await fc.assert(
      fc.asyncProperty(alteration, async ([index, character]) => {
        fc.pre(text[index] !== character)
        const altered = text.slice(0, index) + character + text.slice(index + 1)
        const envelope = { ...sealed, [field]: altered }
        expect(await codeOf(openEnvelope({ ...opening, envelope }))).not.toBe('OPENED')
      }),
      { numRuns: 60 },
    )
  })
})

describe('a crypto module in trouble', () => {
  const opened = (crypto: CryptoModule) =>
    codeOf(openEnvelope({ ...opening, envelope: sealed, crypto }))

  test.each(['POOL_FULL', 'POOL_CLOSED', 'WORKER_LOST'] as const)(
    '%s asks the sender to try again',
    async (code) => {
      const perform = async () => {
        throw new GmCryptoError(code, 'no')
      }
      expect(await opened({ ...platform.crypto, perform })).toBe('ENVELOPE_UNAVAILABLE')
    },
  )

  test('a lost verification asks the sender to try again', async () => {
    const perform = async () => [new Uint8Array(16), new GmCryptoError('WORKER_LOST', 'no')]
    expect(await opened({ ...platform.crypto, perform })).toBe('ENVELOPE_UNAVAILABLE')
  })

  test('a failure of the module itself is no fault of the sender', async () => {
    const perform = async () => [new GmCryptoError('OPERATION_FAILED', 'no'), true]
    await expect(opened({ ...platform.crypto, perform })).rejects.toMatchObject({
      code: 'OPERATION_FAILED',
    })
  })

  test('a private key that is not there is no fault of the sender', async () => {
    const missing = openEnvelope({ ...opening, envelope: sealed, keyName: 'missing' })
    await expect(missing).rejects.toMatchObject({ code: 'KEY_UNKNOWN' })
  })
})
