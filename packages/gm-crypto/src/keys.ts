import { bytesFromHex, bytesFromInteger, hexFromBytes } from './bytes.ts'
import { pointFromBytes, sm2Curve, sm2ScalarBytes, uncompressedPoint } from './curve.ts'
import { multiplyBase } from './curve-arithmetic.ts'
import { GmCryptoError } from './fault.ts'
import { decodePrivateKeyPem, decodePublicKeyPem } from './key-files.ts'
import { randomScalar } from './nonce.ts'
import {
  scalarOfPrivateKey,
  sm2PublicKeyBytes,
  type Sm2PrivateKey,
  type Sm2PublicKey,
} from './sm2-key.ts'

export function generateSm2PrivateKey(): Sm2PrivateKey {
  const scalar = randomScalar()
  return scalar <= sm2Curve.n - 2n ? privateKeyFromScalar(scalar) : generateSm2PrivateKey()
}

/**
 * Reads a private key from PKCS#8 PEM, SEC1 PEM (`EC PRIVATE KEY`), or 64 hex digits.
 * Encrypted files are refused. Throws `KEY_MALFORMED`.
 */
export function importSm2PrivateKey(text: string): Sm2PrivateKey {
  const trimmed = text.trim()
  if (/^[0-9a-f]{64}$/i.test(trimmed)) return privateKeyFromBytes(bytesFromHex(trimmed))
  const { scalar, publicPoint } = decodePrivateKeyPem(trimmed)
  const key = privateKeyFromBytes(scalar)
  if (publicPoint && hexFromBytes(publicPoint) !== hexFromBytes(key.publicKey.bytes)) {
    throw new GmCryptoError('KEY_MALFORMED', 'the file holds the public key of another private key')
  }
  return key
}

/**
 * Reads a public key from SPKI PEM, 130 hex digits (04‖X‖Y) or 66 hex digits (compressed).
 * Throws `KEY_MALFORMED`, or `KEY_NOT_ON_CURVE` for a point that is not of the SM2 curve.
 */
export function importSm2PublicKey(text: string): Sm2PublicKey {
  const trimmed = text.trim()
  if (/^([0-9a-f]{66}|[0-9a-f]{130})$/i.test(trimmed)) {
    return publicKeyFromPoint(bytesFromHex(trimmed))
  }
  return publicKeyFromPoint(decodePublicKeyPem(trimmed))
}

/** Reads a point of either form; the result is on the curve. */
export function publicKeyFromPoint(bytes: Uint8Array): Sm2PublicKey {
  const isCompressed = bytes.length === 1 + sm2ScalarBytes && (bytes[0] === 2 || bytes[0] === 3)
  const isUncompressed = bytes.length === sm2PublicKeyBytes && bytes[0] === 4
  if (!isCompressed && !isUncompressed) {
    throw new GmCryptoError('KEY_MALFORMED', 'a public key is a point of 33 or 65 bytes')
  }
  const point = pointFromBytes(bytes)
  if (!point) {
    throw new GmCryptoError('KEY_NOT_ON_CURVE', 'the public key is not a point of the SM2 curve')
  }
  return { bytes: uncompressedPoint(point.toAffine()) }
}

/** 130 lower-case hex digits. */
export function sm2PublicKeyHex(key: Sm2PublicKey): string {
  return hexFromBytes(key.bytes)
}

/** 64 lower-case hex digits. */
export function sm2PrivateKeyHex(key: Sm2PrivateKey): string {
  return hexFromBytes(key.bytes)
}

function privateKeyFromBytes(bytes: Uint8Array): Sm2PrivateKey {
  return privateKeyFromScalar(scalarOfPrivateKey({ bytes }))
}

function privateKeyFromScalar(scalar: bigint): Sm2PrivateKey {
  return {
    bytes: bytesFromInteger(scalar),
    publicKey: { bytes: uncompressedPoint(multiplyBase(scalar)) },
  }
}
