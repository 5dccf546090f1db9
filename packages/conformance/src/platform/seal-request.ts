import { randomBytes } from 'node:crypto'
import type { Sm2PrivateKey, Sm2PublicKey } from '@piaoqiao/gm-crypto'
import {
  generateSm2PrivateKey,
  hmacSm3,
  sm2Encrypt,
  sm2Sign,
  sm3,
  sm4CbcEncrypt,
} from '@piaoqiao/gm-crypto'
import { envelopeVersion, signingText } from '@piaoqiao/protocol'
import type { Bend, DataBend, KeyBend, MacBend, SignatureBend } from '../catalogue/case.ts'
import { spelled } from './spell-json.ts'

export interface SealingInput {
  readonly service: string
  readonly requestId: string
  readonly payload: unknown
  readonly bends: readonly Bend[]
  readonly appId: string
  readonly appKey: Uint8Array
  readonly privateKey: Sm2PrivateKey
  readonly receiver: Sm2PublicKey
  /** Milliseconds since 1970, UTC. */
  readonly now: number
}

/** A request as it goes over the wire, whole or spoilt. */
export interface SealedRequest {
  /** Last part of the path. */
  readonly path: string
  readonly body: Uint8Array
  readonly appId: string
  readonly requestId: string
}

type BendAt<Place extends Bend['at']> = Extract<Bend, { at: Place }>

function bendAt<Place extends Bend['at']>(
  bends: readonly Bend[],
  place: Place,
): BendAt<Place> | undefined {
  return bends.find((bend): bend is BendAt<Place> => bend.at === place)
}

/** Seals by the primitives alone, because a case may want any step of it done wrongly. */
export function sealRequest(input: SealingInput): SealedRequest {
  const { service, requestId, bends } = input
  const appId = bendAt(bends, 'app')?.appId ?? input.appId
  const plaintext = spelled(input.payload, bendAt(bends, 'payload')?.as)
  const contentKey = randomBytes(16)
  const iv = randomBytes(16)
  const covered = {
    version: envelopeVersion,
    appId,
    requestId,
    timestamp: new Date(input.now + (bendAt(bends, 'clock')?.offsetMs ?? 0)).toISOString(),
    encryptedKey: base64(sealedKey(input.receiver, contentKey, bendAt(bends, 'key')?.as)),
    ...encipheredAs(contentKey, iv, plaintext, bendAt(bends, 'data')?.as),
  }
  const mac = base64(macOver(input, covered, bendAt(bends, 'mac')?.as))
  const signature = signatureOver(input, covered, bendAt(bends, 'signature')?.as)
  const envelope = { ...covered, mac, ...(signature !== null && { signature: base64(signature) }) }
  return {
    path: bendAt(bends, 'path')?.service ?? service,
    body: spelled(withMembers(envelope, bends), bendAt(bends, 'body')?.as),
    appId,
    requestId,
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const textBytes = (text: string): Uint8Array => new TextEncoder().encode(text)

function sealedKey(
  receiver: Sm2PublicKey,
  contentKey: Uint8Array,
  bend: KeyBend | undefined,
): Uint8Array {
  switch (bend) {
    case 'other receiver':
      return sm2Encrypt(generateSm2PrivateKey().publicKey, contentKey)
    case 'fifteen bytes':
      return sm2Encrypt(receiver, contentKey.subarray(1))
    case 'old order':
      return oldOrder(sm2Encrypt(receiver, contentKey))
    case 'not der':
      return new Uint8Array(100).fill(0x5a)
    case 'raw point':
      return new Uint8Array(113).fill(0x04)
    case undefined:
      return sm2Encrypt(receiver, contentKey)
  }
}

/** Hash and ciphertext of SM2Cipher stand at its end: 2 + 32 and 2 + 16 bytes. */
function oldOrder(der: Uint8Array): Uint8Array {
  const [hashAt, textAt] = [der.length - 52, der.length - 18]
  return Buffer.concat([
    der.subarray(0, hashAt),
    der.subarray(textAt),
    der.subarray(hashAt, textAt),
  ])
}

function encipheredAs(
  contentKey: Uint8Array,
  iv: Uint8Array,
  plaintext: Uint8Array,
  bend: DataBend | undefined,
): { readonly iv: string; readonly data: string } {
  const data = sm4CbcEncrypt(contentKey, iv, plaintext)
  switch (bend) {
    case 'odd length':
      return { iv: base64(iv), data: base64(data.subarray(0, -1)) }
    case 'broken padding':
      // Of the last block, the last byte is turned over by that of the block before it.
      return { iv: base64(iv), data: base64(turned(data, data.length - 17)) }
    case 'no padding': {
      const whole = Buffer.concat([plaintext, Buffer.alloc(16 - (plaintext.length % 16), ' ')])
      return { iv: base64(iv), data: base64(sm4CbcEncrypt(contentKey, iv, whole).subarray(0, -16)) }
    }
    case 'other vector':
      return { iv: base64(turned(iv, 0)), data: base64(data) }
    case undefined:
      return { iv: base64(iv), data: base64(data) }
  }
}

function turned(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ 0xff
  return copy
}

type Covered = Parameters<typeof signingText>[2]

function macOver(input: SealingInput, covered: Covered, bend: MacBend | undefined): Uint8Array {
  const { service, appKey } = input
  const text = signingText('request', service, covered)
  switch (bend) {
    case 'flipped':
      return turned(hmacSm3(appKey, text), 31)
    case 'other key':
      return hmacSm3(new Uint8Array(32).fill(0x33), text)
    case 'key as text':
      return hmacSm3(textBytes(Buffer.from(appKey).toString('hex')), text)
    case 'as answer':
      return hmacSm3(appKey, signingText('answer', service, covered))
    case 'other service':
      return hmacSm3(appKey, signingText('request', 'bill.other', covered))
    case 'zero':
      return new Uint8Array(32)
    case 'sm3 without key':
      return sm3(text)
    case 'line feed at end':
      return hmacSm3(appKey, `${text}\n`)
    case undefined:
      return hmacSm3(appKey, text)
  }
}

function signatureOver(
  { service, privateKey }: SealingInput,
  covered: Covered,
  bend: SignatureBend | undefined,
): Uint8Array | null {
  const text = textBytes(signingText('request', service, covered))
  switch (bend) {
    case 'missing':
      return null
    case 'stranger':
      return sm2Sign(generateSm2PrivateKey(), text)
    case 'empty identity':
      return sm2Sign(privateKey, text, { userId: '' })
    case 'as answer':
      return sm2Sign(privateKey, textBytes(signingText('answer', service, covered)))
    case 'other service':
      return sm2Sign(privateKey, textBytes(signingText('request', 'bill.other', covered)))
    case 'other text':
      return sm2Sign(privateKey, Buffer.concat([text, Buffer.from('\n')]))
    case 'not der':
      return new Uint8Array(70).fill(0x30)
    case 'raw':
      return new Uint8Array(64).fill(0x11)
    case undefined:
      return sm2Sign(privateKey, text)
  }
}

function withMembers(envelope: object, bends: readonly Bend[]): object {
  const members: Record<string, unknown> = { ...envelope }
  for (const bend of bends) {
    if (bend.at !== 'member') continue
    if (bend.as === undefined) delete members[bend.name]
    else members[bend.name] = bend.as
  }
  return members
}
