import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  combine,
  multiply,
  readElement,
  square,
  takeElement,
  writeElement,
} from './curve-machine.ts'
import { sm2Curve } from './curve.ts'
import { invert } from './field-inversion.ts'

const { p } = sm2Curve
const [a, b, result] = [takeElement(), takeElement(), takeElement()]

const edges = [0n, 1n, 2n, p - 1n, p - 2n, 2n ** 255n, 2n ** 224n - 1n, 2n ** 29n - 1n, 2n ** 232n]
const element = fc.oneof(fc.constantFrom(...edges), fc.bigInt(0n, p - 1n))
const modulo = (value: bigint) => ((value % p) + p) % p

describe('field arithmetic agrees with integers', () => {
  test('writing and reading', () => {
    fc.assert(
      fc.property(element, (x) => {
        writeElement(a, x)
        expect(readElement(a)).toBe(x)
      }),
    )
  })

  test('products', () => {
    fc.assert(
      fc.property(element, element, (x, y) => {
        writeElement(a, x)
        writeElement(b, y)
        multiply(result, a, b)
        expect(readElement(result)).toBe((x * y) % p)
      }),
      { numRuns: 2_000 },
    )
  })

  test('squares', () => {
    fc.assert(
      fc.property(element, (x) => {
        writeElement(a, x)
        square(result, a)
        expect(readElement(result)).toBe((x * x) % p)
      }),
      { numRuns: 2_000 },
    )
  })

  test('sums with small factors', () => {
    const factor = fc.integer({ min: -8, max: 8 })
    fc.assert(
      fc.property(element, factor, element, factor, (x, m, y, n) => {
        writeElement(a, x)
        writeElement(b, y)
        combine(result, a, m, b, n)
        expect(readElement(result)).toBe(modulo(x * BigInt(m) + y * BigInt(n)))
      }),
      { numRuns: 2_000 },
    )
  })

  test('inverses, where 0 stays 0', () => {
    fc.assert(
      fc.property(element, (x) => {
        writeElement(a, x)
        invert(result, a)
        expect((readElement(result) * x) % p).toBe(x === 0n ? 0n : 1n)
        expect(readElement(a)).toBe(x)
      }),
      { numRuns: 200 },
    )
  })
})

test('results stay usable however many steps follow one another', () => {
  writeElement(a, p - 1n)
  writeElement(b, p - 2n)
  let [x, y] = [p - 1n, p - 2n]
  for (let step = 0; step < 500; step += 1) {
    combine(a, a, -8, b, 8)
    multiply(b, b, a)
    x = modulo(-8n * x + 8n * y)
    y = (y * x) % p
  }
  expect([readElement(a), readElement(b)]).toEqual([x, y])
})
