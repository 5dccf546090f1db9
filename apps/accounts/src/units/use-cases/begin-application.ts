import { randomBytes } from 'node:crypto'
import type { Instant } from '@piaoqiao/domain'
import { dayMs } from '@piaoqiao/domain'
import { equalInConstantTime } from '@piaoqiao/gm-crypto'
import { tokenHashOf } from '../../access/begin-session.ts'
import { codeMinutes, issueCode, judgeCode, requireCode } from '../../access/one-time-codes.ts'
import { unitEntry } from '../../audit/audit-entries.ts'
import { sendLetter } from '../../mail/letter.ts'
import { newRecordId } from '../../record-id.ts'
import type { ProvenContact, UnitApplication } from '../application-ports.ts'
import { applicationStates, isEditable } from '../application-states.ts'
import type { UnitDraft } from '../unit-fields.ts'
import { codeLetter } from '../unit-mails.ts'
import { refuseUnit } from '../unit-refusals.ts'
import type { UnitAccount } from '../units-ports.ts'
import type { AllUnitsTables, UnitsParts } from './units-parts.ts'

/** How long an application can be opened after it was last saved, submitted or returned. */
export const draftDays = 60

/** Whoever shows the token may read and fill in the application. */
export interface DraftKey {
  readonly applicationId: string
  readonly draftToken: string
}

const tokenBytes = 32

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
  { transact, personalData }: UnitsParts,
  { contact, code }: { readonly contact: ProvenContact; readonly code: string },
  at: Instant,
): Promise<DraftKey> {
  const { application, draftToken } = newApplication('open', at)
  const draft: UnitDraft = { handler: { [contact.channel]: contact.target } }
  const verdict = await transact(async (tables) => {
    const given = { purpose: 'unit.apply', target: contact.target, code, at } as const
    const judged = await judgeCode(tables.codes, personalData, given)
    if (judged === 'right') await addDraft(tables, { ...application, contact, draft }, at)
    return judged
  })
  requireCode(verdict)
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
  await transact((tables) => addDraft(tables, change, at, userId))
  return { applicationId: application.applicationId, draftToken }
}

async function addDraft(
  { applications, audit }: AllUnitsTables,
  application: UnitApplication,
  at: Instant,
  userId = application.applicationId,
): Promise<void> {
  await applications.add(application)
  const subject = ['unit_application', application.applicationId] as const
  await audit.append(
    unitEntry(userId, 'application.begun', subject, at, { kind: application.kind }),
  )
}

/** An empty application with a token of its own, of which only the hash is kept. */
export function newApplication(
  kind: UnitApplication['kind'],
  at: Instant,
): { readonly application: UnitApplication; readonly draftToken: string } {
  const draftToken = randomBytes(tokenBytes).toString('base64url')
  const application: UnitApplication = {
    applicationId: newRecordId('A', at),
    kind,
    state: 'draft',
    tokenHash: tokenHashOf(draftToken),
    unitId: null,
    creditCode: null,
    unitName: null,
    draft: {},
    contact: null,
    bureauId: null,
    createdAt: at,
    savedUntil: savedUntil(at),
    submittedAt: null,
    dueAt: null,
    assignedTo: null,
    decidedAt: null,
    reason: null,
    faults: [],
  }
  return { application, draftToken }
}

export function savedUntil(at: Instant): Instant {
  return at + draftDays * dayMs
}

/** The application that the token opens. @throws AccountsError `DRAFT_NOT_FOUND` */
export function openedBy(
  application: UnitApplication | null,
  { draftToken }: Pick<DraftKey, 'draftToken'>,
  at: Instant,
): UnitApplication {
  const tokenHash = application?.tokenHash ?? null
  if (application === null || tokenHash === null || at >= application.savedUntil) {
    throw refuseUnit('DRAFT_NOT_FOUND')
  }
  if (!equalInConstantTime(tokenHash, tokenHashOf(draftToken))) throw refuseUnit('DRAFT_NOT_FOUND')
  return application
}

/** As `openedBy`, to change it. @throws AccountsError `DRAFT_NOT_FOUND`, `APPLICATION_NOT_EDITABLE` */
export function editableBy(
  found: UnitApplication | null,
  key: DraftKey,
  at: Instant,
): UnitApplication {
  const application = openedBy(found, key, at)
  if (isEditable(application.state)) return application
  const state = applicationStates[application.state].name
  throw refuseUnit('APPLICATION_NOT_EDITABLE', { details: { state } })
}
