import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sm2Curve } from './curve.ts'
import { digitCount, oddDigits } from './scalar-digits.ts'

const { n } = sm2Curve
const edges = [1n, 2n, 3n, 2n ** 255n, 2n ** 255n + 1n, n - 1n, n - 2n]
const scalar = fc.oneof(fc.constantFrom(...edges), fc.bigInt(1n, n - 1n))

test.each([4, 5])('digits of width %d are odd, bounded, and add up to the scalar', (width) => {
  fc.assert(
    fc.property(scalar, (k) => {
      const digits = oddDigits(k, width)
      expect(digits).toHaveLength(digitCount(width))
      let sum = 0n
      for (const [index, digit] of digits.entries()) {
        expect(Math.abs(digit) % 2).toBe(1)
        expect(Math.abs(digit)).toBeLessThan(2 ** width)
        sum += BigInt(digit) << BigInt(width * index)
      }
      expect(((sum % n) + n) % n).toBe(k)
    }),
  )
})
