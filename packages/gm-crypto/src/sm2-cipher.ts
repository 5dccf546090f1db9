import { bytesFromInteger, concatBytes } from './bytes.ts'
import { multiplyBase, multiplyPoint } from './curve-arithmetic.ts'
import { pointFromCoordinates, type AffineSm2Point, type Sm2Point } from './curve.ts'
import { DerReader, DerSyntaxError, derTag, encodeDer, encodeDerInteger } from './der.ts'
import { equalInConstantTime, sm3, sm3Bytes } from './digest.ts'
import { GmCryptoError } from './fault.ts'
import { randomScalar } from './nonce.ts'
import { pointForUse } from './public-key-tables.ts'
import { scalarOfPrivateKey, type Sm2PrivateKey, type Sm2PublicKey } from './sm2-key.ts'

/** SM2 carries keys and small secrets; longer texts go under SM4. */
export const sm2PlaintextBytesMax = 65_536

interface Sm2Cipher {
  readonly c1: AffineSm2Point
  readonly c3: Uint8Array
  readonly c2: Uint8Array
}

interface ReceivedCipher extends Sm2Cipher {
  readonly c1: Sm2Point
}

/**
 * Encrypts by GB/T 32918.4 for the holder of a key; 1 to `sm2PlaintextBytesMax` bytes. Gives DER
 * SM2Cipher (GM/T 0009, 7.2): SEQUENCE { x INTEGER, y INTEGER, hash OCTET STRING, text OCTET STRING }.
 */
export function sm2Encrypt(publicKey: Sm2PublicKey, plaintext: Uint8Array): Uint8Array {
  return encryptWithNonces(publicKey, plaintext, randomScalar)
}

/** The encryption itself; the caller supplies the nonces, so that the standard's vectors can be tested. */
export function encryptWithNonces(
  publicKey: Sm2PublicKey,
  plaintext: Uint8Array,
  nextNonce: () => bigint,
): Uint8Array {
  // The standard draws again while the key stream is all zero, which it always is for no bytes.
  if (plaintext.length === 0 || plaintext.length > sm2PlaintextBytesMax) {
    throw new GmCryptoError('INPUT_SIZE', `SM2 encrypts 1 to ${sm2PlaintextBytesMax} bytes`)
  }
  const point = pointForUse(publicKey)
  if (!point) throw new GmCryptoError('KEY_NOT_ON_CURVE', 'the public key is not on the curve')
  for (;;) {
    const k = nextNonce()
    const shared = multiplyPoint(k, point)
    const c2 = applyKeyStream(shared, plaintext)
    if (c2) return encodeCipher({ c1: multiplyBase(k), c3: integrityDigest(shared, plaintext), c2 })
  }
}

/**
 * Undoes `sm2Encrypt`. Throws `CIPHERTEXT_MALFORMED` for what is not a DER SM2Cipher with a point
 * of the curve, and `DECRYPTION_FAILED` where the key is another or a byte was changed.
 */
export function sm2Decrypt(privateKey: Sm2PrivateKey, cipherDer: Uint8Array): Uint8Array {
  const { c1, c3, c2 } = decodeCipher(cipherDer)
  const shared = multiplyPoint(scalarOfPrivateKey(privateKey), c1)
  const plaintext = applyKeyStream(shared, c2)
  if (!plaintext || !equalInConstantTime(integrityDigest(shared, plaintext), c3)) {
    throw new GmCryptoError('DECRYPTION_FAILED', 'SM2 decryption failed')
  }
  return plaintext
}

/** XOR with KDF(x2 ‖ y2) of GB/T 32918.4, 5.4.3; undefined when the key stream is all zero. */
function applyKeyStream({ x, y }: AffineSm2Point, input: Uint8Array): Uint8Array | undefined {
  const seed = concatBytes(bytesFromInteger(x), bytesFromInteger(y), new Uint8Array(4))
  const counter = new DataView(seed.buffer, seed.length - 4)
  const blocks = Array.from({ length: Math.ceil(input.length / sm3Bytes) }, (_, index) => {
    counter.setUint32(0, index + 1)
    return sm3(seed)
  })
  const stream = concatBytes(...blocks).subarray(0, input.length)
  if (stream.every((octet) => octet === 0)) return undefined
  return stream.map((octet, index) => octet ^ (input[index] ?? 0))
}

/** C3 = SM3(x2 ‖ M ‖ y2). */
function integrityDigest({ x, y }: AffineSm2Point, plaintext: Uint8Array): Uint8Array {
  return sm3(concatBytes(bytesFromInteger(x), plaintext, bytesFromInteger(y)))
}

function encodeCipher({ c1, c3, c2 }: Sm2Cipher): Uint8Array {
  return encodeDer(
    derTag.sequence,
    encodeDerInteger(c1.x),
    encodeDerInteger(c1.y),
    encodeDer(derTag.octetString, c3),
    encodeDer(derTag.octetString, c2),
  )
}

function decodeCipher(der: Uint8Array): ReceivedCipher {
  try {
    const whole = new DerReader(der)
    const fields = whole.readInside(derTag.sequence)
    whole.end()
    const coordinates = { x: fields.readInteger(), y: fields.readInteger() }
    const c3 = fields.read(derTag.octetString)
    const c2 = fields.read(derTag.octetString)
    fields.end()
    // A point elsewhere would let an attacker learn the private key modulo small numbers.
    const c1 = pointFromCoordinates(coordinates)
    const isSound = c3.length === sm3Bytes && c2.length > 0 && c2.length <= sm2PlaintextBytesMax
    if (c1 && isSound) return { c1, c3, c2 }
  } catch (error) {
    if (!(error instanceof DerSyntaxError)) throw error
  }
  throw new GmCryptoError('CIPHERTEXT_MALFORMED', 'not a DER SM2Cipher with a point of the curve')
}
