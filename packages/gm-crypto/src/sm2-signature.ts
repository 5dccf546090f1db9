import { bytesFromInteger, concatBytes, integerFromBytes } from './bytes.ts'
import { combineWithBase, multiplyBase } from './curve-arithmetic.ts'
import { sm2Curve, sm2Point } from './curve.ts'
import { DerReader, DerSyntaxError, derTag, encodeDer, encodeDerInteger } from './der.ts'
import { sm3 } from './digest.ts'
import { GmCryptoError } from './fault.ts'
import { randomScalar } from './nonce.ts'
import { pointForUse } from './public-key-tables.ts'
import { scalarOfPrivateKey, type Sm2PrivateKey, type Sm2PublicKey } from './sm2-key.ts'

/** The user identity that GM/T 0009, clause 10, prescribes where the parties agreed on no other. */
export const sm2UserId = '1234567812345678'

export interface Sm2SignatureOptions {
  readonly userId?: string
}

const { a, b, n, Gx, Gy } = sm2Curve
const curveOctets = concatBytes(...[a, b, Gx, Gy].map(bytesFromInteger))

/** Signs by GB/T 32918.2 with SM3; gives DER SEQUENCE { r INTEGER, s INTEGER }. */
export function sm2Sign(
  privateKey: Sm2PrivateKey,
  message: Uint8Array,
  options: Sm2SignatureOptions = {},
): Uint8Array {
  return signWithNonces(privateKey, message, randomScalar, options)
}

/** The signing itself; the caller supplies the nonces, so that the standard's vectors can be tested. */
export function signWithNonces(
  privateKey: Sm2PrivateKey,
  message: Uint8Array,
  nextNonce: () => bigint,
  { userId = sm2UserId }: Sm2SignatureOptions = {},
): Uint8Array {
  const inverse = signingInverse(privateKey)
  const e = messageInteger(privateKey.publicKey, message, userId)
  for (;;) {
    const k = nextNonce()
    const r = (e + multiplyBase(k).x) % n
    if (r === 0n || r + k === n) continue
    // (1+d)^-1 (k - rd) of the standard equals (1+d)^-1 (k + r) - r, with one product of secrets less.
    const s = (((inverse * (k + r)) % n) + n - r) % n
    if (s !== 0n) return encodeDer(derTag.sequence, encodeDerInteger(r), encodeDerInteger(s))
  }
}

/** Whether the signature is good; anything malformed, in signature or key, is false. */
export function sm2Verify(
  publicKey: Sm2PublicKey,
  message: Uint8Array,
  signatureDer: Uint8Array,
  { userId = sm2UserId }: Sm2SignatureOptions = {},
): boolean {
  const signature = decodeSignature(signatureDer)
  const point = pointForUse(publicKey)
  if (!signature || !point) return false
  const { r, s } = signature
  const t = (r + s) % n
  if (t === 0n) return false
  const x = combineWithBase(s, t, point)
  return x !== undefined && (messageInteger(publicKey, message, userId) + x) % n === r
}

function decodeSignature(der: Uint8Array): { r: bigint; s: bigint } | undefined {
  try {
    const whole = new DerReader(der)
    const pair = whole.readInside(derTag.sequence)
    whole.end()
    const [r, s] = [pair.readInteger(), pair.readInteger()]
    pair.end()
    return r >= 1n && r < n && s >= 1n && s < n ? { r, s } : undefined
  } catch (error) {
    if (error instanceof DerSyntaxError) return undefined
    throw error
  }
}

/** e = SM3(ZA ‖ M), where ZA = SM3(ENTL ‖ ID ‖ a ‖ b ‖ G ‖ P) binds the signer (GB/T 32918.2, 5.5). */
function messageInteger(publicKey: Sm2PublicKey, message: Uint8Array, userId: string): bigint {
  const identity = new TextEncoder().encode(userId)
  if (identity.length > userIdBytesMax) {
    throw new GmCryptoError('INPUT_SIZE', `a user identity has at most ${userIdBytesMax} bytes`)
  }
  const identityBits = Uint8Array.of((identity.length * 8) >> 8, (identity.length * 8) & 0xff)
  const za = sm3(concatBytes(identityBits, identity, curveOctets, publicKey.bytes.subarray(1)))
  return integerFromBytes(sm3(concatBytes(za, message)))
}

/** ENTL counts the bits of the identity in two octets. */
const userIdBytesMax = 8191

/** (1+d)^-1, computed once for each key and forgotten with it. */
const signingInverses = new WeakMap<Sm2PrivateKey, bigint>()

function signingInverse(privateKey: Sm2PrivateKey): bigint {
  const known = signingInverses.get(privateKey)
  if (known !== undefined) return known
  // Inverting a random multiple keeps the duration of the inversion from saying anything about d.
  const mask = randomScalar()
  const masked = ((1n + scalarOfPrivateKey(privateKey)) * mask) % n
  const inverse = (sm2Point.Fn.inv(masked) * mask) % n
  signingInverses.set(privateKey, inverse)
  return inverse
}
