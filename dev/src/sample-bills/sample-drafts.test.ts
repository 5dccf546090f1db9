import { isCalendarDate, isCreditCode, isIdentityNumber } from '@piaoqiao/domain'
import { billKinds } from '@piaoqiao/issuer'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sampleDay, sampleDrafts } from './sample-drafts.ts'

const drafts = sampleDrafts(1, 2_000)
const sum = (amounts: readonly (bigint | undefined)[]) =>
  amounts.reduce<bigint>((total, amount) => total + (amount ?? 0n), 0n)

test('the same seed gives the same drafts, and fewer are the beginning of more', () => {
  fc.assert(
    fc.property(fc.nat({ max: 2 ** 32 - 1 }), fc.nat({ max: 40 }), (seed, count) => {
      expect(sampleDrafts(seed, count)).toEqual(sampleDrafts(seed, 40).slice(0, count))
    }),
    { numRuns: 30 },
  )
})

test('another seed gives others, under other business numbers', () => {
  const numbers = (seed: number) => sampleDrafts(seed, 100).map((draft) => draft.businessNumber)
  expect(new Set([...numbers(1), ...numbers(2)]).size).toBe(200)
  expect(sampleDrafts(1, 20).map(({ payer }) => payer)).not.toEqual(
    sampleDrafts(2, 20).map(({ payer }) => payer),
  )
})

test('every kind comes', () => {
  expect(new Set(drafts.map(({ kind }) => kind))).toEqual(new Set(Object.keys(billKinds)))
})

test('patients come again', () => {
  expect(new Set(drafts.map(({ payer }) => payer.code)).size).toBeLessThan(drafts.length / 1.5)
})

describe('of every draft', () => {
  test('the items add up to the total, and the details to their items', () => {
    for (const { items, auxItems = [], totalFen } of drafts) {
      expect(sum(items.map(({ amountFen }) => amountFen))).toBe(totalFen)
      for (const { code, amountFen } of items) {
        const details = auxItems.filter(({ relatedCode }) => relatedCode === code)
        expect(sum(details.map((detail) => detail.amountFen))).toBe(amountFen)
      }
      expect(totalFen).toBeGreaterThan(0n)
    }
  })

  test('the parts that were paid add up to the total, and none is negative', () => {
    for (const { extension = {}, totalFen } of drafts.filter(({ kind }) => kind !== 'general')) {
      const { fundPayFen, otherPayFen, accountPayFen, ownPayFen } = extension
      const parts = [fundPayFen, otherPayFen, accountPayFen, ownPayFen]
      expect(sum(parts)).toBe(totalFen)
      expect(parts.every((part) => part !== undefined && part >= 0n)).toBe(true)
    }
  })

  test('what the patient bore is partly within the scheme and partly outside', () => {
    const settled = drafts.filter(({ extension }) => extension?.selfPaymentFen !== undefined)
    expect(settled.length).toBeGreaterThan(0)
    for (const { extension = {} } of settled) {
      const { selfPaymentFen, selfFundedFen, accountPayFen, ownPayFen } = extension
      expect(sum([selfPaymentFen, selfFundedFen])).toBe(sum([accountPayFen, ownPayFen]))
    }
  })

  test('a deposit is settled to the fen', () => {
    const stays = drafts.filter(({ kind }) => kind === 'inpatient')
    expect(stays.length).toBeGreaterThan(0)
    for (const { extension = {} } of stays) {
      const { prepayFen = 0n, rechargeFen = 0n, refundFen = 0n, ownPayFen } = extension
      expect(prepayFen + rechargeFen - refundFen).toBe(ownPayFen)
    }
  })

  test('a person has a valid number of no district, and a unit a valid code', () => {
    for (const { type, code, name } of drafts.map(({ payer }) => payer)) {
      const isFit =
        type === '1'
          ? isIdentityNumber(code) && code.startsWith('500000')
          : isCreditCode(code) && name.startsWith('示例')
      expect(isFit).toBe(true)
    }
  })

  test('gender and number of a patient agree', () => {
    const patients = drafts.filter(
      ({ payer, extension }) => payer.type === '1' && extension?.gender !== undefined,
    )
    for (const { payer, extension } of patients) {
      const isMale = Number(payer.code.charAt(16)) % 2 === 1
      expect(extension?.gender).toBe(isMale ? '男' : '女')
    }
  })

  test('days exist, and nobody leaves before coming', () => {
    for (const { extension = {} } of drafts) {
      const { medicalDate = sampleDay, inHospitalDate = '', outHospitalDate = '' } = extension
      expect(isCalendarDate(medicalDate)).toBe(true)
      expect(inHospitalDate <= outHospitalDate).toBe(true)
    }
  })
})
