import { isCalendarDate } from './time.ts'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkCharacters = '10X98765432'

/** The 18th character of a resident identity number for its first 17 digits, by GB 11643—1999. */
export function identityNumberCheckCharacter(first17: string): string | null {
  if (!/^\d{17}$/.test(first17)) return null
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0)
  return checkCharacters.charAt(sum % 11)
}

/** Whether the text is an 18-character identity number with a real birthday and the right check character (GB 11643—1999). */
export function isIdentityNumber(text: string): boolean {
  const birthday = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`
  return (
    text.length === 18 &&
    isCalendarDate(birthday) &&
    identityNumberCheckCharacter(text.slice(0, 17)) === text.charAt(17).toUpperCase()
  )
}

/** '500000199001011234' is shown as '500***********1234'. */
export function maskedIdentityNumber(text: string): string {
  return text.length < 8
    ? '*'.repeat(text.length)
    : `${text.slice(0, 3)}${'*'.repeat(text.length - 7)}${text.slice(-4)}`
}
