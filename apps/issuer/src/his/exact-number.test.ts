import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  WrittenNumber,
  decimalFrom,
  decimalText,
  exactFen,
  fenBehindNoise,
  parseExactJson,
  roundedFen,
} from './exact-number.ts'

const decimal = (text: string) => {
  const read = decimalFrom(text)
  if (read === null) throw new Error('the test expects a number here')
  return read
}

describe('a decimal number', () => {
  test.each([
    { text: '188.21', shown: '188.21', fen: 18_821n },
    { text: '188.210000', shown: '188.21', fen: 18_821n },
    { text: '0', shown: '0', fen: 0n },
    { text: '-0.50', shown: '-0.5', fen: -50n },
    { text: '007.1', shown: '7.1', fen: 710n },
    { text: '1E+2', shown: '100', fen: 10_000n },
    { text: '1.5e-1', shown: '0.15', fen: 15n },
    { text: '12.345', shown: '12.345', fen: null },
    { text: '9007199254740993.01', shown: '9007199254740993.01', fen: 900_719_925_474_099_301n },
  ])('$text is $shown, in fen $fen', ({ text, shown, fen }) => {
    expect(decimalText(decimal(text))).toBe(shown)
    expect(exactFen(decimal(text))).toBe(fen)
  })

  test.each(['', ' 1', '1,000.00', '1.', '.5', '+1', '0x10', 'NaN', '１', '1e31', '1e999'])(
    'is not %j',
    (text) => expect(decimalFrom(text)).toBeNull(),
  )

  test.each([
    ['0.005', 1n],
    ['0.0049', 0n],
    ['-0.005', -1n],
    ['12.3456', 1_235n],
    ['7.1', 710n],
  ])('%s is rounded to %s fen', (text, fen) => expect(roundedFen(decimal(text))).toBe(fen))
})

describe('a number of JSON', () => {
  test('is kept as it was written, also where floating point would change it', () => {
    const text = '{"a":0.1,"b":9007199254740993,"c":"0.10","d":[1e2],"e":null}'
    expect(parseExactJson(text)).toEqual({
      a: new WrittenNumber('0.1'),
      b: new WrittenNumber('9007199254740993'),
      c: '0.10',
      d: [new WrittenNumber('1e2')],
      e: null,
    })
  })

  test.each([
    [0.1 + 0.2, 30n],
    [1.1 + 2.2, 330n],
    [100 - 99.9, 10n],
    [3 * 1.1, 330n],
  ])('%d out of floating point arithmetic is the amount that was meant', (number, fen) => {
    expect(fenBehindNoise(decimal(String(number)))).toBe(fen)
  })

  test.each(['0.333333333333333', '12.345678', '0.30000', '123456789012345.678901'])(
    '%s is no amount with a little noise',
    (text) => expect(fenBehindNoise(decimal(text))).toBeNull(),
  )

  test('sums of two amounts come through floating point as their exact sum', () => {
    const fen = fc.integer({ min: 0, max: 100_000_000 })
    fc.assert(
      fc.property(fen, fen, (one, other) => {
        const sum = decimal(String(one / 100 + other / 100))
        expect(exactFen(sum) ?? fenBehindNoise(sum)).toBe(BigInt(one + other))
      }),
    )
  })
})
