import { expect, test } from 'vitest'
import { RequestRate } from './request-rate.ts'

const bounds = { perAddressMax: 2, altogetherMax: 3, windowMs: 1_000 }

test('an address has its share, all together have theirs, and both are given anew', () => {
  const rate = new RequestRate(bounds)
  expect([1, 2, 3].map(() => rate.allows('a', 0))).toEqual([true, true, false])
  expect(rate.allows('b', 999)).toBe(true)
  expect(rate.allows('c', 999)).toBe(false)
  expect(rate.allows('a', 1_000)).toBe(true)
})
