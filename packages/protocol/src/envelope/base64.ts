export function base64FromBytes(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')
}

/**
 * Undefined for anything but the canonical form: Node skips what is not base64 and ignores spare
 * bits, which would let a changed text pass as the same bytes.
 */
export function bytesFromBase64(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : undefined
}
