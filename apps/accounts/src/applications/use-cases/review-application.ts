import type { Instant } from '@piaoqiao/domain'
import type { Actor } from '../../access/actor.ts'
import { bureauEntry } from '../../audit/audit-entries.ts'
import type { AuditEntry } from '../../audit/audit.ts'
import { sendLetter } from '../../mail/letter.ts'
import { refuseHttp } from '../../office-refusals.ts'
import { rejectedLetter, returnedLetter } from '../application-mails.ts'
import type { Application, FieldFault } from '../application-ports.ts'
import { refuseApplication } from '../application-refusals.ts'
import type {
  ApplicationParts,
  ApplicationRoom,
  ApplicationRules,
  ApplicationTables,
} from '../application-rules.ts'
import { subjectOf } from '../application-rules.ts'
import type { ApplicationState } from '../application-states.ts'
import { applicationStates, mayBecome } from '../application-states.ts'
import { savedUntil } from './open-application.ts'
import { handlerEmail } from './submit-application.ts'

/** A case of a bureau that somebody acts on. */
export interface ReviewStep {
  readonly actor: Actor
  readonly applicationId: string
}
export type ReasonedStep = ReviewStep & { readonly reason: string }

export interface ShownFile {
  readonly bytes: Uint8Array
  readonly contentType: string
  readonly name: string
}

/** What users of a bureau do with a case. All throw `NOT_FOUND` for one out of their scope. */
export interface Reviewing<Shown> {
  read(step: ReviewStep): Promise<Shown>
  /**
   * Returns a case for correction, with a reason for each field.
   * @throws AccountsError `FAULT_PATH_UNKNOWN`, `APPLICATION_STATE_UNFIT`, `APPLICATION_TAKEN`
   */
  giveBack(
    step: ReasonedStep & { readonly faults: readonly Pick<FieldFault, 'path' | 'reason'>[] },
    at: Instant,
  ): Promise<Shown>
  /** Rejects a case for good. @throws AccountsError `APPLICATION_STATE_UNFIT`, `APPLICATION_TAKEN` */
  reject(step: ReasonedStep, at: Instant): Promise<Shown>
  /** Shows everything, because somebody said why. The look is on record. */
  show(step: ReasonedStep, at: Instant): Promise<Shown>
  /** A scan, which shows personal data too. */
  showFile(step: ReasonedStep & { readonly fileId: string }, at: Instant): Promise<ShownFile>
}

/** What `noteReview` needs to know of a room. */
interface Named {
  readonly subjectKind: string
  readonly actionsOf: string
}

export async function noteReview(
  rules: Named,
  { audit }: Pick<ApplicationTables, 'audit'>,
  { actor, applicationId }: ReviewStep,
  [action, details = {}]: readonly [string, AuditEntry['details']?],
  at: Instant,
): Promise<void> {
  const subject = subjectOf(rules, applicationId)
  await audit.append(bureauEntry(actor, `${rules.actionsOf}.${action}`, subject, at, details))
}

/** What users of a bureau may look at: its own cases and those of the bureaus below. @throws AccountsError `NOT_FOUND` */
export async function inScope<Room extends ApplicationRoom>(
  rules: ApplicationRules<Room>,
  tables: Room['tables'],
  { actor, applicationId }: ReviewStep,
): Promise<Room['kept']> {
  const application = await rules.table(tables).hold(applicationId)
  const bureauId = application?.bureauId ?? null
  if (application === null || bureauId === null) throw refuseHttp('NOT_FOUND')
  const scope = await tables.bureaus.scopeOf(actor.organisationId)
  if (!scope.includes(bureauId)) throw refuseHttp('NOT_FOUND')
  return application
}

/** What they may act on: cases of their own bureau alone. @throws AccountsError `NOT_FOUND`, `ROLE_LACKING` */
async function ofOwnBureau<Room extends ApplicationRoom>(
  rules: ApplicationRules<Room>,
  tables: Room['tables'],
  step: ReviewStep,
): Promise<Room['kept']> {
  const application = await inScope(rules, tables, step)
  if (application.bureauId !== step.actor.organisationId) throw refuseHttp('ROLE_LACKING')
  return application
}

/** A case that somebody may take, also from a colleague. @throws AccountsError `ROLE_LACKING`, `APPLICATION_STATE_UNFIT` */
export async function heldForTaking<Room extends ApplicationRoom>(
  rules: ApplicationRules<Room>,
  tables: Room['tables'],
  step: ReviewStep,
): Promise<Room['kept']> {
  const application = await ofOwnBureau(rules, tables, step)
  if (application.state !== 'in_review') requireNext(application, 'in_review')
  return application
}

/** A case that whoever took it decides now. @throws AccountsError `APPLICATION_STATE_UNFIT`, `APPLICATION_TAKEN` */
export async function heldForDecision<Room extends ApplicationRoom>(
  rules: ApplicationRules<Room>,
  tables: Room['tables'],
  step: ReviewStep,
  to: ApplicationState,
): Promise<Room['kept']> {
  const application = await ofOwnBureau(rules, tables, step)
  requireNext(application, to)
  if (application.assignedTo !== step.actor.userId) throw refuseApplication('APPLICATION_TAKEN')
  return application
}

function requireNext({ state }: Application, to: ApplicationState): void {
  if (mayBecome(state, to)) return
  const details = { state: applicationStates[state].name }
  throw refuseApplication('APPLICATION_STATE_UNFIT', { details })
}

export function reviewApplications<Room extends ApplicationRoom>(
  rules: ApplicationRules<Room>,
  parts: ApplicationParts<Room['tables']>,
): Reviewing<Room['shown']> {
  const { transact, publicUrl } = parts
  return {
    read: (step) =>
      transact(async (tables) => rules.opened(tables, await inScope(rules, tables, step))),
    giveBack(step, at) {
      if (step.faults.some(({ path }) => !rules.correctablePaths.includes(path))) {
        throw refuseApplication('FAULT_PATH_UNKNOWN')
      }
      const faults = step.faults.map((fault): FieldFault => ({ ...fault, code: 'TO_CORRECT' }))
      return transact((tables) => giveBack(rules, tables, { ...step, faults, publicUrl }, at))
    },
    reject: (step, at) => transact((tables) => reject(rules, tables, step, at)),
    show: (step, at) =>
      transact(async (tables) => {
        const application = await inScope(rules, tables, step)
        const { reason } = step
        await noteReview(rules, tables, step, ['personal_data_shown', { reason }], at)
        return rules.opened(tables, application)
      }),
    showFile: (step, at) => showFile(rules, parts, step, at),
  }
}

async function giveBack<Room extends ApplicationRoom>(
  rules: ApplicationRules<Room>,
  tables: Room['tables'],
  step: ReasonedStep & { readonly faults: readonly FieldFault[]; readonly publicUrl: string },
  at: Instant,
): Promise<Room['shown']> {
  const { reason, faults, publicUrl } = step
  const application = await heldForDecision(rules, tables, step, 'returned')
  const state = 'returned'
  const returned = {
    ...application,
    state,
    reason,
    faults,
    earlier: { ...application.earlier, returned: { draft: application.draft, at } },
    dueAt: null,
    savedUntil: savedUntil(at),
  } as const
  await rules.table(tables).save(returned)
  const fields = faults.map(({ path }) => path).join(' ')
  await noteReview(rules, tables, step, ['returned', { fields }], at)
  const address = `${publicUrl}${rules.pagePath}?application=${application.applicationId}`
  const letter = returnedLetter(application.unitName ?? '', { reason, faults, address })
  await sendLetter(tables, handlerEmail(application), letter, at)
  return rules.opened(tables, returned)
}

async function reject<Room extends ApplicationRoom>(
  rules: ApplicationRules<Room>,
  tables: Room['tables'],
  step: ReasonedStep,
  at: Instant,
): Promise<Room['shown']> {
  const { reason } = step
  const application = await heldForDecision(rules, tables, step, 'rejected')
  const rejected = { ...application, state: 'rejected', reason, decidedAt: at } as const
  await rules.table(tables).save(rejected)
  await noteReview(rules, tables, step, ['rejected'], at)
  const letter = rejectedLetter(application.unitName ?? '', reason)
  await sendLetter(tables, handlerEmail(application), letter, at)
  return rules.opened(tables, rejected)
}

async function showFile<Room extends ApplicationRoom>(
  rules: ApplicationRules<Room>,
  { transact, files: { vault } }: ApplicationParts<Room['tables']>,
  step: ReasonedStep & { readonly fileId: string },
  at: Instant,
): Promise<ShownFile> {
  const { fileId, reason } = step
  const file = await transact(async (tables) => {
    const { files } = await rules.opened(tables, await inScope(rules, tables, step))
    const known = files.find((each) => each.fileId === fileId)
    if (known === undefined) throw refuseHttp('NOT_FOUND')
    await noteReview(rules, tables, step, ['file_shown', { file: fileId, reason }], at)
    return known
  })
  const bytes = await vault.get(fileId)
  if (bytes === null) throw refuseHttp('NOT_FOUND')
  return { bytes, contentType: file.contentType, name: file.name }
}
