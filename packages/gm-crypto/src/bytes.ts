import { primitives } from '#primitives'

/* Conversions between bytes, texts and the integers of the curve. */

export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const whole = new Uint8Array(length)
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

export function hexFromBytes(bytes: Uint8Array): string {
  return primitives.hexFromBytes(bytes)
}

/** Callers check that `hex` is made of digit pairs; anything else would be cut short silently. */
export function bytesFromHex(hex: string): Uint8Array {
  return primitives.bytesFromHex(hex)
}

/** With padding (RFC 4648, 4). */
export function base64FromBytes(bytes: Uint8Array): string {
  return primitives.base64FromBytes(bytes)
}

/** Callers check that the text is base64 with its padding. */
export function bytesFromBase64(base64: string): Uint8Array {
  return primitives.bytesFromBase64(base64)
}

/** Big-endian bytes as an integer; no bytes are zero. */
export function integerFromBytes(bytes: Uint8Array): bigint {
  return BigInt(`0x0${hexFromBytes(bytes)}`)
}

/** A field element or scalar as 32 big-endian bytes. */
export function bytesFromInteger(value: bigint): Uint8Array {
  return bytesFromHex(value.toString(16).padStart(64, '0'))
}
