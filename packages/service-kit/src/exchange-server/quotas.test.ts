import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createQuotas } from './quotas.ts'

test('a quota may be used at once and comes back evenly', () => {
  const quotas = createQuotas({ appsMax: 10 })
  const taken = [1, 2, 3].map(() => quotas.take('a', 3, 0))
  expect(taken).toEqual([0, 0, 0])
  expect(quotas.take('a', 3, 0)).toBe(20)
  expect(quotas.take('a', 3, 19_999)).toBe(1)
  expect(quotas.take('a', 3, 20_000)).toBe(0)
  expect(quotas.take('a', 3, 20_000)).toBe(20)
})

test('it does not grow beyond a minute’s worth, and a clock that goes back gives nothing', () => {
  const quotas = createQuotas({ appsMax: 10 })
  quotas.take('a', 1, 1_000_000)
  expect(quotas.take('a', 1, 0)).toBe(60)
  expect(quotas.take('a', 1, 9_000_000)).toBe(0)
  expect(quotas.take('a', 1, 9_000_000)).toBe(60)
})

test('a quota of nothing stays so', () => {
  expect(createQuotas({ appsMax: 10 }).take('a', 0, 0)).toBe(60)
})

test('a quota that is lowered holds at once', () => {
  const quotas = createQuotas({ appsMax: 10 })
  quotas.take('a', 100, 0)
  quotas.take('a', 1, 0)
  expect(quotas.take('a', 1, 0)).toBe(60)
})

test('beyond the bound the application that was silent for longest is forgotten', () => {
  const quotas = createQuotas({ appsMax: 2 })
  for (const appId of ['a', 'b', 'a', 'c']) quotas.take(appId, 1, 0)
  expect(quotas.take('a', 1, 0)).toBe(60)
  expect(quotas.take('b', 1, 0)).toBe(0)
})

test('in any minute at most twice the quota is taken, and waiting as told is enough', () => {
  const pauses = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 200 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), pauses, (quota, waits) => {
      const quotas = createQuotas({ appsMax: 1 })
      let now = 0
      let refusedAgain = 0
      const taken: number[] = []
      for (const wait of waits) {
        now += wait
        const seconds = quotas.take('a', quota, now)
        if (seconds === 0) taken.push(now)
        else {
          now += seconds * 1_000
          refusedAgain += quotas.take('a', quota, now)
          taken.push(now)
        }
      }
      expect(refusedAgain).toBe(0)
      for (const start of taken) {
        const inMinute = taken.filter((at) => at >= start && at < start + 60_000)
        expect(inMinute.length).toBeLessThanOrEqual(2 * quota)
      }
    }),
  )
})
