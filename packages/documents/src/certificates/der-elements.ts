import { DerError, requireStrictDer } from './strict-der.ts'

/** One element of strict DER: its whole, and what is inside. */
export interface DerElement {
  readonly tag: number
  readonly whole: Uint8Array
  readonly content: Uint8Array
}

export const derTags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  ia5String: 0x16,
  generalizedTime: 0x18,
  sequence: 0x30,
  context0: 0xa0,
} as const

/** The elements of the one SEQUENCE that the bytes are. Throws `DerError` for anything but strict DER. */
export function readSequence(bytes: Uint8Array): readonly DerElement[] {
  requireStrictDer(bytes)
  const [whole] = split(bytes)
  return insideOf(whole, derTags.sequence)
}

/** The elements inside one that is known to be strict. Throws `DerError` unless it has this tag. */
export function insideOf(element: DerElement | undefined, tag: number): readonly DerElement[] {
  return split(contentOf(element, tag))
}

export function contentOf(element: DerElement | undefined, tag: number): Uint8Array {
  if (element?.tag !== tag) throw new DerError('unexpected element')
  return element.content
}

function split(bytes: Uint8Array): readonly DerElement[] {
  const elements: DerElement[] = []
  for (let offset = 0; offset < bytes.length;) {
    const first = bytes[offset + 1] ?? 0
    const count = first < 0x80 ? 0 : first & 0x7f
    let length = first < 0x80 ? first : 0
    for (let index = 0; index < count; index += 1) {
      length = length * 256 + (bytes[offset + 2 + index] ?? 0)
    }
    const start = offset + 2 + count
    const end = start + length
    const [whole, content] = [bytes.subarray(offset, end), bytes.subarray(start, end)]
    elements.push({ tag: bytes[offset] ?? 0, whole, content })
    offset = end
  }
  return elements
}

/** An element of this tag around these contents. */
export function derElement(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const length = contents.reduce((sum, { length: each }) => sum + each, 0)
  return new Uint8Array(
    Buffer.concat([Uint8Array.from([tag, ...lengthOctets(length)]), ...contents]),
  )
}

function lengthOctets(length: number): readonly number[] {
  if (length < 0x80) return [length]
  const octets: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256)
  return [0x80 | octets.length, ...octets]
}

/** A whole number of octets, as all bit strings here are. */
export function derBitString(bytes: Uint8Array): Uint8Array {
  return derElement(derTags.bitString, Uint8Array.of(0), bytes)
}

export function bitStringOf(element: DerElement | undefined): Uint8Array {
  const content = contentOf(element, derTags.bitString)
  if (content[0] !== 0) throw new DerError('not a whole number of octets')
  return content.subarray(1)
}

export function ia5StringOf(element: DerElement | undefined): string {
  const content = contentOf(element, derTags.ia5String)
  if (content.some((octet) => octet >= 0x80)) throw new DerError('not IA5')
  return Buffer.from(content).toString('latin1')
}

/** X.690, 11.7, to the second: YYYYMMDDhhmmssZ. */
const timeForm = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/

export function instantOf(element: DerElement | undefined): number {
  const text = Buffer.from(contentOf(element, derTags.generalizedTime)).toString('latin1')
  const instant = Date.parse(text.replace(timeForm, '$1-$2-$3T$4:$5:$6Z'))
  if (!timeForm.test(text) || compactTime(instant) !== text) throw new DerError('names no moment')
  return instant
}

/** YYYYMMDDhhmmssZ, or something else where the number is no moment. */
export function compactTime(instant: number): string {
  if (Number.isNaN(instant)) return ''
  return new Date(instant).toISOString().replaceAll(/[-:T]|\.\d+/g, '')
}
