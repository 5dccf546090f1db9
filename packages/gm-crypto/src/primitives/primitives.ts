/** What Node and browsers each do in their own way, and all that differs between them. */
export interface Primitives {
  hexFromBytes(bytes: Uint8Array): string
  /** Of digit pairs; the caller has checked that. */
  bytesFromHex(hex: string): Uint8Array
  base64FromBytes(bytes: Uint8Array): string
  /** Of base64 with padding; the caller has checked that. */
  bytesFromBase64(base64: string): Uint8Array
  randomBytes(count: number): Uint8Array
  /** Of two values of the same length, in a time that does not depend on where they differ. */
  equalInConstantTime(a: Uint8Array, b: Uint8Array): boolean
  sm3(data: Uint8Array | string): Uint8Array
  hmacSm3(key: Uint8Array, data: Uint8Array | string): Uint8Array
  /** CBC with PKCS#7 padding; key and initial vector have their 16 bytes. */
  sm4CbcEncrypt(key: Uint8Array, iv: Uint8Array, plaintext: Uint8Array): Uint8Array
  /** Throws anything where length or padding are wrong. */
  sm4CbcDecrypt(key: Uint8Array, iv: Uint8Array, ciphertext: Uint8Array): Uint8Array
}
