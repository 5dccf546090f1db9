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

/**
 * '500000199001011234' is shown as '500***********1234'. A shorter number, such as that of a passport, shows no larger
 * part of itself: '*' stands for at least six characters of ten.
 */
export function maskedIdentityNumber(text: string): string {
  const first = Math.min(3, Math.floor(text.length / 6))
  const last = Math.min(4, Math.floor((text.length * 2) / 9))
  const hidden = text.length - first - last
  return `${text.slice(0, first)}${'*'.repeat(hidden)}${text.slice(text.length - last)}`
}
