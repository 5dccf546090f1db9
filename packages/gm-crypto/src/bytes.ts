/** Conversions between bytes, hex text and the integers of the curve. */

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
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')
}

/** Callers check that `hex` is made of digit pairs; anything else would be cut short silently. */
export function bytesFromHex(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, 'hex'))
}

/** Big-endian bytes as an integer; no bytes are zero. */
export function integerFromBytes(bytes: Uint8Array): bigint {
  return BigInt(`0x0${hexFromBytes(bytes)}`)
}

/** A field element or scalar as 32 big-endian bytes. */
export function bytesFromInteger(value: bigint): Uint8Array {
  return bytesFromHex(value.toString(16).padStart(64, '0'))
}
