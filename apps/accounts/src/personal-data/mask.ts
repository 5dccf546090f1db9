import { maskedIdentityNumber } from '@piaoqiao/domain'

export { maskedIdentityNumber }

/** '199****0001': the first three and the last four digits. A shorter text is hidden whole. */
export function maskedMobile(mobile: string): string {
  return mobile.length < 11
    ? '*'.repeat(mobile.length)
    : `${mobile.slice(0, 3)}****${mobile.slice(-4)}`
}

/** '样*甲': the first and the last character; of two characters only the last. */
export function maskedName(name: string): string {
  const characters = [...name]
  const last = characters.at(-1) ?? ''
  if (characters.length <= 2) return '*'.repeat(Math.max(0, characters.length - 1)) + last
  return (characters[0] ?? '') + '*'.repeat(characters.length - 2) + last
}

/** 'a***@example.com': who knows the address recognises it. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 1 ? '***' : `${email.slice(0, 1)}***${email.slice(at)}`
}

const accountCharactersMin = 12
const accountCharactersShown = 4

/** '************1234': the last four characters. An account that is shorter than those of banks is hidden whole. */
export function maskedAccount(account: string): string {
  const shown = account.length < accountCharactersMin ? 0 : accountCharactersShown
  const hidden = account.length - shown
  return '*'.repeat(hidden) + account.slice(hidden)
}
