import { sm4CbcEncrypt, type CryptoModule, type Sm2PublicKey } from '@piaoqiao/gm-crypto'
import { base64FromBytes } from './base64.ts'
import { whenAvailable } from './crypto-availability.ts'
import {
  contentKeyBytes,
  envelopeVersion,
  payloadBytesMax,
  type Envelope,
  type EnvelopeKind,
} from './envelope.ts'
import { EnvelopeError } from './envelope-faults.ts'
import { envelopeMac } from './envelope-mac.ts'
import { isEnvelope } from './parse-envelope.ts'
import { signingText } from './signing-text.ts'

export interface SealEnvelopeInput {
  readonly kind: EnvelopeKind
  /** One of the known services. */
  readonly service: string
  readonly appId: string
  readonly requestId: string
  /** Milliseconds since 1970, UTC. */
  readonly at: number
  /** Anything that JSON can say. */
  readonly payload: unknown
  readonly appKey: Uint8Array
  readonly receiver: Sm2PublicKey
  /** The sender's own key; null for a service that asks for no signature. */
  readonly sign: { readonly crypto: CryptoModule; readonly keyName: string } | null
  readonly crypto: CryptoModule
  readonly randomBytes: (count: number) => Uint8Array
}

/**
 * Enciphers, authenticates and signs a payload. Throws `EnvelopeError` with `ENVELOPE_TOO_LARGE`
 * or `ENVELOPE_UNAVAILABLE`, and `RangeError` for an identifier that no envelope can carry.
 */
export async function sealEnvelope(input: SealEnvelopeInput): Promise<Envelope> {
  const plaintext = payloadBytes(input.payload)
  const contentKey = input.randomBytes(contentKeyBytes)
  const iv = input.randomBytes(contentKeyBytes)
  const covered = {
    version: envelopeVersion,
    appId: input.appId,
    requestId: input.requestId,
    timestamp: new Date(input.at).toISOString(),
    encryptedKey: base64FromBytes(
      await whenAvailable(input.crypto.encrypt(input.receiver, contentKey)),
    ),
    iv: base64FromBytes(iv),
    data: base64FromBytes(sm4CbcEncrypt(contentKey, iv, plaintext)),
  }
  const text = new TextEncoder().encode(signingText(input.kind, input.service, covered))
  const mac = base64FromBytes(envelopeMac(input.appKey, text))
  const envelope = { ...covered, mac, ...(await signatureOver(text, input.sign)) }
  if (!isEnvelope(envelope)) throw new RangeError('the appId or the requestId is malformed')
  return envelope
}

function payloadBytes(payload: unknown): Uint8Array {
  const text: string | undefined = JSON.stringify(payload)
  if (text === undefined) throw new TypeError('JSON cannot say this payload')
  const bytes = new TextEncoder().encode(text)
  if (bytes.length > payloadBytesMax) throw new EnvelopeError('ENVELOPE_TOO_LARGE')
  return bytes
}

async function signatureOver(
  text: Uint8Array,
  sign: SealEnvelopeInput['sign'],
): Promise<Pick<Envelope, 'signature'>> {
  if (!sign) return {}
  return { signature: base64FromBytes(await whenAvailable(sign.crypto.sign(sign.keyName, text))) }
}
