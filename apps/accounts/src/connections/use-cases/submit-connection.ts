import type { Instant } from '@piaoqiao/domain'
import { unitEntry } from '../../audit/audit-entries.ts'
import { sendLetter } from '../../mail/letter.ts'
import type { FieldFault } from '../../units/application-ports.ts'
import { applicationStates } from '../../units/application-states.ts'
import { receivedLetter } from '../../units/unit-mails.ts'
import { refuseUnit } from '../../units/unit-refusals.ts'
import { unitStateNames } from '../../units/unit-states.ts'
import { savedUntil } from '../../units/use-cases/begin-application.ts'
import type { DraftKey } from '../../units/use-cases/begin-application.ts'
import { reviewWorkingDays } from '../../units/use-cases/submit-application.ts'
import { endOfWorkingDays } from '../../units/working-days.ts'
import type { SystemUnitData } from '../connection-fields.ts'
import type { ConnectionApplication } from '../connection-ports.ts'
import { completeSystemData } from '../system-faults.ts'
import { editableBy } from './begin-connection.ts'
import type { AllTables, ConnectionsParts } from './connections-parts.ts'
import { opened } from './fill-connection.ts'
import type { OpenedConnection } from './fill-connection.ts'

export type ConnectionSubmission =
  | { readonly outcome: 'submitted'; readonly opened: OpenedConnection }
  | { readonly outcome: 'incomplete'; readonly faults: readonly FieldFault[] }

/**
 * Hands an application in to the municipal centre, if nothing is missing. One that was returned goes back to whoever took
 * it.
 * @throws AccountsError `DRAFT_NOT_FOUND`, `APPLICATION_NOT_EDITABLE`, `APPLICATION_PENDING`, `UNIT_HAS_ACCOUNT`
 */
export function submitConnection(
  { transact }: ConnectionsParts,
  key: DraftKey,
  at: Instant,
): Promise<ConnectionSubmission> {
  return transact(async (tables) => {
    const found = await tables.connectionApplications.hold(key.applicationId)
    const application = editableBy(found, key, at)
    const { missing } = await opened(tables, application)
    if (missing.length > 0) return { outcome: 'incomplete', faults: missing }
    const data = completeSystemData(application.draft)
    await requireOnlyOne(tables, application, data.creditCode)
    const submitted = await handIn(tables, application, data, at)
    return { outcome: 'submitted', opened: await opened(tables, submitted) }
  })
}

/** @throws AccountsError `APPLICATION_PENDING`, `UNIT_HAS_ACCOUNT` */
export async function requireOnlyOne(
  { connectionApplications, accounts }: AllTables,
  { applicationId }: Pick<ConnectionApplication, 'applicationId'>,
  creditCode: string,
): Promise<void> {
  const pending = await connectionApplications.holdPending(creditCode)
  if (pending !== null && pending.applicationId !== applicationId) {
    const state = applicationStates[pending.state].name
    throw refuseUnit('APPLICATION_PENDING', { details: { state } })
  }
  const account = await accounts.findByCredit(creditCode, 'by_system')
  if (account === null) return
  throw refuseUnit('UNIT_HAS_ACCOUNT', { details: { state: unitStateNames[account.state] } })
}

async function handIn(
  { connectionApplications, bureaus, audit, messages }: AllTables,
  application: ConnectionApplication,
  { creditCode, unitName, handler }: SystemUnitData,
  at: Instant,
): Promise<ConnectionApplication> {
  const { applicationId } = application
  const centre = await bureaus.top('centre')
  const dueAt = endOfWorkingDays(at, reviewWorkingDays)
  const submitted: ConnectionApplication = {
    ...application,
    state: 'submitted',
    creditCode,
    unitName,
    bureauId: centre.bureauId,
    savedUntil: savedUntil(at),
    submittedAt: at,
    dueAt,
    faults: [],
  }
  await connectionApplications.save(submitted)
  const subject = ['connection_application', applicationId] as const
  await audit.append(unitEntry(applicationId, 'connection.submitted', subject, at))
  const letter = receivedLetter(unitName, centre.name, dueAt, applicationId)
  await sendLetter({ messages }, handler.email, letter, at)
  return submitted
}
