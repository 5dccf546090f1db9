import { afterEach, beforeEach, expect, test } from 'vitest'
import { multiplyBase } from './curve-arithmetic.ts'
import { uncompressedPoint } from './curve.ts'
import { boundPrecomputedKeys, pointForUse, precomputedKeysDefault } from './public-key-tables.ts'

const keys = [11n, 12n, 13n].map((k) => ({ bytes: uncompressedPoint(multiplyBase(k)) }))
const use = (key: number) => pointForUse(keys[key] ?? { bytes: new Uint8Array() })

/** What so many uses of a key give. A point that is given again is one that carries tables. */
const uses = (key: number, times: number) => Array.from({ length: times }, () => use(key))

beforeEach(() => {
  boundPrecomputedKeys(0)
  boundPrecomputedKeys(2)
})
afterEach(() => boundPrecomputedKeys(precomputedKeysDefault))

test('a key gets tables when it has come back often enough, and keeps them', () => {
  const points = uses(0, 9)
  expect(new Set(points).size).toBe(6)
  expect(new Set(points.slice(5)).size).toBe(1)
})

test('the key used longest ago is forgotten first', () => {
  const [first] = uses(0, 6).slice(5)
  const [second] = uses(1, 6).slice(5)
  expect(use(0)).toBe(first)
  use(2)
  expect(use(0)).toBe(first)
  expect(use(1)).not.toBe(second)
})

test('keys that come one after the other in too great a number get no tables', () => {
  const points = Array.from({ length: 10 }, () => [use(0), use(1), use(2)]).flat()
  expect(new Set(points).size).toBe(30)
})

test('a bound of none switches the tables off', () => {
  boundPrecomputedKeys(0)
  expect(new Set(uses(0, 10)).size).toBe(10)
})

test('what is no point of the curve is not remembered', () => {
  const [oldest] = uses(0, 6).slice(5)
  use(1)
  const beside = uncompressedPoint(multiplyBase(14n)).map((octet, at) =>
    at === 64 ? octet ^ 1 : octet,
  )
  expect(pointForUse({ bytes: beside })).toBeUndefined()
  expect(use(0)).toBe(oldest)
})
