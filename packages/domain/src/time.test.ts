import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateAt, dayMs, endOfDate, isCalendarDate, startOfDate } from './time.ts'

test('the day begins at midnight in Beijing', () => {
  const midnight = Date.UTC(2026, 2, 1, 16)
  expect(dateAt(midnight - 1)).toBe('2026-03-01')
  expect(dateAt(midnight)).toBe('2026-03-02')
})

test('the last moment of a day belongs to it, and the next millisecond to the day after', () => {
  const moment = fc.integer({ min: 0, max: Date.UTC(2200, 0, 1) })
  fc.assert(
    fc.property(moment, (at) => {
      const day = dateAt(at)
      const end = endOfDate(day)
      expect(end).toBeGreaterThanOrEqual(at)
      expect(end - at).toBeLessThan(dayMs)
      expect(dateAt(end)).toBe(day)
      expect(dateAt(startOfDate(day))).toBe(day)
      expect(dateAt(startOfDate(day) - 1) < day).toBe(true)
      expect(dateAt(end + 1) > day).toBe(true)
    }),
  )
})

test('every day that a moment can name exists', () => {
  const moment = fc.integer({ min: 0, max: Date.UTC(2200, 0, 1) })
  fc.assert(fc.property(moment, (at) => isCalendarDate(dateAt(at))))
})

test.each(['2026-02-28', '2024-02-29', '2000-02-29', '2026-12-31', '0001-01-01'])(
  '%s is a day',
  (text) => {
    expect(isCalendarDate(text)).toBe(true)
  },
)

test.each([
  '2026-02-29',
  '2100-02-29',
  '2026-04-31',
  '2026-13-01',
  '2026-00-10',
  '2026-01-00',
  '0000-01-01',
  '2026-1-1',
  '20260101',
  '2026/01/01',
  '2026-01-01T00:00:00Z',
  '2026-01-01\n',
  ' 2026-01-01',
  '',
])('%j is not a day', (text) => {
  expect(isCalendarDate(text)).toBe(false)
})
