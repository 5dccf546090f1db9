import {
  equalInConstantTime,
  GmCryptoError,
  sm4CbcDecrypt,
  type CryptoModule,
  type CryptoOperation,
  type CryptoResult,
  type GmCryptoErrorCode,
  type Sm2PublicKey,
} from '@piaoqiao/gm-crypto'
import { bytesFromBase64 } from './base64.ts'
import { JsonRefused, parseBoundedJson, payloadDepthMax } from './bounded-json.ts'
import { requireAvailable, whenAvailable } from './crypto-availability.ts'
import { clockSkewMaxMs, contentKeyBytes, type Envelope } from './envelope.ts'
import { EnvelopeError } from './envelope-faults.ts'
import { envelopeMac } from './envelope-mac.ts'
import { signingText } from './signing-text.ts'

/** While a sender changes its key, the old and the new one are accepted; each costs a verification. */
export const senderKeysMax = 4

export type OpenEnvelopeInput = EnvelopeContext &
  (
    | { readonly kind: 'request' }
    /** The request that was sent: an answer to another one is refused. */
    | { readonly kind: 'answer'; readonly request: Pick<Envelope, 'appId' | 'requestId'> }
  )

interface EnvelopeContext {
  /** One of the known services. */
  readonly service: string
  /** As `parseEnvelope` gave it. */
  readonly envelope: Envelope
  readonly appKey: Uint8Array
  /** The sender's public key, or all that are accepted at the moment. */
  readonly sender: Sm2PublicKey | readonly Sm2PublicKey[]
  readonly signatureRequired: boolean
  readonly crypto: CryptoModule
  /** The receiver's private key in `crypto`. */
  readonly keyName: string
  /** Milliseconds since 1970, UTC. */
  readonly now: number
}

export interface OpenedEnvelope {
  readonly payload: unknown
  /** Whether the envelope carried a signature; it was good, then. */
  readonly signed: boolean
}

/**
 * Checks time, MAC, signature (where there is one, or has to be) and deciphers the payload, in
 * this order. Throws `EnvelopeError` with `ENVELOPE_MALFORMED`, `_CLOCK_SKEW`, `_MAC_INVALID`,
 * `_ANSWER_MISMATCHED`, `_SIGNATURE_MISSING`, `_SIGNATURE_INVALID`, `_UNDECRYPTABLE`,
 * `_PAYLOAD_NOT_JSON` or `_UNAVAILABLE`.
 */
export async function openEnvelope(input: OpenEnvelopeInput): Promise<OpenedEnvelope> {
  const { envelope } = input
  const fields = decodeFields(envelope)
  requireTimely(envelope.timestamp, input.now)
  const text = new TextEncoder().encode(signingText(input.kind, input.service, envelope))
  if (!equalInConstantTime(envelopeMac(input.appKey, text), fields.mac)) {
    throw new EnvelopeError('ENVELOPE_MAC_INVALID')
  }
  if (input.kind === 'answer') requireAnswerTo(input.request, envelope)
  if (input.signatureRequired && !fields.signature) {
    throw new EnvelopeError('ENVELOPE_SIGNATURE_MISSING')
  }
  const contentKey = await verifyAndDecryptKey(input, text, fields)
  const plaintext = decipher(contentKey, fields)
  return { payload: parsePayload(plaintext), signed: fields.signature !== undefined }
}

type EnvelopeFields = ReturnType<typeof decodeFields>

function decodeFields(envelope: Envelope) {
  return {
    encryptedKey: decodeField(envelope.encryptedKey),
    iv: decodeField(envelope.iv),
    data: decodeField(envelope.data),
    mac: decodeField(envelope.mac),
    signature: envelope.signature === undefined ? undefined : decodeField(envelope.signature),
  }
}

function decodeField(text: string): Uint8Array {
  const bytes = bytesFromBase64(text)
  if (!bytes) throw new EnvelopeError('ENVELOPE_MALFORMED')
  return bytes
}

function requireTimely(timestamp: string, now: number): void {
  const sealedAt = Date.parse(timestamp)
  // A 31st of February is read as a day of March; only a real time has its own text back.
  if (!(Number.isFinite(sealedAt) && new Date(sealedAt).toISOString() === timestamp)) {
    throw new EnvelopeError('ENVELOPE_MALFORMED')
  }
  if (Math.abs(now - sealedAt) > clockSkewMaxMs) throw new EnvelopeError('ENVELOPE_CLOCK_SKEW')
}

function requireAnswerTo(request: Pick<Envelope, 'appId' | 'requestId'>, answer: Envelope): void {
  if (answer.appId !== request.appId || answer.requestId !== request.requestId) {
    throw new EnvelopeError('ENVELOPE_ANSWER_MISMATCHED')
  }
}

/**
 * One trip to the crypto module for both, which halves the waiting. The key that comes back is
 * used only under a good signature.
 */
async function verifyAndDecryptKey(
  { crypto, keyName, sender }: OpenEnvelopeInput,
  message: Uint8Array,
  { encryptedKey, signature }: EnvelopeFields,
): Promise<Uint8Array> {
  const verifications = signature ? verifyOperations(sender, message, signature) : []
  const [keyResult, ...verified] = await whenAvailable(
    crypto.perform([{ kind: 'decrypt', keyName, cipherDer: encryptedKey }, ...verifications]),
  )
  if (signature && !verified.some(isVerified)) {
    throw new EnvelopeError('ENVELOPE_SIGNATURE_INVALID')
  }
  return decryptedKey(keyResult)
}

function verifyOperations(
  sender: OpenEnvelopeInput['sender'],
  message: Uint8Array,
  signatureDer: Uint8Array,
): CryptoOperation[] {
  const publicKeys = 'bytes' in sender ? [sender] : sender
  if (publicKeys.length > senderKeysMax) {
    throw new RangeError(`a sender has at most ${senderKeysMax} keys`)
  }
  return publicKeys.map((publicKey) => ({ kind: 'verify', publicKey, message, signatureDer }))
}

function isVerified(result: CryptoResult): boolean {
  requireAvailable(result)
  if (result instanceof GmCryptoError) throw result
  return result === true
}

/** What a wrong ciphertext leads to; any other failure to decrypt is the receiver's own. */
const faultsOfSender: ReadonlySet<GmCryptoErrorCode> = new Set([
  'CIPHERTEXT_MALFORMED',
  'DECRYPTION_FAILED',
])

function decryptedKey(result: CryptoResult | undefined): Uint8Array {
  requireAvailable(result)
  if (result instanceof GmCryptoError && !faultsOfSender.has(result.code)) throw result
  if (!(result instanceof Uint8Array) || result.length !== contentKeyBytes) {
    throw new EnvelopeError('ENVELOPE_UNDECRYPTABLE')
  }
  return result
}

function decipher(contentKey: Uint8Array, { iv, data }: EnvelopeFields): Uint8Array {
  try {
    return sm4CbcDecrypt(contentKey, iv, data)
  } catch (error) {
    if (error instanceof GmCryptoError) throw new EnvelopeError('ENVELOPE_UNDECRYPTABLE')
    throw error
  }
}

function parsePayload(plaintext: Uint8Array): unknown {
  try {
    return parseBoundedJson(plaintext, payloadDepthMax)
  } catch (error) {
    if (error instanceof JsonRefused) throw new EnvelopeError('ENVELOPE_PAYLOAD_NOT_JSON')
    throw error
  }
}
