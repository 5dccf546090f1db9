import type { Instant } from '@piaoqiao/domain'
import type { Actor } from '../../access/actor.ts'
import { bureauEntry } from '../../audit/audit-entries.ts'
import { sendLetter } from '../../mail/letter.ts'
import { refuseHttp } from '../../office-refusals.ts'
import type { FieldFault } from '../../units/application-ports.ts'
import { applicationStates, mayBecome } from '../../units/application-states.ts'
import type { ApplicationState } from '../../units/application-states.ts'
import { rejectedLetter, returnedLetter } from '../../units/unit-mails.ts'
import { refuseUnit } from '../../units/unit-refusals.ts'
import { savedUntil } from '../../units/use-cases/begin-application.ts'
import type { ConnectionApplication } from '../connection-ports.ts'
import { completeSystemData, correctablePaths } from '../system-faults.ts'
import type { AllTables, ConnectionsParts } from './connections-parts.ts'
import { opened } from './fill-connection.ts'
import type { OpenedConnection } from './fill-connection.ts'

/** A case of the centre that somebody acts on. */
export interface ConnectionReview {
  readonly actor: Actor
  readonly applicationId: string
}

/** @throws AccountsError `NOT_FOUND` out of the bureau's scope */
export async function inScope(
  { connectionApplications, bureaus }: AllTables,
  { actor, applicationId }: ConnectionReview,
): Promise<ConnectionApplication> {
  const application = await connectionApplications.hold(applicationId)
  const bureauId = application?.bureauId ?? null
  if (application === null || bureauId === null) throw refuseHttp('NOT_FOUND')
  const scope = await bureaus.scopeOf(actor.organisationId)
  if (!scope.includes(bureauId)) throw refuseHttp('NOT_FOUND')
  return application
}

/** What users act on: cases of their own bureau alone. @throws AccountsError `NOT_FOUND`, `ROLE_LACKING` */
async function ofOwnBureau(
  tables: AllTables,
  step: ConnectionReview,
): Promise<ConnectionApplication> {
  const application = await inScope(tables, step)
  if (application.bureauId !== step.actor.organisationId) throw refuseHttp('ROLE_LACKING')
  return application
}

export function readForReview(
  { transact }: ConnectionsParts,
  step: ConnectionReview,
): Promise<OpenedConnection> {
  return transact(async (tables) => opened(tables, await inScope(tables, step)))
}

/** Takes a case, also from a colleague. @throws AccountsError `APPLICATION_STATE_UNFIT` */
export function takeConnection(
  { transact }: ConnectionsParts,
  step: ConnectionReview,
  at: Instant,
): Promise<OpenedConnection> {
  return transact(async (tables) => {
    const application = await ofOwnBureau(tables, step)
    if (application.state !== 'in_review') requireNext(application, 'in_review')
    const taken = { ...application, state: 'in_review', assignedTo: step.actor.userId } as const
    await tables.connectionApplications.save(taken)
    await note(tables, step, 'connection.taken', at)
    return opened(tables, taken)
  })
}

/**
 * Returns a case for correction, with a reason for each field.
 * @throws AccountsError `FAULT_PATH_UNKNOWN`, `APPLICATION_STATE_UNFIT`, `APPLICATION_TAKEN`
 */
export function returnConnection(
  { transact }: ConnectionsParts,
  step: ConnectionReview & {
    readonly reason: string
    readonly faults: readonly Pick<FieldFault, 'path' | 'reason'>[]
  },
  at: Instant,
): Promise<OpenedConnection> {
  if (step.faults.some(({ path }) => !correctablePaths.includes(path))) {
    throw refuseUnit('FAULT_PATH_UNKNOWN')
  }
  const faults = step.faults.map((fault): FieldFault => ({ ...fault, code: 'TO_CORRECT' }))
  return transact(async (tables) => {
    const application = await heldForDecision(tables, step, 'returned')
    const { reason } = step
    const returned: ConnectionApplication = {
      ...application,
      state: 'returned',
      reason,
      faults,
      dueAt: null,
      savedUntil: savedUntil(at),
    }
    await tables.connectionApplications.save(returned)
    const fields = faults.map(({ path }) => path).join(' ')
    await note(tables, step, 'connection.returned', at, { fields })
    const { unitName, handler } = completeSystemData(application.draft)
    await sendLetter(tables, handler.email, returnedLetter(unitName, reason, faults), at)
    return opened(tables, returned)
  })
}

/** Rejects a case for good. @throws AccountsError `APPLICATION_STATE_UNFIT`, `APPLICATION_TAKEN` */
export function rejectConnection(
  { transact }: ConnectionsParts,
  step: ConnectionReview & { readonly reason: string },
  at: Instant,
): Promise<OpenedConnection> {
  return transact(async (tables) => {
    const application = await heldForDecision(tables, step, 'rejected')
    const { reason } = step
    const rejected = { ...application, state: 'rejected', reason, decidedAt: at } as const
    await tables.connectionApplications.save(rejected)
    await note(tables, step, 'connection.rejected', at)
    const { unitName, handler } = completeSystemData(application.draft)
    await sendLetter(tables, handler.email, rejectedLetter(unitName, reason), at)
    return opened(tables, rejected)
  })
}

/** A case that whoever took it decides now. @throws AccountsError `APPLICATION_STATE_UNFIT`, `APPLICATION_TAKEN` */
export async function heldForDecision(
  tables: AllTables,
  step: ConnectionReview,
  to: ApplicationState,
): Promise<ConnectionApplication> {
  const application = await ofOwnBureau(tables, step)
  requireNext(application, to)
  if (application.assignedTo !== step.actor.userId) throw refuseUnit('APPLICATION_TAKEN')
  return application
}

function requireNext({ state }: ConnectionApplication, to: ApplicationState): void {
  if (mayBecome(state, to)) return
  throw refuseUnit('APPLICATION_STATE_UNFIT', { details: { state: applicationStates[state].name } })
}

export async function note(
  { audit }: AllTables,
  { actor, applicationId }: ConnectionReview,
  action: string,
  at: Instant,
  details: Readonly<Record<string, string>> = {},
): Promise<void> {
  const subject = ['connection_application', applicationId] as const
  await audit.append(bureauEntry(actor, action, subject, at, details))
}

/** Shows everything, because somebody said why. The look is on record. */
export function showConnection(
  { transact }: ConnectionsParts,
  step: ConnectionReview & { readonly reason: string },
  at: Instant,
): Promise<OpenedConnection> {
  return transact(async (tables) => {
    const application = await inScope(tables, step)
    await note(tables, step, 'connection.personal_data_shown', at, { reason: step.reason })
    return opened(tables, application)
  })
}

/** A scan, which shows personal data too. @throws AccountsError `NOT_FOUND` */
export async function showConnectionFile(
  { transact, files: { vault } }: ConnectionsParts,
  step: ConnectionReview & { readonly reason: string; readonly fileId: string },
  at: Instant,
) {
  const { fileId, reason } = step
  const file = await transact(async (tables) => {
    const { files } = await opened(tables, await inScope(tables, step))
    const known = files.find((each) => each.fileId === fileId)
    if (known === undefined) throw refuseHttp('NOT_FOUND')
    await note(tables, step, 'connection.file_shown', at, { file: fileId, reason })
    return known
  })
  const bytes = await vault.get(fileId)
  if (bytes === null) throw refuseHttp('NOT_FOUND')
  return { bytes, contentType: file.contentType, name: file.name }
}
