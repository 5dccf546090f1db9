import type { Instant } from '@piaoqiao/domain'
import { codeMinutes, issueCode, judgeCode, requireCode } from '../../access/one-time-codes.ts'
import type { CodePurpose } from '../../access/one-time-codes.ts'
import type { PeopleParts } from './people-parts.ts'

const purposeNames = {
  'person.register': '开通数字账户',
  'person.sign_in': '登录数字账户',
  'person.change_mobile': '更换手机号',
  'person.close': '注销数字账户',
  'person.family': '同意家人代办',
} as const satisfies Partial<Record<CodePurpose, string>>
export type PersonCodePurpose = keyof typeof purposeNames
export const personCodePurposes = Object.keys(purposeNames) as readonly PersonCodePurpose[]

/**
 * Sends a one-time code to a mobile. It is sent whether or not the mobile has an account: only who holds it learns that.
 * @throws AccountsError `CODE_TOO_SOON`, `CODES_SPENT`
 */
export function sendCode(
  { transact, personalData }: PeopleParts,
  purpose: PersonCodePurpose,
  mobile: string,
  at: Instant,
): Promise<void> {
  return transact(async ({ codes, messages }) => {
    const code = await issueCode(codes, personalData, { purpose, target: mobile, at })
    const text = `【票桥】您正在${purposeNames[purpose]}，验证码${code}，${codeMinutes}分钟内有效。请勿告诉他人。`
    await messages.text('person.code', { to: mobile, text }, at)
  })
}

/**
 * Uses a code up. A wrong one counts, whatever happens afterwards.
 * @throws AccountsError `CODE_WRONG`, `CODE_EXPIRED`, `CODE_USED`
 */
export async function useCode(
  { transact, personalData }: PeopleParts,
  given: {
    readonly purpose: PersonCodePurpose
    readonly mobile: string
    readonly code: string
    readonly at: Instant
  },
): Promise<void> {
  const { purpose, mobile: target, code, at } = given
  requireCode(
    await transact(({ codes }) => judgeCode(codes, personalData, { purpose, target, code, at })),
  )
}
