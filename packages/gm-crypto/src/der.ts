import { bytesFromHex, concatBytes, integerFromBytes } from './bytes.ts'

/** The few ASN.1 types that SM2 keys, signatures and ciphertexts are made of (X.690). */
export const derTag = {
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  sequence: 0x30,
  context0: 0xa0,
  context1: 0xa1,
} as const

/** Input that is not strict DER; callers turn it into the fault of what they were reading. */
export class DerSyntaxError extends Error {}

export function encodeDer(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const content = concatBytes(...contents)
  return concatBytes(Uint8Array.of(tag, ...lengthOctets(content.length)), content)
}

/** A non-negative INTEGER with the fewest octets. */
export function encodeDerInteger(value: bigint): Uint8Array {
  const hex = value.toString(16)
  const octets = bytesFromHex(hex.length % 2 === 0 ? hex : `0${hex}`)
  const leadingZero = (octets[0] ?? 0) >= 0x80 ? [0] : []
  return encodeDer(derTag.integer, Uint8Array.from(leadingZero), octets)
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length]
  const octets: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256)
  return [0x80 | octets.length, ...octets]
}

/** Four octets of length are 4 GiB, more than any input that reaches this package. */
const lengthOctetsMax = 4

/**
 * Reads elements one after the other and accepts only DER: definite lengths in the shortest
 * form, and, once `end` is called, nothing left over.
 */
export class DerReader {
  readonly #bytes: Uint8Array
  #offset = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** The content of the next element, which must carry this tag. */
  read(tag: number): Uint8Array {
    if (this.#octet() !== tag) throw new DerSyntaxError('unexpected tag')
    const length = this.#length()
    const end = this.#offset + length
    if (end > this.#bytes.length) throw new DerSyntaxError('element longer than its input')
    const content = this.#bytes.subarray(this.#offset, end)
    this.#offset = end
    return content
  }

  readInside(tag: number): DerReader {
    return new DerReader(this.read(tag))
  }

  /** A non-negative INTEGER in its shortest form (X.690, 8.3.2). */
  readInteger(): bigint {
    const octets = this.read(derTag.integer)
    const [first, second] = octets
    if (first === undefined || first >= 0x80) throw new DerSyntaxError('not a natural number')
    if (first === 0 && second !== undefined && second < 0x80) {
      throw new DerSyntaxError('integer not in its shortest form')
    }
    return integerFromBytes(octets)
  }

  nextIs(tag: number): boolean {
    return this.#bytes[this.#offset] === tag
  }

  end(): void {
    if (this.#offset !== this.#bytes.length) throw new DerSyntaxError('bytes left over')
  }

  #octet(): number {
    const octet = this.#bytes[this.#offset]
    if (octet === undefined) throw new DerSyntaxError('input ends early')
    this.#offset += 1
    return octet
  }

  #length(): number {
    const first = this.#octet()
    if (first < 0x80) return first
    const count = first & 0x7f
    if (count === 0 || count > lengthOctetsMax) throw new DerSyntaxError('length out of bounds')
    let length = 0
    for (let index = 0; index < count; index += 1) length = length * 256 + this.#octet()
    if (length < 0x80 || length < 256 ** (count - 1)) {
      throw new DerSyntaxError('length not in its shortest form')
    }
    return length
  }
}
