import { expect, test } from 'vitest'
import { equalInConstantTime, hmacSm3, sm3 } from './digest.ts'

test.each([
  [[], [], true],
  [[1, 2, 3], [1, 2, 3], true],
  [[1, 2, 3], [1, 2, 4], false],
  [[1, 2, 3], [1, 2], false],
])('%j against %j is %j', (a, b, equal) => {
  expect(equalInConstantTime(Uint8Array.from(a), Uint8Array.from(b))).toBe(equal)
})

test('texts are hashed as UTF-8', () => {
  const utf8 = new TextEncoder().encode('财政电子票据')
  expect(sm3('财政电子票据')).toEqual(sm3(utf8))
  expect(hmacSm3(utf8, '财政电子票据')).toEqual(hmacSm3(utf8, utf8))
})
