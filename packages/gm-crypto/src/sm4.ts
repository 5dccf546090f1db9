import { primitives } from '#primitives'
import { GmCryptoError } from './fault.ts'

/** GB/T 32907: keys and blocks of SM4 are 16 bytes. */
export const sm4KeyBytes = 16
export const sm4BlockBytes = 16

/** SM4 in CBC mode with PKCS#7 padding; the result is one to sixteen bytes longer than the input. */
export function sm4CbcEncrypt(key: Uint8Array, iv: Uint8Array, plaintext: Uint8Array): Uint8Array {
  requireKeyAndIv(key, iv)
  return primitives.sm4CbcEncrypt(key, iv, plaintext)
}

/**
 * Undoes `sm4CbcEncrypt`. Wrong padding and wrong length are one fault, `DECRYPTION_FAILED`,
 * and CBC notices nothing else: check a MAC over the ciphertext before calling this.
 */
export function sm4CbcDecrypt(key: Uint8Array, iv: Uint8Array, ciphertext: Uint8Array): Uint8Array {
  requireKeyAndIv(key, iv)
  try {
    return primitives.sm4CbcDecrypt(key, iv, ciphertext)
  } catch {
    throw new GmCryptoError('DECRYPTION_FAILED', 'SM4-CBC decryption failed')
  }
}

function requireKeyAndIv(key: Uint8Array, iv: Uint8Array): void {
  if (key.length !== sm4KeyBytes) {
    throw new GmCryptoError('KEY_MALFORMED', `an SM4 key has ${sm4KeyBytes} bytes`)
  }
  if (iv.length !== sm4BlockBytes) {
    throw new GmCryptoError('INPUT_SIZE', `an SM4-CBC initial vector has ${sm4BlockBytes} bytes`)
  }
}
