import { maskedIdentityNumber } from '@piaoqiao/domain'
import type { BillPayer } from '../xml/bill-document.ts'

/** From this length on, ten characters can be shown without showing most of the number. */
const longNumberCharacters = 15

/**
 * The payer's code as a face shows it: six first and four last characters of a person's identity number, less of a
 * shorter number, and the whole of a unit's code, which is public. What is masked already stays as it is.
 */
export function shownPayerCode({ type, code }: BillPayer): string {
  if (type === '2' || code === '' || code.includes('*')) return code
  if (code.length < longNumberCharacters) return maskedIdentityNumber(code)
  return `${code.slice(0, 6)}${'*'.repeat(code.length - 10)}${code.slice(-4)}`
}
