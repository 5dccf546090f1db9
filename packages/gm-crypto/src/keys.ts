import { bytesFromHex, bytesFromInteger, hexFromBytes, integerFromBytes } from './bytes.ts'
import {
  isOnSm2Curve,
  sm2Curve,
  sm2ScalarBytes,
  uncompressedPoint,
  type AffineSm2Point,
} from './curve.ts'
import { multiplyBase } from './curve-arithmetic.ts'
import { GmCryptoError } from './fault.ts'
import { decodePrivateKeyPem, decodePublicKeyPem } from './key-files.ts'
import { liftX } from './point-decompression.ts'
import { randomScalar } from './nonce.ts'

/** A point of the curve other than infinity, as 65 bytes 04‖X‖Y. */
export interface Sm2PublicKey {
  readonly bytes: Uint8Array
}

/** A number in [1, n-2] as 32 bytes, with its public key. */
export interface Sm2PrivateKey {
  readonly bytes: Uint8Array
  readonly publicKey: Sm2PublicKey
}

export const sm2PublicKeyBytes = 1 + 2 * sm2ScalarBytes

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
export function publicKeyFromPoint(point: Uint8Array): Sm2PublicKey {
  const isCompressed = point.length === 1 + sm2ScalarBytes && (point[0] === 2 || point[0] === 3)
  const isUncompressed = point.length === sm2PublicKeyBytes && point[0] === 4
  if (!isCompressed && !isUncompressed) {
    throw new GmCryptoError('KEY_MALFORMED', 'a public key is a point of 33 or 65 bytes')
  }
  const x = integerFromBytes(point.subarray(1, 1 + sm2ScalarBytes))
  const y = isCompressed ? liftX(x, point[0] === 3) : integerFromBytes(point.subarray(33))
  if (y === undefined || !isOnSm2Curve({ x, y })) {
    throw new GmCryptoError('KEY_NOT_ON_CURVE', 'the public key is not a point of the SM2 curve')
  }
  return { bytes: uncompressedPoint({ x, y }) }
}

/** The point of a key, or undefined where the bytes are no point of the curve. */
export function pointOfPublicKey({ bytes }: Sm2PublicKey): AffineSm2Point | undefined {
  if (bytes.length !== sm2PublicKeyBytes || bytes[0] !== 4) return undefined
  const point = {
    x: integerFromBytes(bytes.subarray(1, 33)),
    y: integerFromBytes(bytes.subarray(33)),
  }
  return isOnSm2Curve(point) ? point : undefined
}

/** The number of a private key. Throws `KEY_MALFORMED` when it is out of its range. */
export function scalarOfPrivateKey({ bytes }: Pick<Sm2PrivateKey, 'bytes'>): bigint {
  const scalar = integerFromBytes(bytes)
  // GB/T 32918.1, 6.1: d = n-1 is excluded too, because signing needs the inverse of 1 + d.
  if (bytes.length !== sm2ScalarBytes || scalar < 1n || scalar > sm2Curve.n - 2n) {
    throw new GmCryptoError('KEY_MALFORMED', 'an SM2 private key is a number from 1 to n-2')
  }
  return scalar
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
