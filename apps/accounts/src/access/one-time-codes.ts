import { randomInt } from 'node:crypto'
import type { Instant } from '@piaoqiao/domain'
import { dateAt } from '@piaoqiao/domain'
import { equalInConstantTime } from '@piaoqiao/gm-crypto'
import type { PersonalData } from '../personal-data/personal-data.ts'
import { refuseAccess } from './access-refusals.ts'

export const codeMinutes = 5
export const codeAttemptsMax = 5
export const codesPerDayMax = 10
const codeDigits = 6
const codePauseMs = 60_000

/** What a code is for: one that was given for one purpose fits no other. */
export type CodePurpose =
  | 'person.register'
  | 'person.sign_in'
  | 'person.change_mobile'
  | 'person.close'
  | 'person.family'
  | 'unit.apply'
  | 'unit.reset'

export interface KeptCode {
  readonly purpose: CodePurpose
  readonly targetHash: Uint8Array
  readonly codeHash: Uint8Array
  readonly attemptsLeft: number
  readonly issuedAt: Instant
  readonly expiresAt: Instant
  readonly usedAt: Instant | null
  readonly day: string
  readonly issuedOnDay: number
}

/** The latest code of each purpose and target. */
export interface KeptCodes {
  /** Locks the row until the end of the transaction. */
  hold(purpose: CodePurpose, targetHash: Uint8Array): Promise<KeptCode | null>
  save(code: KeptCode): Promise<void>
}

/**
 * Makes a code for a target, such as a mobile number; the caller sends it in the same transaction.
 * @throws AccountsError `CODE_TOO_SOON`, `CODES_SPENT`
 */
export async function issueCode(
  codes: KeptCodes,
  personalData: PersonalData,
  { purpose, target, at }: { purpose: CodePurpose; target: string; at: Instant },
): Promise<string> {
  const targetHash = targetHashOf(personalData, target)
  const last = await codes.hold(purpose, targetHash)
  const day = dateAt(at)
  const issuedOnDay = last?.day === day ? last.issuedOnDay : 0
  if (last !== null && at < last.issuedAt + codePauseMs) {
    throw refuseAccess('CODE_TOO_SOON', { retryAfterSeconds: codePauseMs / 1000 })
  }
  if (issuedOnDay >= codesPerDayMax) throw refuseAccess('CODES_SPENT')
  const code = String(randomInt(10 ** codeDigits)).padStart(codeDigits, '0')
  await codes.save({
    purpose,
    targetHash,
    codeHash: codeHashOf(personalData, target, code),
    attemptsLeft: codeAttemptsMax,
    issuedAt: at,
    expiresAt: at + codeMinutes * 60_000,
    usedAt: null,
    day,
    issuedOnDay: issuedOnDay + 1,
  })
  return code
}

/** What became of a code that somebody typed. */
export type CodeVerdict = 'right' | 'CODE_WRONG' | 'CODE_EXPIRED' | 'CODE_USED'

/**
 * Judges a code and uses it up. A wrong one costs an attempt, so the caller commits before it refuses: see `requireCode`.
 */
export async function judgeCode(
  codes: KeptCodes,
  personalData: PersonalData,
  {
    purpose,
    target,
    code,
    at,
  }: { purpose: CodePurpose; target: string; code: string; at: Instant },
): Promise<CodeVerdict> {
  const kept = await codes.hold(purpose, targetHashOf(personalData, target))
  if (kept === null) return 'CODE_WRONG'
  if (kept.usedAt !== null) return 'CODE_USED'
  if (at >= kept.expiresAt || kept.attemptsLeft < 1) return 'CODE_EXPIRED'
  const isRight = equalInConstantTime(kept.codeHash, codeHashOf(personalData, target, code))
  await codes.save(
    isRight ? { ...kept, usedAt: at } : { ...kept, attemptsLeft: kept.attemptsLeft - 1 },
  )
  return isRight ? 'right' : 'CODE_WRONG'
}

/** @throws AccountsError with the verdict, unless it is `right` */
export function requireCode(verdict: CodeVerdict): void {
  if (verdict !== 'right') throw refuseAccess(verdict)
}

function targetHashOf(personalData: PersonalData, target: string): Uint8Array {
  return personalData.keyedHash('code target', target)
}

function codeHashOf(personalData: PersonalData, target: string, code: string): Uint8Array {
  return personalData.keyedHash('code', `${target}\n${code}`)
}
