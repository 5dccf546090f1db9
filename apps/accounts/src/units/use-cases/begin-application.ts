import type { Instant } from '@piaoqiao/domain'
import { codeMinutes, issueCode } from '../../access/one-time-codes.ts'
import type { ProvenContact } from '../../applications/application-ports.ts'
import type { BeginningCode, DraftKey } from '../../applications/use-cases/open-application.ts'
import {
  addDraft,
  beginByCode,
  blankApplication,
} from '../../applications/use-cases/open-application.ts'
import { sendLetter } from '../../mail/letter.ts'
import type { UnitApplication } from '../application-ports.ts'
import { codeLetter } from '../unit-mails.ts'
import type { UnitAccount } from '../units-ports.ts'
import { unitApplicationRules } from './unit-application-rules.ts'
import type { UnitsParts } from './units-parts.ts'

/** Sends a code to the handler's mobile or e-mail. @throws AccountsError `CODE_TOO_SOON`, `CODES_SPENT` */
export async function sendApplicationCode(
  { transact, personalData }: UnitsParts,
  { channel, target }: ProvenContact,
  at: Instant,
): Promise<void> {
  await transact(async ({ codes, messages }) => {
    const code = await issueCode(codes, personalData, { purpose: 'unit.apply', target, at })
    if (channel === 'email') return sendLetter({ messages }, target, codeLetter(code), at)
    const text = `【票桥】申请单位数字账户的验证码${code}，${codeMinutes}分钟内有效，请勿告诉他人。`
    await messages.text('unit.apply_code', { to: target, text }, at)
  })
}

/**
 * Begins an application for whoever typed the code.
 * @throws AccountsError `CODE_WRONG`, `CODE_EXPIRED`, `CODE_USED`
 */
export async function beginApplication(
  parts: UnitsParts,
  given: BeginningCode,
  at: Instant,
): Promise<DraftKey> {
  const { application, draftToken } = newApplication('open', at)
  await beginByCode(unitApplicationRules, parts, application, given, at)
  return { applicationId: application.applicationId, draftToken }
}

/** Begins the change of a unit's data, filled in with what it is now. */
export async function beginChange(
  { transact }: UnitsParts,
  account: UnitAccount,
  userId: string,
  at: Instant,
): Promise<DraftKey> {
  const { application, draftToken } = newApplication('change', at)
  const { unitId, data } = account
  const change = { ...application, unitId, draft: data }
  await transact((tables) => addDraft(unitApplicationRules, tables, change, at, userId))
  return { applicationId: application.applicationId, draftToken }
}

export function newApplication(
  kind: UnitApplication['kind'],
  at: Instant,
): { readonly application: UnitApplication; readonly draftToken: string } {
  const { application, draftToken } = blankApplication('A', at)
  return { application: { ...application, kind }, draftToken }
}
