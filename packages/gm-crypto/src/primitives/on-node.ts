import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hash,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import type { Primitives } from './primitives.ts'

/** By OpenSSL, as Node brings it. */
export const primitives: Primitives = {
  hexFromBytes: (bytes) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex'),
  bytesFromHex: (hex) => new Uint8Array(Buffer.from(hex, 'hex')),
  base64FromBytes: (bytes) => Buffer.from(bytes).toString('base64'),
  bytesFromBase64: (base64) => new Uint8Array(Buffer.from(base64, 'base64')),
  randomBytes,
  equalInConstantTime: timingSafeEqual,
  sm3: (data) => new Uint8Array(hash('sm3', data, 'buffer')),
  hmacSm3: (key, data) => new Uint8Array(createHmac('sm3', key).update(data).digest()),
  sm4CbcEncrypt(key, iv, plaintext) {
    const cipher = createCipheriv('sm4-cbc', key, iv)
    return new Uint8Array(Buffer.concat([cipher.update(plaintext), cipher.final()]))
  },
  sm4CbcDecrypt(key, iv, ciphertext) {
    const decipher = createDecipheriv('sm4-cbc', key, iv)
    return new Uint8Array(Buffer.concat([decipher.update(ciphertext), decipher.final()]))
  },
}
