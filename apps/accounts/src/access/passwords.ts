import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { refuseAccess } from './access-refusals.ts'

/** Cost of a password's hash (argon2id): memory in KiB, passes, lanes. Of the order that RFC 9106 recommends second. */
const cost = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const
export const passwordCharactersMin = 12
export const passwordCharactersMax = 128
/** How long an initial password may be used. */
export const initialPasswordDays = 7

/** Characters that nobody confuses when they read a mail and type. */
const initialAlphabet = 'ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789'
const initialCharacters = 16

export async function passwordHashOf(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost)
}

export async function isPasswordRight(passwordHash: string, password: string): Promise<boolean> {
  if (password.length > passwordCharactersMax) return false
  return verify(passwordHash, password.normalize('NFC'))
}

/** A password for the first login alone: 16 characters of 54, some 92 bits. */
export function newInitialPassword(): string {
  return [...Array(initialCharacters).keys()]
    .map(() => initialAlphabet.charAt(randomInt(initialAlphabet.length)))
    .join('')
}

const common = ['password', '12345678', 'qwerty', '11111111', 'admin', 'piaoqiao', 'abcdef']

/** @throws AccountsError `PASSWORD_WEAK` */
export function requireFitPassword(password: string, loginName: string): void {
  const fault = passwordFault(password, loginName)
  if (fault !== null) throw refuseAccess('PASSWORD_WEAK', { details: { fault } })
}

function passwordFault(password: string, loginName: string): string | null {
  const characters = [...password.normalize('NFC')]
  const lowered = password.toLowerCase()
  if (characters.length < passwordCharactersMin) return `少于${passwordCharactersMin}位`
  if (password.length > passwordCharactersMax) return `多于${passwordCharactersMax}位`
  if (new Set(characters).size < 5) return '重复的字符太多'
  if (lowered.includes(loginName.toLowerCase())) return '含有登录账号'
  if (common.some((word) => lowered.includes(word))) return '过于常见'
  return null
}

/**
 * A hash that no password fits, for logins that are not there: their answer takes as long as that of one that is.
 */
let unknownHash: Promise<string> | undefined
export async function spendPasswordTime(password: string): Promise<void> {
  unknownHash ??= passwordHashOf(newInitialPassword())
  await isPasswordRight(await unknownHash, password)
}
