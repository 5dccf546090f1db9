import { describe, expect, test } from 'vitest'
import { dataCharactersMax, envelopeBytesMax, type Envelope } from './envelope.ts'
import { EnvelopeError } from './envelope-faults.ts'
import { sampleParties, sampleSealing } from './testing/envelope-samples.ts'
import { parseEnvelope } from './parse-envelope.ts'
import { sealEnvelope } from './seal-envelope.ts'

const sealed = await sealEnvelope(sampleSealing(sampleParties()))

function codeOf(body: string | Uint8Array): string {
  try {
    parseEnvelope(typeof body === 'string' ? Buffer.from(body) : body)
    return 'PARSED'
  } catch (error) {
    if (error instanceof EnvelopeError) return error.code
    throw error
  }
}

const changed = (change: Record<string, unknown>) => JSON.stringify({ ...sealed, ...change })

test('a sealed envelope is read as it was written, with a signature and without', () => {
  expect(parseEnvelope(Buffer.from(JSON.stringify(sealed)))).toEqual(sealed)
  expect(codeOf(changed({ signature: undefined }))).toBe('PARSED')
})

describe('each fault has its code', () => {
  test.each([
    ['a body over the limit', ' '.repeat(envelopeBytesMax + 1), 'ENVELOPE_TOO_LARGE'],
    [
      'data over the limit',
      changed({ data: 'A'.repeat(dataCharactersMax + 4) }),
      'ENVELOPE_TOO_LARGE',
    ],
    ['no bytes', '', 'ENVELOPE_MALFORMED_JSON'],
    ['half an object', '{"version":', 'ENVELOPE_MALFORMED_JSON'],
    ['four megabytes of brackets', '['.repeat(envelopeBytesMax), 'ENVELOPE_MALFORMED_JSON'],
    ['a prototype as a field', '{"__proto__":{}}', 'ENVELOPE_MALFORMED_JSON'],
    ['bytes that are no UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d), 'ENVELOPE_MALFORMED_JSON'],
    ['a later version with other fields', '{"version":"2.0"}', 'ENVELOPE_VERSION_UNSUPPORTED'],
    ['a version that is a number', changed({ version: 1 }), 'ENVELOPE_MALFORMED'],
    ['an array', '[]', 'ENVELOPE_MALFORMED'],
    ['null', 'null', 'ENVELOPE_MALFORMED'],
    ['a field too many', changed({ note: '' }), 'ENVELOPE_MALFORMED'],
    ['an empty appId', changed({ appId: '' }), 'ENVELOPE_MALFORMED'],
    ['an appId with a line feed', changed({ appId: 'unit-0001\n' }), 'ENVELOPE_MALFORMED'],
    ['a long requestId', changed({ requestId: 'R'.repeat(65) }), 'ENVELOPE_MALFORMED'],
    [
      'a time without milliseconds',
      changed({ timestamp: '2026-03-01T00:30:00Z' }),
      'ENVELOPE_MALFORMED',
    ],
    [
      'a time with an offset',
      changed({ timestamp: '2026-03-01T08:30:00.000+08:00' }),
      'ENVELOPE_MALFORMED',
    ],
    ['an iv of 15 bytes', changed({ iv: 'AAAAAAAAAAAAAAAAAAAA' }), 'ENVELOPE_MALFORMED'],
    [
      'an iv with spare bits set',
      changed({ iv: 'AAAAAAAAAAAAAAAAAAAAAB==' }),
      'ENVELOPE_MALFORMED',
    ],
    [
      'data with spare bits set',
      changed({ data: 'AAAAAAAAAAAAAAAAAAAAAB==' }),
      'ENVELOPE_MALFORMED',
    ],
    ['a mac in base64url', changed({ mac: `${'_'.repeat(42)}A=` }), 'ENVELOPE_MALFORMED'],
    ['a null signature', changed({ signature: null }), 'ENVELOPE_MALFORMED'],
    ['a huge encryptedKey', changed({ encryptedKey: 'A'.repeat(172) }), 'ENVELOPE_MALFORMED'],
  ])('%s', (_name, body, code) => {
    expect(codeOf(body)).toBe(code)
  })

  const required = Object.keys(sealed).filter((field) => field !== 'signature')
  test.each(required as (keyof Envelope)[])('%s is required', (field) => {
    expect(codeOf(changed({ [field]: undefined }))).toBe('ENVELOPE_MALFORMED')
  })
})
