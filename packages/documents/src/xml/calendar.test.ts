import { dateAt, dayMs, isCalendarDate } from '@piaoqiao/domain'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isDay } from './calendar.ts'

const dashed = (digits: string): string =>
  `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`

test('every day from 1600 to 2400 is one', () => {
  const first = Date.UTC(1600, 0, 1)
  const days = Math.round((Date.UTC(2400, 11, 31) - first) / dayMs)
  const missed: string[] = []
  for (let day = 0; day <= days; day += 1) {
    const digits = dateAt(first + day * dayMs).replaceAll('-', '')
    if (!isDay(digits)) missed.push(digits)
  }
  expect(missed).toEqual([])
})

test('the calendar agrees with that of the domain about any eight digits', () => {
  const near = fc
    .tuple(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9999 })), fc.nat(14), fc.nat(33))
    .map(
      ([year, month, day]) =>
        `${String(year).padStart(4, '0')}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`,
    )
  fc.assert(
    fc.property(fc.oneof(near, fc.stringMatching(/^[0-9]{8}$/)), (digits) => {
      expect(isDay(digits)).toBe(isCalendarDate(dashed(digits)))
    }),
    { numRuns: 2_000 },
  )
})
