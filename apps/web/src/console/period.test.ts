import { expect, test } from 'vitest'
import { daysOf, periodBefore } from './period.ts'

test.each([
  ['2026-03-01', '2026-03-31', '2026-01-29', '2026-02-28'],
  ['2026-03-02', '2026-03-02', '2026-03-01', '2026-03-01'],
  ['2026-01-01', '2026-12-31', '2025-01-01', '2025-12-31'],
])('before %s to %s come %s to %s', (from, until, firstBefore, lastBefore) => {
  expect(periodBefore({ from, until })).toEqual({ from: firstBefore, until: lastBefore })
})

test.each([
  ['2026-02-27', '2026-03-02', ['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']],
  ['2026-03-02', '2026-03-01', []],
  ['no day', '2026-03-01', []],
])('from %s to %s there are %j', (from, until, days) => {
  expect(daysOf({ from, until })).toEqual(days)
})

test('what is no period has none before it', () => {
  const none = { from: 'x', until: '2026-03-01' }
  expect(periodBefore(none)).toEqual(none)
})
