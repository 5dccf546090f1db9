import { afterEach, beforeEach, expect, test } from 'vitest'
import { multiplyBase } from './curve-arithmetic.ts'
import {
  boundPrecomputedKeys,
  precomputedKeysDefault,
  tableOfPublicKey,
} from './public-key-tables.ts'

/** The table that the last of so many uses of a point gives. */
const use = (point: number, times: number) =>
  Array.from({ length: times }, () => tableOfPublicKey(multiplyBase(BigInt(point) + 11n))).at(-1)

beforeEach(() => {
  boundPrecomputedKeys(0)
  boundPrecomputedKeys(2)
})
afterEach(() => boundPrecomputedKeys(precomputedKeysDefault))

test('a key gets a table when it has come back often enough, and keeps it', () => {
  expect(use(0, 3)).toBeUndefined()
  const table = use(0, 1)
  expect(table).toBeDefined()
  expect(use(0, 1)).toBe(table)
})

test('the key used longest ago is forgotten first, and its memory is used again', () => {
  const first = use(0, 4)
  const second = use(1, 4)
  expect(use(0, 1)).toBe(first)
  expect(use(2, 1)).toBeUndefined()
  expect(use(2, 3)?.start).toBe(second?.start)
  expect(use(0, 1)).toBe(first)
  expect(use(1, 3)).toBeUndefined()
})

test('keys that come one after the other in too great a number cost no tables', () => {
  for (let round = 0; round < 10; round += 1) {
    for (const point of [0, 1, 2]) expect(use(point, 1)).toBeUndefined()
  }
})

test('a bound of none switches the tables off', () => {
  boundPrecomputedKeys(0)
  expect(use(0, 10)).toBeUndefined()
})
