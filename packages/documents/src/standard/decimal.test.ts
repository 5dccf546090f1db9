import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalFrom, isProduct } from './decimal.ts'
import type { Decimal } from './decimal.ts'

function decimal(text: string): Decimal {
  const read = decimalFrom(text)
  if (read === null) throw new Error(`${text} is no decimal`)
  return read
}

describe('quantity times standard', () => {
  test.each([
    ['2', '69.105', '138.21', true],
    ['3', '0.333', '1.00', true],
    ['3', '0.333', '1.0000', true],
    ['3', '0.30', '1.00', false],
    ['14', '42.86', '600.00', true],
    ['2', '120', '120.00', false],
    ['2', '60', '120.00', true],
    ['-2', '60.00', '-120.00', true],
    ['-2', '60.00', '120.00', false],
    ['0.5', '25.01', '12.505', true],
    ['0', '25.01', '0.00', true],
  ])('%s times %s is %s: %s', (quantity, standard, amount, expected) => {
    expect(isProduct(decimal(quantity), decimal(standard), decimal(amount))).toBe(expected)
  })

  test('an exact product always holds', () => {
    const units = fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n })
    fc.assert(
      fc.property(units, fc.nat(6), units, fc.nat(6), (a, aScale, b, bScale) => {
        const product = { units: a * b, scale: aScale + bScale }
        expect(isProduct({ units: a, scale: aScale }, { units: b, scale: bScale }, product)).toBe(
          true,
        )
      }),
    )
  })
})

test.each(['', '一', '1.', '.5', '1e3', '+1', ' 1', '1,000', '-'])(
  '%j is no decimal number',
  (text) => {
    expect(decimalFrom(text)).toBeNull()
  },
)
