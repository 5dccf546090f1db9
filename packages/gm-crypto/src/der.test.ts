import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesFromHex } from './bytes.ts'
import { DerReader, DerSyntaxError, derTag, encodeDer, encodeDerInteger } from './der.ts'

test('every natural number survives the round trip', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 2n ** 256n), (value) => {
      const reader = new DerReader(encodeDerInteger(value))
      expect(reader.readInteger()).toBe(value)
      reader.end()
    }),
  )
})

test.each([0, 1, 127, 128, 255, 256, 65_535, 65_536])('%d bytes survive the round trip', (size) => {
  const content = new Uint8Array(size).fill(7)
  expect(new DerReader(encodeDer(derTag.octetString, content)).read(derTag.octetString)).toEqual(
    content,
  )
})

describe('what is not DER is refused', () => {
  test.each([
    ['nothing', ''],
    ['a tag alone', '02'],
    ['another tag', '040101'],
    ['an empty integer', '0200'],
    ['a negative integer', '020180'],
    ['an integer with a needless zero', '02020001'],
    ['a short length in the long form', '02810101'],
    ['a long length with a leading zero', `0282008${'0'.repeat(257)}`],
    ['an indefinite length', '02800101000'],
    ['a length of five octets', '02850000000001'],
    ['content that ends early', '020301'],
  ])('%s', (_, hex) => {
    expect(() => new DerReader(bytesFromHex(hex)).readInteger()).toThrow(DerSyntaxError)
  })

  test('bytes left over', () => {
    const reader = new DerReader(bytesFromHex('02010500'))
    expect(reader.readInteger()).toBe(5n)
    expect(() => reader.end()).toThrow(DerSyntaxError)
  })
})
