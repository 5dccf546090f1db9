import { integerFromBytes } from './bytes.ts'
import { pointFromBytes, sm2Curve, sm2ScalarBytes, type Sm2Point } from './curve.ts'
import { GmCryptoError } from './fault.ts'

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

/** The point of a key, or undefined where the bytes are no point of the curve. */
export function pointOfPublicKey({ bytes }: Sm2PublicKey): Sm2Point | undefined {
  return bytes.length === sm2PublicKeyBytes ? pointFromBytes(bytes) : undefined
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
