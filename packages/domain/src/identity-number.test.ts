import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  identityNumberCheckCharacter,
  isIdentityNumber,
  maskedIdentityNumber,
} from './identity-number.ts'

/** Area code 999999 is given to nobody, so no number here is a person's. */
function numberOf(birthday: string): string {
  const first17 = `999999${birthday}001`
  return first17 + (identityNumberCheckCharacter(first17) ?? '')
}

/** GB 11643 in its other form: with the check character the sum of digits times powers of two leaves 1 modulo 11. */
function leavesOneModulo11(text: string): boolean {
  const values = [...text].map((character) => (character === 'X' ? 10 : Number(character)))
  return values.reduce((sum, value, index) => sum + value * (2 ** (17 - index) % 11), 0) % 11 === 1
}

test('the check character makes the weighted sum leave one', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{17}$/), (first17) => {
      expect(leavesOneModulo11(`${first17}${identityNumberCheckCharacter(first17)}`)).toBe(true)
    }),
  )
})

test('a number with a real birthday and its check character is right', () => {
  expect(isIdentityNumber(numberOf('19900101'))).toBe(true)
  expect(isIdentityNumber(numberOf('20000229'))).toBe(true)
})

test('the letter at the end may be small', () => {
  expect(isIdentityNumber('99999919900101018X')).toBe(true)
  expect(isIdentityNumber('99999919900101018x')).toBe(true)
})

test.each(['19900230', '19901301', '20010229', '00000000'])(
  'a number with the birthday %s is wrong',
  (birthday) => {
    expect(isIdentityNumber(numberOf(birthday))).toBe(false)
  },
)

test('one wrong digit is always found', () => {
  const right = numberOf('19900101')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 0, max: 9 }), (index, digit) => {
      fc.pre(right[index] !== String(digit))
      expect(isIdentityNumber(right.slice(0, index) + digit + right.slice(index + 1))).toBe(false)
    }),
  )
})

test.each(['', '12345', '999999900101001', `${numberOf('19900101')}0`, 'A'.repeat(18)])(
  '%j is not an identity number',
  (text) => {
    expect(isIdentityNumber(text)).toBe(false)
  },
)

test('a masked number keeps its first three and its last four characters', () => {
  expect(maskedIdentityNumber('999999199001010011')).toBe('999***********0011')
})

test('a masked text is as long as before and shows less than four characters of ten', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9A-Z]{0,40}$/), (text) => {
      const masked = maskedIdentityNumber(text)
      expect(masked).toHaveLength(text.length)
      const shown = [...masked].filter((character) => character !== '*').length
      expect(shown).toBeLessThanOrEqual(text.length * 0.4)
      expect(shown).toBeLessThanOrEqual(7)
    }),
  )
})
