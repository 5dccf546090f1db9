import { expect, test } from 'vitest'
import { shadeOf } from './shade.ts'

test.each([
  [0, 0, 'shade-0'],
  [0, 9, 'shade-0'],
  [1, 10_000, 'shade-1'],
  [2_500, 10_000, 'shade-2'],
  [5_000, 10_000, 'shade-3'],
  [10_000, 10_000, 'shade-4'],
])('%i of at most %i is drawn as %s', (count, most, shade) => {
  expect(shadeOf(count, most)).toBe(shade)
})
