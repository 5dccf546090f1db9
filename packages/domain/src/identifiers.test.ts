import fc from 'fast-check'
import { expect, test } from 'vitest'
import { billCodeOf, billIdFrom, billIdText, billNumberOf, homeProvinceOf } from './identifiers.ts'

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))

test('a key is its code and its number in one', () => {
  expect(billIdFrom('50060126', '0000000001')).toBe(500_601_260_000_000_001n)
})

test('code and number come back from the key, leading zeros and all', () => {
  fc.assert(
    fc.property(digits(8), digits(10), (code, number) => {
      const id = billIdFrom(code, number)
      expect([billCodeOf(id), billNumberOf(id), billIdText(id)]).toEqual([
        code,
        number,
        code + number,
      ])
    }),
  )
})

test('two different bills never share a key', () => {
  const key = fc.tuple(digits(8), digits(10))
  fc.assert(
    fc.property(key, key, ([code, number], [otherCode, otherNumber]) => {
      const same = code === otherCode && number === otherNumber
      expect(billIdFrom(code, number) === billIdFrom(otherCode, otherNumber)).toBe(same)
    }),
  )
})

test('every key fits into a signed integer of 64 bits', () => {
  expect(billIdFrom('99999999', '9999999999')).toBeLessThan(2n ** 63n)
})

test('the first two digits name the home province, also where the first is zero', () => {
  expect(homeProvinceOf(billIdFrom('50060126', '0000000001'))).toBe('50')
  expect(homeProvinceOf(billIdFrom('00060126', '0000000001'))).toBe('00')
})

test.each([
  ['5006012', '0000000001'],
  ['500601260', '0000000001'],
  ['50060126', '000000001'],
  ['50060126', '00000000011'],
  ['5006012x', '0000000001'],
  ['50060126', '-000000001'],
  ['50060126\n', '0000000001'],
  ['５００６０１２６', '0000000001'],
  ['', ''],
])('%j with %j is not a key', (code, number) => {
  expect(() => billIdFrom(code, number)).toThrow(RangeError)
})
