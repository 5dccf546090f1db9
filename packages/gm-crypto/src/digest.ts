import { primitives } from '#primitives'
import { hexFromBytes } from './bytes.ts'

/** GB/T 32905: every SM3 digest is 32 bytes. */
export const sm3Bytes = 32

/** SM3 (GB/T 32905) of bytes, or of the UTF-8 form of a text. */
export function sm3(data: Uint8Array | string): Uint8Array {
  return primitives.sm3(data)
}

/** SM3 as 64 lower-case hex digits. */
export function sm3Hex(data: Uint8Array | string): string {
  return hexFromBytes(sm3(data))
}

/** HMAC (GB/T 15852.2) with SM3: 32 bytes. */
export function hmacSm3(key: Uint8Array, data: Uint8Array | string): Uint8Array {
  return primitives.hmacSm3(key, data)
}

/** Compares without telling by its duration where two values differ; their lengths are not secret. */
export function equalInConstantTime(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && primitives.equalInConstantTime(a, b)
}
