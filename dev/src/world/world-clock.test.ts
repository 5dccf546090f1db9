import { dayMs } from '@piaoqiao/domain'
import { expect, test } from 'vitest'
import { WorldClock } from './world-clock.ts'

test('a clock that was set back runs on from there, and comes back to the present', () => {
  const clock = new WorldClock()
  clock.goBack(31)
  expect(Date.now() - clock.now()).toBeGreaterThan(30.9 * dayMs)
  clock.goToPresent()
  expect(Date.now() - clock.now()).toBeLessThan(dayMs)
})

test('the clock never runs ahead', () => {
  expect(() => new WorldClock().goBack(-1)).toThrow(RangeError)
})
