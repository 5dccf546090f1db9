import { expect, test } from 'vitest'
import { trendText } from './trend-text.ts'

test.each([
  [0, 0, '上期 0'],
  [12, 0, '上期 0'],
  [150, 120, '上期 120，多 25%'],
  [60, 120, '上期 120，少 50%'],
  [0, 3, '上期 3，少 100%'],
  [1_001, 1_000, '上期 1000，持平'],
])('%i after %i reads %s', (now, before, text) => {
  expect(trendText(now, before)).toBe(text)
})
