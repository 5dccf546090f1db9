import { fenFromYuan } from '@piaoqiao/domain'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterwardsOf } from './afterwards.ts'
import type { Settlement } from './hospital-plan.ts'
import { planDay } from './hospital-plan.ts'

const day = '2026-03-02'
const { settlements } = planDay({ seed: 1, day, scale: 0.2 })

interface Lines {
  readonly totalAmt: string
  readonly chargeDetail: readonly { readonly chargeCode: string; readonly amt: string }[]
  readonly listDetail: readonly { readonly chargeCode: string; readonly amt: string }[]
  readonly payChannelDetail: readonly { readonly payChannelValue: string }[]
  readonly [part: string]: unknown
}

const contentOf = ({ message }: Settlement) => message.content as Lines
const sum = (amounts: readonly string[]) =>
  amounts.reduce((total, amount) => total + fenFromYuan(amount), 0n)

test('the same seed gives the same day, and another seed or day gives other numbers', () => {
  fc.assert(
    fc.property(fc.nat({ max: 1_000 }), (seed) => {
      const options = { seed, day, scale: 0.02 }
      expect(planDay(options)).toEqual(planDay(options))
      const numbers = (of: typeof options) => planDay(of).settlements.map(({ busNo }) => busNo)
      const others = [
        ...numbers({ ...options, seed: seed + 1 }),
        ...numbers({ ...options, day: '2026-03-03' }),
      ]
      expect(numbers(options).filter((number) => others.includes(number))).toEqual([])
    }),
    { numRuns: 10 },
  )
})

test('no business number comes twice', () => {
  expect(new Set(settlements.map(({ busNo }) => busNo)).size).toBe(settlements.length)
})

test('every kind of settlement comes, and most patients come in the morning', () => {
  const busTypes = new Set(settlements.map(({ busType }) => busType))
  expect([...busTypes].toSorted()).toEqual(['01', '02', '03', '04', '05', '06'])
  const within = (from: number, to: number) =>
    settlements.filter(({ minute }) => minute >= from * 60 && minute < to * 60).length
  expect(within(8, 11)).toBeGreaterThan(within(13, 16) * 1.5)
  expect(within(0, 7)).toBeGreaterThan(0)
})

test('a whole day has so many bills as a district hospital issues', () => {
  const { length } = planDay({ seed: 1, day, scale: 1 }).settlements
  expect(length).toBeGreaterThan(2_000)
  expect(length).toBeLessThan(4_000)
})

describe('of every message', () => {
  test('lines, list and payments add up to the total', () => {
    for (const settlement of settlements) {
      const { totalAmt, chargeDetail, listDetail, payChannelDetail } = contentOf(settlement)
      expect(fenFromYuan(totalAmt)).toBe(settlement.totalFen)
      expect(sum(chargeDetail.map(({ amt }) => amt))).toBe(settlement.totalFen)
      expect(sum(payChannelDetail.map((each) => each.payChannelValue))).toBe(settlement.totalFen)
      for (const { chargeCode, amt } of chargeDetail) {
        const parts = listDetail.filter((line) => line.chargeCode === chargeCode)
        expect(sum(parts.map((part) => part.amt))).toBe(fenFromYuan(amt))
      }
    }
  })

  test('what the parts of insurance and the patient bore make the total', () => {
    for (const settlement of settlements) {
      const content = contentOf(settlement)
      const borne = ['fundPay', 'otherfundPay', 'accountPay', 'selfCashPay'] as const
      expect(sum(borne.map((part) => String(content[part])))).toBe(settlement.totalFen)
    }
  })
})

test('also a small day has refunds of every kind, and nothing that is taken back is on paper', () => {
  const afterwards = settlements
    .slice(0, 150)
    .map((settlement, index) => afterwardsOf(settlement, index))
  const refunds = afterwards.flatMap(({ refund }) => refund ?? [])
  expect(refunds.some(({ isHeld }) => isHeld)).toBe(true)
  expect(refunds.some(({ daysLater }) => daysLater > 0)).toBe(true)
  expect(afterwards.some(({ isImpatient }) => isImpatient)).toBe(true)
  expect(afterwards.some(({ paper }) => paper?.fate === 'printed_again')).toBe(true)
  expect(afterwards.filter(({ paper, refund }) => paper !== null && refund !== null)).toEqual([])
})
