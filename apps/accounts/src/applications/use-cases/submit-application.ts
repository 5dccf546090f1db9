import type { Instant } from '@piaoqiao/domain'
import { unitEntry } from '../../audit/audit-entries.ts'
import type { Bureau } from '../../bureaus/bureau-ports.ts'
import { sendLetter } from '../../mail/letter.ts'
import { faultAt } from '../application-faults.ts'
import { receivedLetter } from '../application-mails.ts'
import type { Application, FieldFault } from '../application-ports.ts'
import { refuseApplication } from '../application-refusals.ts'
import type { ApplicationParts, ApplicationRoom, ApplicationRules } from '../application-rules.ts'
import { subjectOf } from '../application-rules.ts'
import { applicationStates } from '../application-states.ts'
import { endOfWorkingDays } from '../working-days.ts'
import type { DraftKey } from './open-application.ts'
import { editableBy, savedUntil } from './open-application.ts'

/** Within so many working days a bureau decides. */
export const reviewWorkingDays = 5

export type Submission<Shown> =
  | { readonly outcome: 'submitted'; readonly opened: Shown }
  | { readonly outcome: 'incomplete'; readonly faults: readonly FieldFault[] }

/**
 * Hands an application in, if nothing is missing. One that was returned goes back to whoever took it, on a new clock.
 * @throws AccountsError `DRAFT_NOT_FOUND`, `APPLICATION_NOT_EDITABLE`, `APPLICATION_PENDING`, `UNIT_HAS_ACCOUNT`
 */
export function submitApplication<Room extends ApplicationRoom>(
  rules: ApplicationRules<Room>,
  { transact }: Pick<ApplicationParts<Room['tables']>, 'transact'>,
  key: DraftKey,
  at: Instant,
): Promise<Submission<Room['shown']>> {
  return transact(async (tables): Promise<Submission<Room['shown']>> => {
    const application = editableBy(await rules.table(tables).hold(key.applicationId), key, at)
    const { missing } = await rules.opened(tables, application)
    if (missing.length > 0) return { outcome: 'incomplete', faults: missing }
    await requireOnlyOne(rules, tables, application, nameOf(application).creditCode)
    const bureau = await rules.reviewedBy(tables, application)
    if (bureau === null) {
      return { outcome: 'incomplete', faults: [faultAt('areaCode', 'AREA_WITHOUT_BUREAU')] }
    }
    const submitted = await handIn(rules, tables, application, { bureau, at })
    return { outcome: 'submitted', opened: await rules.opened(tables, submitted) }
  })
}

/** @throws AccountsError `APPLICATION_PENDING`, `UNIT_HAS_ACCOUNT` */
export async function requireOnlyOne<Room extends ApplicationRoom>(
  rules: ApplicationRules<Room>,
  tables: Room['tables'],
  application: Room['kept'],
  creditCode: string,
): Promise<void> {
  const pending = await rules.table(tables).holdPending(creditCode)
  if (pending !== null && pending.applicationId !== application.applicationId) {
    const state = applicationStates[pending.state].name
    throw refuseApplication('APPLICATION_PENDING', { details: { state } })
  }
  const state = await rules.standing(tables, application, creditCode)
  if (state !== null) throw refuseApplication('UNIT_HAS_ACCOUNT', { details: { state } })
}

/** @param application complete */
export async function handIn<Room extends ApplicationRoom>(
  rules: ApplicationRules<Room>,
  tables: Room['tables'],
  application: Room['kept'],
  { bureau, at }: { readonly bureau: Bureau; readonly at: Instant },
): Promise<Room['kept']> {
  const { applicationId } = application
  const { creditCode, unitName } = nameOf(application)
  const dueAt = endOfWorkingDays(at, reviewWorkingDays)
  const submitted = {
    ...application,
    state: 'submitted',
    creditCode,
    unitName,
    bureauId: bureau.bureauId,
    savedUntil: savedUntil(at),
    submittedAt: at,
    dueAt,
    faults: [],
  } as const
  await rules.table(tables).save(submitted)
  const subject = subjectOf(rules, applicationId)
  const action = `${rules.actionsOf}.submitted`
  await tables.audit.append(unitEntry(applicationId, action, subject, at, rules.details(submitted)))
  const letter = receivedLetter(unitName, bureau.name, dueAt, applicationId)
  await sendLetter(tables, handlerEmail(application), letter, at)
  return submitted
}

function nameOf({ draft: { creditCode, unitName } }: Application) {
  if (creditCode !== undefined && unitName !== undefined) return { creditCode, unitName }
  throw new Error('an application that is complete names its unit')
}

export function handlerEmail({ draft }: Application): string {
  const email = draft.handler?.email
  if (email === undefined) throw new Error('an application that was submitted names an e-mail')
  return email
}
