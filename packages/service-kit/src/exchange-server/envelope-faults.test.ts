import {
  clockSkewMaxMs,
  envelopeFaults,
  type Envelope,
  type EnvelopeCode,
} from '@piaoqiao/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  closeExchanges,
  platformCrypto,
  sampleAt,
  startExchange,
  strangerCrypto,
  unitCrypto,
  type PostChanges,
  type SampleExchange,
} from './testing/sample-exchange.ts'

let exchange: SampleExchange

beforeAll(async () => {
  exchange = await startExchange()
})
afterAll(closeExchanges)

interface FaultCase {
  readonly what: string
  readonly code: EnvelopeCode
  readonly seal?: Parameters<SampleExchange['seal']>[0]
  readonly alter?: (envelope: Envelope) => unknown
  readonly post?: PostChanges
}

/** Another character, so that the text is still base64 of the same length. */
const altered = (text: string) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1)
const unsigned = ({ signature: _, ...rest }: Envelope) => rest
const sign = { crypto: strangerCrypto, keyName: 'main' }

const cases: readonly FaultCase[] = [
  { what: 'no JSON', code: 'ENVELOPE_MALFORMED_JSON', alter: () => '{' },
  { what: 'nothing', code: 'ENVELOPE_MALFORMED_JSON', alter: () => '' },
  {
    what: 'JSON in another encoding',
    code: 'ENVELOPE_MALFORMED_JSON',
    alter: (envelope) => Buffer.from(JSON.stringify(envelope), 'utf16le'),
  },
  {
    what: 'a prototype in the JSON',
    code: 'ENVELOPE_MALFORMED_JSON',
    alter: (envelope) => JSON.stringify(envelope).replace('{', '{"__proto__":{"a":1},'),
  },
  {
    what: 'JSON that is nested too deeply',
    code: 'ENVELOPE_MALFORMED_JSON',
    alter: () => '['.repeat(100_000),
  },
  {
    what: 'JSON that is not called JSON',
    code: 'ENVELOPE_MALFORMED_JSON',
    post: { contentType: 'text/plain' },
  },
  {
    what: 'JSON that is called a form',
    code: 'ENVELOPE_MALFORMED_JSON',
    post: { contentType: 'application/x-www-form-urlencoded' },
  },
  {
    what: 'another version',
    code: 'ENVELOPE_VERSION_UNSUPPORTED',
    alter: (envelope) => ({ ...envelope, version: '9.0' }),
  },
  { what: 'an array', code: 'ENVELOPE_MALFORMED', alter: (envelope) => [envelope] },
  {
    what: 'a field that is missing',
    code: 'ENVELOPE_MALFORMED',
    alter: ({ iv: _, ...rest }) => rest,
  },
  {
    what: 'a field too many',
    code: 'ENVELOPE_MALFORMED',
    alter: (envelope) => ({ ...envelope, extra: '' }),
  },
  {
    what: 'a day that does not exist',
    code: 'ENVELOPE_MALFORMED',
    alter: (envelope) => ({ ...envelope, timestamp: '2026-02-31T08:30:00.000Z' }),
  },
  { what: 'an unknown service', code: 'ENVELOPE_SERVICE_UNKNOWN', post: { service: 'bill.eat' } },
  {
    what: 'a service that is served elsewhere',
    code: 'ENVELOPE_SERVICE_UNKNOWN',
    post: { service: 'relay' },
  },
  {
    what: 'a service named like a member of every object',
    code: 'ENVELOPE_SERVICE_UNKNOWN',
    post: { service: 'constructor' },
  },
  { what: 'an unknown app', code: 'ENVELOPE_APP_UNKNOWN', seal: { appId: 'unit-9999' } },
  { what: 'a revoked app', code: 'ENVELOPE_APP_REVOKED', seal: { appId: 'unit-revoked' } },
  {
    what: 'an address that is not allowed',
    code: 'ENVELOPE_ADDRESS_NOT_ALLOWED',
    seal: { appId: 'unit-elsewhere' },
  },
  {
    what: 'an allowed address that only a header claims',
    code: 'ENVELOPE_ADDRESS_NOT_ALLOWED',
    seal: { appId: 'unit-elsewhere' },
    post: { headers: { 'x-forwarded-for': '192.0.2.7' } },
  },
  {
    what: 'a service for callers of another kind',
    code: 'ENVELOPE_SERVICE_NOT_ALLOWED',
    seal: { service: 'forward' },
    post: { service: 'forward' },
  },
  {
    what: 'a clock that is late',
    code: 'ENVELOPE_CLOCK_SKEW',
    seal: { at: sampleAt - clockSkewMaxMs - 1 },
  },
  {
    what: 'a clock that is early',
    code: 'ENVELOPE_CLOCK_SKEW',
    seal: { at: sampleAt + clockSkewMaxMs + 1 },
  },
  {
    what: 'another appKey',
    code: 'ENVELOPE_MAC_INVALID',
    seal: { appKey: new Uint8Array(32) },
  },
  {
    what: 'a message for another service',
    code: 'ENVELOPE_MAC_INVALID',
    post: { service: 'bill.verify' },
  },
  ...(['encryptedKey', 'iv', 'data', 'mac'] as const).map((field) => ({
    what: `an altered ${field}`,
    code: 'ENVELOPE_MAC_INVALID' as const,
    alter: (envelope: Envelope) => ({ ...envelope, [field]: altered(envelope[field]) }),
  })),
  {
    what: 'another request id',
    code: 'ENVELOPE_MAC_INVALID',
    alter: (envelope) => ({ ...envelope, requestId: 'R-0002' }),
  },
  { what: 'a change without a signature', code: 'ENVELOPE_SIGNATURE_MISSING', alter: unsigned },
  {
    what: 'a reading message of a province without a signature',
    code: 'ENVELOPE_SIGNATURE_MISSING',
    seal: { service: 'forward', appId: 'province-32' },
    alter: unsigned,
    post: { service: 'forward' },
  },
  { what: "a stranger's signature", code: 'ENVELOPE_SIGNATURE_INVALID', seal: { sign } },
  {
    what: 'a message sealed to another receiver',
    code: 'ENVELOPE_UNDECRYPTABLE',
    seal: { receiver: unitCrypto.publicKey('main') },
  },
]

test.each(cases)('$what is refused as $code', async ({ code, seal, alter, post }) => {
  const envelope = await exchange.seal(seal)
  const answer = await exchange.post(alter ? alter(envelope) : envelope, post)
  expect(answer.code).toBe(code)
  expect(answer.status).toBe(envelopeFaults[code].httpStatus)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(exchange.handled).toEqual([])
})

test('a problem says what to do and repeats nothing that was sent', async () => {
  const envelope = await exchange.seal({ appId: 'unit-9999', requestId: 'R-secret' })
  const { text } = await exchange.post(envelope)
  const { sentence, next } = envelopeFaults.ENVELOPE_APP_UNKNOWN
  expect(JSON.parse(text)).toMatchObject({ detail: sentence, next })
  expect(text).not.toMatch(/unit-9999|R-secret/)
})

describe('a fault of ours, before anything was done, is no fault of the sender', () => {
  test.each([
    ['an address list that cannot be read', 'unit-misplaced', 'ADDRESS_MALFORMED'],
    ['an application without a key', 'unit-keyless', 'APP_WITHOUT_KEY'],
  ])('%s', async (_what, appId, logged) => {
    const answer = await exchange.post(await exchange.seal({ appId }))
    expect(answer).toMatchObject({ status: 503, code: 'ENVELOPE_UNAVAILABLE' })
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/)
    expect(exchange.logLines.join('')).toContain(`"errorCode":"${logged}"`)
  })

  test.each([
    [
      'a register of applications that is away',
      { apps: { find: () => Promise.reject(new Error()) } },
    ],
    ['a private key that is not there', { keyName: 'none' }],
  ])('%s', async (_what, options) => {
    const broken = await startExchange(options)
    const answer = await broken.post(await broken.seal())
    expect(answer).toMatchObject({ status: 503, code: 'ENVELOPE_UNAVAILABLE' })
  })

  test('a crypto module that is closed', async () => {
    const closed = { ...platformCrypto, perform: () => Promise.reject(new RangeError('no')) }
    const broken = await startExchange({ crypto: closed })
    const answer = await broken.post(await broken.seal())
    expect(answer).toMatchObject({ status: 503, code: 'ENVELOPE_UNAVAILABLE' })
  })
})
