import { createECDH } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesFromInteger, hexFromBytes } from './bytes.ts'
import { combineWithBase, multiplyBase, multiplyPoint } from './curve-arithmetic.ts'
import { pointFromCoordinates, sm2Curve, sm2Point, uncompressedPoint } from './curve.ts'

const { n } = sm2Curve
const small = [1n, 2n, 3n, 4n, 15n, 16n, 17n, 31n, 32n, 33n, 127n, 128n, 129n, 255n, 256n, 257n]
const nearOrder = small.map((k) => n - k)
const middle = [(n - 1n) / 2n, (n + 1n) / 2n, 2n ** 255n, 2n ** 128n, 2n ** 252n - 1n]
const scalar = fc.oneof(fc.constantFrom(...small, ...nearOrder, ...middle), fc.bigInt(1n, n - 1n))

/** [k]G by OpenSSL, which shows it as the public key that belongs to k. */
function byOpenssl(k: bigint): string {
  const pair = createECDH('SM2')
  pair.setPrivateKey(bytesFromInteger(k))
  return pair.getPublicKey('hex')
}

/** [log]G as a point that nothing was computed with before. */
function freshPoint(log: bigint) {
  const point = pointFromCoordinates(multiplyBase(log))
  if (!point) throw new Error('a multiple of the base point is on the curve')
  return point
}

describe('multiples of the base point are those of OpenSSL', () => {
  test.each([...small, ...nearOrder, ...middle])('%d', (k) => {
    expect(hexFromBytes(uncompressedPoint(multiplyBase(k)))).toBe(byOpenssl(k))
  })

  test('of any scalar', () => {
    fc.assert(
      fc.property(scalar, (k) => {
        expect(hexFromBytes(uncompressedPoint(multiplyBase(k)))).toBe(byOpenssl(k))
      }),
    )
  })
})

describe.each([
  ['without tables', freshPoint],
  ['with tables', (log: bigint) => freshPoint(log).precompute(4)],
])('%s', (_, pointOf) => {
  test('[k][l]G is [kl]G', () => {
    fc.assert(
      fc.property(scalar, scalar, (k, log) => {
        expect(multiplyPoint(k, pointOf(log))).toEqual(multiplyBase((k * log) % n))
      }),
      { numRuns: 30 },
    )
  })

  test('[s]G + [t][l]G is [s + tl]G', () => {
    fc.assert(
      fc.property(scalar, scalar, scalar, (s, t, log) => {
        expect(combineWithBase(s, t, pointOf(log))).toBe(xOfMultiple(s + t * log))
      }),
      { numRuns: 30 },
    )
  })

  test.each([
    ['a point with itself', 1n, 1n, 1n],
    ['a point with its opposite', n - 1n, 1n, 1n],
    ['infinity out of large scalars', n - 2n ** 200n, 2n ** 200n, 1n],
    ['infinity out of a key other than G', n - 15n, 5n, 3n],
    ['the same multiple reached twice', 33n, 11n, 3n],
  ])('adds %s', (_name, s, t, log) => {
    expect(combineWithBase(s, t, pointOf(log))).toBe(xOfMultiple(s + t * log))
  })
})

function xOfMultiple(k: bigint): bigint | undefined {
  return k % n === 0n ? undefined : multiplyBase(k % n).x
}

describe('what is no point of the curve is not read as one', () => {
  const { x, y } = sm2Point.BASE.toAffine()

  test.each([
    ['beside the curve', x, y + 1n],
    ['zeros', 0n, 0n],
    ['x plus p', x + sm2Curve.p, y],
    ['y minus p', x, y - sm2Curve.p],
  ])('%s', (_, wrongX, wrongY) => {
    expect(pointFromCoordinates({ x: wrongX, y: wrongY })).toBeUndefined()
  })

  test('while its neighbour is', () => {
    expect(pointFromCoordinates({ x, y })?.toAffine()).toEqual({ x, y })
  })
})
