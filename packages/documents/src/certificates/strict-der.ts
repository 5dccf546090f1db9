import { AsnConvert } from '@peculiar/asn1-schema'

/** A seal with its picture and its certificates; a certificate has a few kilobytes. */
export const derBytesMax = 1024 * 1024
export const derDepthMax = 24
export const derElementsMax = 4_096

/** Input that is not DER of the expected structure; callers turn it into the fault of what they were reading. */
export class DerError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'DerError'
  }
}

export type Constructor<T> = new () => T

/**
 * Decodes bytes that are strict DER (X.690) of this structure and nothing else. Throws `DerError`. The bounds
 * are held before the library builds anything, because it accepts BER of any depth.
 */
export function decodeDer<T>(bytes: Uint8Array, type: Constructor<T>): T {
  requireStrictDer(bytes)
  try {
    return AsnConvert.parse(new Uint8Array(bytes), type)
  } catch {
    // The library throws errors of several kinds, and what they say may quote the input.
    throw new DerError('not the expected structure')
  }
}

export function encodeDer(value: unknown): Uint8Array {
  return new Uint8Array(AsnConvert.serialize(value))
}

/** Like `decodeDer`, and refuses what this structure would not be written as: nothing is skipped unseen. */
export function decodeExactDer<T>(bytes: Uint8Array, type: Constructor<T>): T {
  const value = decodeDer(bytes, type)
  if (!equalBytes(reencoded(value), bytes)) throw new DerError('not the only encoding of its value')
  return value
}

function reencoded(value: unknown): Uint8Array {
  try {
    return encodeDer(value)
  } catch {
    throw new DerError('holds a value that cannot be written')
  }
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && Buffer.compare(a, b) === 0
}

/** One element, whole, with definite lengths in the shortest form at every depth. */
export function requireStrictDer(bytes: Uint8Array): void {
  if (bytes.length > derBytesMax) throw new DerError('too long')
  /** Where the constructed elements that are open end. */
  const ends = [bytes.length]
  let offset = 0
  for (let elements = 1; ends.length > 0; elements += 1) {
    if (elements > derElementsMax) throw new DerError('too many elements')
    const element = readHeader(bytes, offset)
    if (element.end > (ends.at(-1) ?? 0)) throw new DerError('an element is longer than its parent')
    if (element.isConstructed) ends.push(element.end)
    if (ends.length > derDepthMax) throw new DerError('too deep')
    offset = element.isConstructed ? element.start : element.end
    while (ends.at(-1) === offset) ends.pop()
    if (ends.length === 1) throw new DerError('bytes left over')
  }
}

interface ElementHeader {
  readonly isConstructed: boolean
  readonly start: number
  readonly end: number
}

const lengthOctetsMax = 3

function readHeader(bytes: Uint8Array, offset: number): ElementHeader {
  const tag = octetAt(bytes, offset)
  // None of the structures read here has a tag number of 31 or more.
  if ((tag & 0x1f) === 0x1f) throw new DerError('unexpected tag')
  const isConstructed = (tag & 0x20) !== 0
  const first = octetAt(bytes, offset + 1)
  if (first < 0x80) return { isConstructed, start: offset + 2, end: offset + 2 + first }
  const count = first & 0x7f
  if (count === 0 || count > lengthOctetsMax) throw new DerError('length out of bounds')
  let length = 0
  for (let index = 0; index < count; index += 1) {
    length = length * 256 + octetAt(bytes, offset + 2 + index)
  }
  if (length < 0x80 || length < 256 ** (count - 1)) {
    throw new DerError('length not in its shortest form')
  }
  const start = offset + 2 + count
  return { isConstructed, start, end: start + length }
}

function octetAt(bytes: Uint8Array, offset: number): number {
  const octet = bytes[offset]
  if (octet === undefined) throw new DerError('ends early')
  return octet
}
