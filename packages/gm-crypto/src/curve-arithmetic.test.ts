import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  combineWithBase,
  multiplyBase,
  multiplyPoint,
  multiplyPublicKey,
} from './curve-arithmetic.ts'
import { sm2Curve, sm2Point, type AffineSm2Point } from './curve.ts'

const { n } = sm2Curve
/** The second implementation: @noble/curves on integers. */
const times = (k: bigint) => sm2Point.BASE.multiplyUnsafe(k)
const affine = ({ x, y }: AffineSm2Point): AffineSm2Point => ({ x, y })

const small = Array.from({ length: 40 }, (_, index) => BigInt(index + 1))
const nearOrder = small.map((k) => n - k)
const middle = [(n - 1n) / 2n, (n + 1n) / 2n, 2n ** 255n, 2n ** 128n, 2n ** 252n - 1n]
const scalar = fc.oneof(fc.constantFrom(...small, ...nearOrder, ...middle), fc.bigInt(1n, n - 1n))

describe('multiplications agree with a second implementation', () => {
  test.each([...small, ...nearOrder, ...middle])('the base point times %d', (k) => {
    expect(multiplyBase(k)).toEqual(affine(times(k).toAffine()))
  })

  test('any point, without and with a table', () => {
    fc.assert(
      fc.property(scalar, scalar, (k, log) => {
        const point = times(log).toAffine()
        const expected = affine(times((k * log) % n).toAffine())
        expect(multiplyPoint(k, point)).toEqual(expected)
        for (let use = 0; use < 6; use += 1) {
          expect(multiplyPublicKey(k, point)).toEqual(expected)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('[s]G + [t]P, whatever P is to G', () => {
    fc.assert(
      fc.property(scalar, scalar, scalar, (s, t, log) => {
        const expected = (s + t * log) % n
        const x = expected === 0n ? undefined : times(expected).toAffine().x
        const point = times(log).toAffine()
        for (let use = 0; use < 6; use += 1) expect(combineWithBase(s, t, point)).toBe(x)
      }),
      { numRuns: 60 },
    )
  })
})

describe('sums that the fast formulas cannot make', () => {
  test.each([
    ['a point with itself', 1n, 1n, 1n],
    ['a point with its opposite', n - 1n, 1n, 1n],
    ['infinity out of large scalars', n - 2n ** 200n, 2n ** 200n, 1n],
    ['infinity out of a key other than G', n - 15n, 5n, 3n],
    ['the same multiple reached twice', 33n, 11n, 3n],
  ])('%s', (_, s, t, log) => {
    const expected = (s + t * log) % n
    const x = expected === 0n ? undefined : times(expected).toAffine().x
    const point = times(log).toAffine()
    for (let use = 0; use < 6; use += 1) expect(combineWithBase(s, t, point)).toBe(x)
  })
})

describe('scalars whose digits make the fast formulas fail', () => {
  const log = 1_234_567n
  const point = times(log).toAffine()
  const expected = (k: bigint) => affine(times((k * log) % n).toAffine())

  test('in the last digit of a multiplication without a table: the sum before is that digit', () => {
    const k = n - 6n
    expect(multiplyPoint(k, point)).toEqual(expected(k))
  })

  test('in the first digit of a table of five bits: the sum of the others is 2^255', () => {
    const k = 2n ** 256n - n
    expect(multiplyBase(k)).toEqual(affine(times(k).toAffine()))
  })

  test('in the first digit of a table of four bits: the sum of the others is 15 · 2^252', () => {
    const k = 15n * 2n ** 253n - n
    for (let use = 0; use < 6; use += 1) expect(multiplyPublicKey(k, point)).toEqual(expected(k))
  })
})
