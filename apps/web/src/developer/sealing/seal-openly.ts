import {
  base64FromBytes,
  bytesFromHex,
  hexFromBytes,
  hmacSm3,
  importSm2PrivateKey,
  importSm2PublicKey,
  randomBytes,
  sm2Encrypt,
  sm2Sign,
  sm4CbcEncrypt,
} from '@piaoqiao/gm-crypto/browser'
import { signingText } from '@piaoqiao/protocol/signing-text'
import type { Envelope, Party } from './party.ts'

/** An envelope with every value on the way to it. */
export interface SealedOpenly {
  readonly payload: string
  readonly contentKeyHex: string
  readonly ivHex: string
  readonly signingText: string
  readonly envelope: Envelope
}

export interface SealOpenlyInput {
  readonly party: Party
  readonly service: string
  readonly requestId: string
  /** Milliseconds since 1970, UTC. */
  readonly at: number
  /** JSON, which is sealed as compactly as possible. */
  readonly payload: string
}

const contentKeyBytes = 16
const envelopeVersion = '1.0'

/** Seals a request as 封装 in the protocol says, step by step. Throws `GmCryptoError` for a key that is none. */
export function sealOpenly({
  party,
  service,
  requestId,
  at,
  payload,
}: SealOpenlyInput): SealedOpenly {
  const compact = JSON.stringify(JSON.parse(payload) as unknown)
  const contentKey = randomBytes(contentKeyBytes)
  const iv = randomBytes(contentKeyBytes)
  const receiver = importSm2PublicKey(party.platformPublicKey)
  const covered = {
    version: envelopeVersion,
    appId: party.appId,
    requestId,
    timestamp: new Date(at).toISOString(),
    encryptedKey: base64FromBytes(sm2Encrypt(receiver, contentKey)),
    iv: base64FromBytes(iv),
    data: base64FromBytes(sm4CbcEncrypt(contentKey, iv, new TextEncoder().encode(compact))),
  }
  const text = signingText('request', service, covered)
  const bytes = new TextEncoder().encode(text)
  const mac = base64FromBytes(hmacSm3(bytesFromHex(party.appKey), bytes))
  const signature = base64FromBytes(sm2Sign(importSm2PrivateKey(party.privateKey), bytes))
  return {
    payload: compact,
    contentKeyHex: hexFromBytes(contentKey),
    ivHex: hexFromBytes(iv),
    signingText: text,
    envelope: { ...covered, mac, signature },
  }
}
