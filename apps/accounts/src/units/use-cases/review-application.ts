import type { Instant } from '@piaoqiao/domain'
import type { Actor } from '../../access/actor.ts'
import { bureauEntry } from '../../audit/audit-entries.ts'
import { sendLetter } from '../../mail/letter.ts'
import { refuseHttp } from '../../office-refusals.ts'
import { correctablePaths } from '../application-faults.ts'
import type { FieldFault, UnitApplication } from '../application-ports.ts'
import { applicationStates, mayBecome } from '../application-states.ts'
import type { ApplicationState } from '../application-states.ts'
import { rejectedLetter, returnedLetter } from '../unit-mails.ts'
import { refuseUnit } from '../unit-refusals.ts'
import { savedUntil } from './begin-application.ts'
import { opened } from './fill-application.ts'
import type { OpenedApplication } from './fill-application.ts'
import type { AllUnitsTables, UnitsParts } from './units-parts.ts'

/** A case of a bureau that somebody acts on. */
export interface ReviewStep {
  readonly actor: Actor
  readonly applicationId: string
}

/** What users of a bureau may look at: its own cases and those of the bureaus below. @throws AccountsError `NOT_FOUND` */
export async function inScope(
  { applications, bureaus }: AllUnitsTables,
  { actor, applicationId }: ReviewStep,
): Promise<UnitApplication> {
  const application = await applications.hold(applicationId)
  const bureauId = application?.bureauId ?? null
  if (application === null || bureauId === null) throw refuseHttp('NOT_FOUND')
  const scope = await bureaus.scopeOf(actor.organisationId)
  if (!scope.includes(bureauId)) throw refuseHttp('NOT_FOUND')
  return application
}

/** What they may act on: cases of their own bureau alone. @throws AccountsError `NOT_FOUND`, `ROLE_LACKING` */
async function ofOwnBureau(tables: AllUnitsTables, step: ReviewStep): Promise<UnitApplication> {
  const application = await inScope(tables, step)
  if (application.bureauId !== step.actor.organisationId) throw refuseHttp('ROLE_LACKING')
  return application
}

export function readForReview(
  { transact }: UnitsParts,
  step: ReviewStep,
): Promise<OpenedApplication> {
  return transact(async (tables) => opened(tables, await inScope(tables, step)))
}

/**
 * Takes a case, or gives it to a colleague.
 * @throws AccountsError `APPLICATION_STATE_UNFIT`, `REVIEWER_UNFIT`
 */
export function assignCase(
  { transact }: UnitsParts,
  step: ReviewStep & { readonly reviewerId: string },
  at: Instant,
): Promise<OpenedApplication> {
  return transact(async (tables) => {
    const application = await ofOwnBureau(tables, step)
    if (application.state !== 'in_review') requireNext(application, 'in_review')
    const reviewer = await tables.users.find(step.reviewerId)
    const isFit =
      reviewer?.organisationId === step.actor.organisationId &&
      reviewer.state === 'active' &&
      reviewer.roles.includes('bureau_review')
    if (!isFit) throw refuseUnit('REVIEWER_UNFIT')
    const taken = { ...application, state: 'in_review', assignedTo: step.reviewerId } as const
    await tables.applications.save(taken)
    await note(tables, step, 'application.assigned', at, { reviewer: step.reviewerId })
    return opened(tables, taken)
  })
}

/**
 * Returns a case for correction, with a reason for each field.
 * @throws AccountsError `FAULT_PATH_UNKNOWN`, `APPLICATION_STATE_UNFIT`, `APPLICATION_TAKEN`
 */
export function returnCase(
  { transact }: UnitsParts,
  step: ReviewStep & {
    readonly reason: string
    readonly faults: readonly Pick<FieldFault, 'path' | 'reason'>[]
  },
  at: Instant,
): Promise<OpenedApplication> {
  const { reason, faults } = step
  if (faults.some(({ path }) => !correctablePaths.includes(path))) {
    throw refuseUnit('FAULT_PATH_UNKNOWN')
  }
  return transact(async (tables) => {
    const application = await heldForDecision(tables, step, 'returned')
    const returned: UnitApplication = {
      ...application,
      state: 'returned',
      reason,
      faults: faults.map((fault) => ({ ...fault, code: 'TO_CORRECT' })),
      dueAt: null,
      savedUntil: savedUntil(at),
    }
    await tables.applications.save(returned)
    const details = { fields: faults.map(({ path }) => path).join(' ') }
    await note(tables, step, 'application.returned', at, details)
    const letter = returnedLetter(application.unitName ?? '', reason, faults as FieldFault[])
    await sendLetter(tables, emailOf(application), letter, at)
    return opened(tables, returned)
  })
}

/** Rejects a case for good. @throws AccountsError `APPLICATION_STATE_UNFIT`, `APPLICATION_TAKEN` */
export function rejectCase(
  { transact }: UnitsParts,
  step: ReviewStep & { readonly reason: string },
  at: Instant,
): Promise<OpenedApplication> {
  return transact(async (tables) => {
    const application = await heldForDecision(tables, step, 'rejected')
    const { reason } = step
    const rejected = { ...application, state: 'rejected', reason, decidedAt: at } as const
    await tables.applications.save(rejected)
    await note(tables, step, 'application.rejected', at)
    const letter = rejectedLetter(application.unitName ?? '', reason)
    await sendLetter(tables, emailOf(application), letter, at)
    return opened(tables, rejected)
  })
}

/** A case that whoever took it decides now. @throws AccountsError `APPLICATION_STATE_UNFIT`, `APPLICATION_TAKEN` */
export async function heldForDecision(
  tables: AllUnitsTables,
  step: ReviewStep,
  to: ApplicationState,
): Promise<UnitApplication> {
  const application = await ofOwnBureau(tables, step)
  requireNext(application, to)
  if (application.assignedTo !== step.actor.userId) throw refuseUnit('APPLICATION_TAKEN')
  return application
}

function requireNext({ state }: UnitApplication, to: ApplicationState): void {
  if (mayBecome(state, to)) return
  const details = { state: applicationStates[state].name }
  throw refuseUnit('APPLICATION_STATE_UNFIT', { details })
}

export async function note(
  { audit }: AllUnitsTables,
  { actor, applicationId }: ReviewStep,
  action: string,
  at: Instant,
  details: Readonly<Record<string, string>> = {},
): Promise<void> {
  const subject = ['unit_application', applicationId] as const
  await audit.append(bureauEntry(actor, action, subject, at, details))
}

export function emailOf({ draft }: UnitApplication): string {
  const email = draft.handler?.email
  if (email === undefined) throw new Error('an application that was submitted names an e-mail')
  return email
}

/** Shows everything, because somebody said why. The look is on record. */
export function showApplication(
  { transact }: UnitsParts,
  step: ReviewStep & { readonly reason: string },
  at: Instant,
): Promise<OpenedApplication> {
  return transact(async (tables) => {
    const application = await inScope(tables, step)
    await note(tables, step, 'application.personal_data_shown', at, { reason: step.reason })
    return opened(tables, application)
  })
}

/** A scan, which shows personal data too. @throws AccountsError `NOT_FOUND` */
export async function showFile(
  { transact, files: { vault } }: UnitsParts,
  step: ReviewStep & { readonly reason: string; readonly fileId: string },
  at: Instant,
) {
  const { fileId, reason } = step
  const file = await transact(async (tables) => {
    const { files } = await opened(tables, await inScope(tables, step))
    const known = files.find((each) => each.fileId === fileId)
    if (known === undefined) throw refuseHttp('NOT_FOUND')
    await note(tables, step, 'application.file_shown', at, { file: fileId, reason })
    return known
  })
  const bytes = await vault.get(fileId)
  if (bytes === null) throw refuseHttp('NOT_FOUND')
  return { bytes, contentType: file.contentType, name: file.name }
}
