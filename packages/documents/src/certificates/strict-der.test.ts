import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  compactTime,
  derElement,
  derTags,
  ia5StringOf,
  instantOf,
  readSequence,
} from './der-elements.ts'
import { DerError, derDepthMax, requireStrictDer } from './strict-der.ts'

const hex = (text: string) => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'))

test.each([
  ['nothing', ''],
  ['a length that is missing', '30'],
  ['an indefinite length', '3080 0000'],
  ['a long length below 128', '3081 01 05'],
  ['a length with a leading zero', '308200 81' + '00'.repeat(0x81)],
  ['an element longer than the input', '3003 0500'],
  ['an element longer than its parent', '3002 0501 00'],
  ['bytes behind the element', '3000 00'],
  ['a tag of several octets', '1f8101 00'],
  ['a length of five octets', '30850000000001 00'],
])('refuses %s', (_name, text) => {
  expect(() => requireStrictDer(hex(text))).toThrow(DerError)
})

test.each([
  ['an empty sequence', '3000'],
  ['elements in elements', '3005 3003 020101'],
  ['a length of 128', `048180${'00'.repeat(0x80)}`],
])('accepts %s', (_name, text) => {
  expect(() => requireStrictDer(hex(text))).not.toThrow()
})

test('refuses elements that lie too deep, and accepts one less', () => {
  const nested = (depth: number) => {
    let bytes: Uint8Array = new Uint8Array()
    for (let level = 0; level < depth; level += 1) bytes = derElement(derTags.sequence, bytes)
    return bytes
  }
  expect(() => requireStrictDer(nested(derDepthMax - 1))).not.toThrow()
  expect(() => requireStrictDer(nested(derDepthMax))).toThrow(DerError)
})

test('refuses more elements than it counts to', () => {
  const many = derElement(derTags.sequence, hex('0500'.repeat(5_000)))
  expect(() => requireStrictDer(many)).toThrow(DerError)
})

test('what is written as elements is read back as the same', () => {
  const contents = fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 5 })
  fc.assert(
    fc.property(contents, (given) => {
      const elements = given.map((content) => derElement(derTags.octetString, content))
      const read = readSequence(derElement(derTags.sequence, ...elements))
      expect(read.map(({ content }) => content)).toEqual(given)
      expect(read.map(({ whole }) => whole)).toEqual(elements)
    }),
    { numRuns: 200 },
  )
})

test('random bytes are strict or refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      expect([undefined, 'DerError']).toContain(refusalOf(bytes))
    }),
    { numRuns: 2_000 },
  )
})

function refusalOf(bytes: Uint8Array): string | undefined {
  try {
    requireStrictDer(bytes)
    return undefined
  } catch (error) {
    return (error as Error).name
  }
}

test.each(['20260230000000Z', '20260101000000', '20260101000000.5Z', '20260101246000Z', ''])(
  'refuses the time %j',
  (text) => {
    const content = new TextEncoder().encode(text)
    const element = { tag: derTags.generalizedTime, whole: content, content }
    expect(() => instantOf(element)).toThrow(DerError)
  },
)

test('every second is written and read back', () => {
  const second = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000)
  fc.assert(
    fc.property(second, (at) => {
      const content = new TextEncoder().encode(compactTime(at))
      expect(instantOf({ tag: derTags.generalizedTime, whole: content, content })).toBe(at)
    }),
  )
})

test('refuses a text that is not IA5', () => {
  const content = Uint8Array.of(0x80)
  expect(() => ia5StringOf({ tag: derTags.ia5String, whole: content, content })).toThrow(DerError)
})
