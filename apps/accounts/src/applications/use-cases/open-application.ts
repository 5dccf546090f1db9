import { randomBytes } from 'node:crypto'
import type { Instant } from '@piaoqiao/domain'
import { dayMs } from '@piaoqiao/domain'
import { equalInConstantTime } from '@piaoqiao/gm-crypto'
import { tokenHashOf } from '../../access/begin-session.ts'
import type { KeptCodes } from '../../access/one-time-codes.ts'
import { judgeCode, requireCode } from '../../access/one-time-codes.ts'
import { unitEntry } from '../../audit/audit-entries.ts'
import type { PersonalData } from '../../personal-data/personal-data.ts'
import { newRecordId } from '../../record-id.ts'
import type { Application, ProvenContact } from '../application-ports.ts'
import { refuseApplication } from '../application-refusals.ts'
import type {
  ApplicationParts,
  ApplicationRoom,
  ApplicationRules,
  ApplicationTables,
} from '../application-rules.ts'
import { subjectOf } from '../application-rules.ts'
import { applicationStates, isEditable } from '../application-states.ts'

/** How long an application can be opened after it was last saved, submitted or returned. */
export const draftDays = 60

const tokenBytes = 32

/** Whoever shows the token may read and fill in the application. */
export interface DraftKey {
  readonly applicationId: string
  readonly draftToken: string
}

export function savedUntil(at: Instant): Instant {
  return at + draftDays * dayMs
}

/** A token that cannot be guessed. */
export const newDraftToken = (): string => randomBytes(tokenBytes).toString('base64url')

/** An empty application with a token of its own, of which only the hash is kept. */
export function blankApplication(
  idPrefix: string,
  at: Instant,
): { readonly application: Application & { readonly draft: object }; readonly draftToken: string } {
  const draftToken = newDraftToken()
  const application: Application = {
    applicationId: newRecordId(idPrefix, at),
    state: 'draft',
    tokenHash: tokenHashOf(draftToken),
    unitId: null,
    creditCode: null,
    unitName: null,
    draft: {},
    earlier: { returned: null, replaced: null },
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

/** A room whose applications begin by a code that went to the handler. */
export interface BeginningRoom extends ApplicationRoom {
  readonly tables: ApplicationTables & { readonly codes: KeptCodes }
}

/** What a code is judged with. */
export type BeginningParts<Tables extends ApplicationTables> = Pick<
  ApplicationParts<Tables>,
  'transact'
> & { readonly personalData: PersonalData }

export interface BeginningCode {
  readonly contact: ProvenContact
  readonly code: string
}

/**
 * Begins an application for whoever typed the code.
 * @param blank what `blankApplication` made
 * @throws AccountsError `CODE_WRONG`, `CODE_EXPIRED`, `CODE_USED`
 */
export async function beginByCode<Room extends BeginningRoom>(
  rules: ApplicationRules<Room>,
  { transact, personalData }: BeginningParts<Room['tables']>,
  blank: Room['kept'],
  { contact, code }: BeginningCode,
  at: Instant,
): Promise<void> {
  const draft = { handler: { [contact.channel]: contact.target } }
  const verdict = await transact(async (tables) => {
    const given = { purpose: 'unit.apply', target: contact.target, code, at } as const
    const judged = await judgeCode(tables.codes, personalData, given)
    if (judged === 'right') await addDraft(rules, tables, { ...blank, contact, draft }, at)
    return judged
  })
  requireCode(verdict)
}

/** @param actorId who begins it: whoever holds its token, where nobody is signed in */
export async function addDraft<Room extends ApplicationRoom>(
  rules: ApplicationRules<Room>,
  tables: Room['tables'],
  application: Room['kept'],
  at: Instant,
  actorId = application.applicationId,
): Promise<void> {
  await rules.table(tables).add(application)
  const subject = subjectOf(rules, application.applicationId)
  const action = `${rules.actionsOf}.begun`
  await tables.audit.append(unitEntry(actorId, action, subject, at, rules.details(application)))
}

/** The application that the token opens. @throws AccountsError `DRAFT_NOT_FOUND` */
export function openedBy<Kept extends Application>(
  application: Kept | null,
  { draftToken }: Pick<DraftKey, 'draftToken'>,
  at: Instant,
): Kept {
  const tokenHash = application?.tokenHash ?? null
  const isOpened =
    application !== null &&
    tokenHash !== null &&
    at < application.savedUntil &&
    equalInConstantTime(tokenHash, tokenHashOf(draftToken))
  if (!isOpened) throw refuseApplication('DRAFT_NOT_FOUND')
  return application
}

/** As `openedBy`, to change it. @throws AccountsError `DRAFT_NOT_FOUND`, `APPLICATION_NOT_EDITABLE` */
export function editableBy<Kept extends Application>(
  found: Kept | null,
  key: DraftKey,
  at: Instant,
): Kept {
  const application = openedBy(found, key, at)
  if (isEditable(application.state)) return application
  const state = applicationStates[application.state].name
  throw refuseApplication('APPLICATION_NOT_EDITABLE', { details: { state } })
}
