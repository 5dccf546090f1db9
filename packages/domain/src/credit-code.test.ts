import fc from 'fast-check'
import { expect, test } from 'vitest'
import { creditCodeCheckCharacter, isCreditCode } from './credit-code.ts'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const letter = fc.integer({ min: 0, max: 30 }).map((place) => alphabet.charAt(place))
const first17 = fc
  .array(letter, { minLength: 17, maxLength: 17 })
  .map((characters) => characters.join(''))

/**
 * GB 32100 in its other form: with the first 17 characters weighed by the powers of three and the check character by one,
 * the sum is a multiple of 31.
 */
function sumIsMultipleOf31(code: string): boolean {
  let sum = alphabet.indexOf(code.charAt(17))
  let weight = 1
  for (const character of code.slice(0, 17)) {
    sum += alphabet.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return sum % 31 === 0
}

test.each(['91350100M000100Y43', '12500104MB0000001H', '125001040000000013'])(
  '%s is right exactly when its weighted sum is a multiple of 31',
  (code) => {
    expect(isCreditCode(code)).toBe(sumIsMultipleOf31(code))
  },
)

test('the code that the standard is usually explained with is right', () => {
  expect(isCreditCode('91350100M000100Y43')).toBe(true)
})

test('the check character makes the weighted sum a multiple of 31', () => {
  fc.assert(
    fc.property(first17, (text) => {
      const code = `${text}${creditCodeCheckCharacter(text)}`
      expect(isCreditCode(code)).toBe(true)
      expect(sumIsMultipleOf31(code)).toBe(true)
    }),
  )
})

test('one wrong character is always found', () => {
  const place = fc.integer({ min: 0, max: 17 })
  fc.assert(
    fc.property(first17, place, letter, (text, index, character) => {
      const code = `${text}${creditCodeCheckCharacter(text)}`
      fc.pre(code[index] !== character)
      expect(isCreditCode(code.slice(0, index) + character + code.slice(index + 1))).toBe(false)
    }),
  )
})

test.each([
  '',
  '91350100M000100Y4',
  '91350100M000100Y433',
  '91350100m000100y43',
  '91350100I000100Y43',
  '91350100O000100Y43',
  '91350100S000100Y43',
  '91350100V000100Y43',
  '91350100Z000100Y43',
  ' 91350100M000100Y4',
  '９1350100M000100Y43',
])('%j is not a credit code', (text) => {
  expect(isCreditCode(text)).toBe(false)
})

test('there is no check character for a text of another length or with a letter that is not used', () => {
  expect(creditCodeCheckCharacter('91350100M000100')).toBeNull()
  expect(creditCodeCheckCharacter('91350100I000100Y4')).toBeNull()
})
