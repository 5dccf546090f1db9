import { Compile } from 'typebox/compile'
import { bytesFromBase64 } from './base64.ts'
import { JsonRefused, parseBoundedJson } from './bounded-json.ts'
import {
  dataCharactersMax,
  envelopeBytesMax,
  envelopeSchema,
  envelopeVersion,
  type Envelope,
} from './envelope.ts'
import { EnvelopeError } from './envelope-faults.ts'

/** An envelope is flat; some room lets a wrong one be called malformed instead of no JSON. */
const envelopeDepthMax = 4

const envelopeValidator = Compile(envelopeSchema)

/**
 * Reads the body of a request or an answer. Throws `EnvelopeError` with `ENVELOPE_TOO_LARGE`,
 * `ENVELOPE_MALFORMED_JSON`, `ENVELOPE_VERSION_UNSUPPORTED` or `ENVELOPE_MALFORMED`.
 */
export function parseEnvelope(body: Uint8Array): Envelope {
  if (body.length > envelopeBytesMax) throw new EnvelopeError('ENVELOPE_TOO_LARGE')
  const value = parseBody(body)
  const { version, data } = isRecord(value) ? value : {}
  // Another version may have other fields, so it is told apart before the fields are looked at.
  if (typeof version === 'string' && version !== envelopeVersion) {
    throw new EnvelopeError('ENVELOPE_VERSION_UNSUPPORTED')
  }
  if (typeof data === 'string' && data.length > dataCharactersMax) {
    throw new EnvelopeError('ENVELOPE_TOO_LARGE')
  }
  if (!isEnvelope(value)) throw new EnvelopeError('ENVELOPE_MALFORMED')
  return value
}

/** Whether every field has its form, canonical base64 included. */
export function isEnvelope(value: unknown): value is Envelope {
  if (!envelopeValidator.Check(value)) return false
  const { encryptedKey, iv, data, mac, signature } = value
  return [encryptedKey, iv, data, mac, signature ?? ''].every(bytesFromBase64)
}

function parseBody(body: Uint8Array): unknown {
  try {
    return parseBoundedJson(body, envelopeDepthMax)
  } catch (error) {
    if (error instanceof JsonRefused) throw new EnvelopeError('ENVELOPE_MALFORMED_JSON')
    throw error
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
