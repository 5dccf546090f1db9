import { describe, expect, test } from 'vitest'
import { envelopeCodes, envelopeFaults, EnvelopeError, problemOf } from './envelope-faults.ts'

test('the order of precedence stands', () => {
  expect(envelopeCodes).toEqual([
    'ENVELOPE_UNAVAILABLE',
    'ENVELOPE_TOO_LARGE',
    'ENVELOPE_MALFORMED_JSON',
    'ENVELOPE_VERSION_UNSUPPORTED',
    'ENVELOPE_MALFORMED',
    'ENVELOPE_SERVICE_UNKNOWN',
    'ENVELOPE_APP_UNKNOWN',
    'ENVELOPE_APP_REVOKED',
    'ENVELOPE_ADDRESS_NOT_ALLOWED',
    'ENVELOPE_SERVICE_NOT_ALLOWED',
    'ENVELOPE_CLOCK_SKEW',
    'ENVELOPE_MAC_INVALID',
    'ENVELOPE_ANSWER_MISMATCHED',
    'ENVELOPE_QUOTA_EXCEEDED',
    'ENVELOPE_SIGNATURE_MISSING',
    'ENVELOPE_SIGNATURE_INVALID',
    'ENVELOPE_UNDECRYPTABLE',
    'ENVELOPE_PAYLOAD_NOT_JSON',
  ])
})

describe.each(envelopeCodes)('%s', (code) => {
  const { httpStatus, title, sentence, next } = envelopeFaults[code]

  test('is an HTTP error told in plain sentences', () => {
    expect(httpStatus).toBeGreaterThanOrEqual(400)
    expect(title).toMatch(/^[^。，！]{2,10}$/)
    expect(sentence).toMatch(/^[^！]+。$/)
    expect(next).toMatch(/^[^！]+。$/)
  })

  test('becomes a problem with its members and no others', () => {
    expect(problemOf(code)).toEqual({
      type: `urn:piaoqiao:problem:${code.toLowerCase().replaceAll('_', '-')}`,
      title,
      status: httpStatus,
      code,
      detail: sentence,
      next,
    })
  })

  test('is carried by an error that says no more than the catalogue', () => {
    expect(new EnvelopeError(code)).toMatchObject({ code, message: sentence })
  })
})
