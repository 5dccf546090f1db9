import type { Instant } from '@piaoqiao/domain'
import type { Actor } from '../../access/actor.ts'
import { refuseHttp } from '../../office-refusals.ts'
import { newRecordId } from '../../record-id.ts'
import type { KnownProblem, Problem, ProblemEntry, Severity } from '../problem-ports.ts'
import { refuseRollout } from '../rollout-refusals.ts'
import { actOn, answerDue, noteAct, reopen } from './problem-step.ts'
import { requireInstitutions, requireVersion } from './rollout-parts.ts'
import type { AllRolloutTables, RolloutParts } from './rollout-parts.ts'
import { tellRaised } from './tell-about-problem.ts'

/** Most problems of one unit that wait for an answer. */
export const waitingProblemsMax = 50
/** Most lines of a history that are shown; the latest. */
export const problemEntriesMax = 200

export interface NewProblem {
  readonly title: string
  readonly text: string
  readonly severity: Severity
}

type Source = Pick<Problem, 'bureauId' | 'institutionId' | 'unitId' | 'unitName'>

async function raise(
  tables: AllRolloutTables,
  { actor, ...given }: NewProblem & Source & { readonly actor: Actor },
  at: Instant,
): Promise<Problem> {
  const problem: Problem = {
    ...given,
    raisedBy: actor.userId,
    problemId: newRecordId('RP', at),
    answer: null,
    ownerId: null,
    state: 'open',
    raisedAt: at,
    dueAt: answerDue(given.severity, at),
    answeredAt: null,
    version: 1,
  }
  await tables.problems.add(problem)
  const actorKind = given.unitId === null ? 'bureau' : 'unit'
  const act = { actorKind, actor, action: 'raised', text: given.text, at } as const
  await noteAct(tables, problem, act)
  return problem
}

/** A bureau raises a problem, for an institution or for itself. @throws AccountsError `INSTITUTION_UNKNOWN` */
export function raiseForInstitution(
  { transact }: RolloutParts,
  actor: Actor,
  given: NewProblem & { readonly institutionId: string | null },
  at: Instant,
): Promise<Problem> {
  const { institutionId } = given
  const bureauId = actor.organisationId
  return transact(async (tables) => {
    await requireInstitutions(tables, bureauId, institutionId === null ? [] : [institutionId])
    return raise(tables, { ...given, actor, bureauId, unitId: null, unitName: null }, at)
  })
}

/** A user of a unit raises a problem; its bureau is told by mail. @throws AccountsError `PROBLEMS_TOO_MANY` */
export function raiseOwn(
  { transact, publicUrl }: RolloutParts,
  actor: Actor,
  given: NewProblem,
  at: Instant,
): Promise<Problem> {
  const unitId = actor.organisationId
  return transact(async (tables) => {
    const account = await tables.accounts.find(unitId)
    if (account === null) throw refuseHttp('NOT_FOUND')
    await requireFewWaiting(tables, unitId)
    const { bureauId, unitName } = account
    const source = { bureauId, institutionId: null, unitId, unitName }
    const problem = await raise(tables, { ...given, ...source, actor }, at)
    await tellRaised(tables, problem, { publicUrl, at })
    return problem
  })
}

async function requireFewWaiting({ problems }: AllRolloutTables, unitId: string): Promise<void> {
  if ((await problems.countWaiting(unitId)) < waitingProblemsMax) return
  throw refuseRollout('PROBLEMS_TOO_MANY', { details: { max: String(waitingProblemsMax) } })
}

/** Problems of the own unit, newest first. */
export function listOwn(
  { transact }: RolloutParts,
  { organisationId }: Actor,
  page: { readonly before: string | null; readonly limit: number },
): Promise<readonly KnownProblem[]> {
  return transact(({ problems }) => problems.ofUnit(organisationId, page.before, page.limit))
}

/** A problem of the own unit with its history, without what the bureau noted for itself. @throws AccountsError `NOT_FOUND` */
export function readOwn(
  { transact }: RolloutParts,
  actor: Actor,
  problemId: string,
): Promise<{ readonly problem: KnownProblem; readonly entries: readonly ProblemEntry[] }> {
  return transact(async ({ problems }) => {
    const problem = ofUnit(actor, await problems.find(problemId))
    const entries = await problems.entries(problemId, problemEntriesMax)
    return { problem, entries: entries.filter(({ action }) => action !== 'noted') }
  })
}

function ofUnit<Found extends Problem>({ organisationId }: Actor, problem: Found | null): Found {
  if (problem === null || problem.unitId !== organisationId) throw refuseHttp('NOT_FOUND')
  return problem
}

export interface OwnStep {
  readonly actor: Actor
  readonly problemId: string
  readonly version: number
  readonly text: string
}

/** Adds to a problem that waits. @throws AccountsError `NOT_FOUND`, `CHANGED_MEANWHILE`, `PROBLEM_STATE_UNFIT` */
export function addToOwn({ transact }: RolloutParts, step: OwnStep, at: Instant): Promise<Problem> {
  return transact(async (tables) =>
    actOn(tables, await heldOwn(tables, step), {}, { ...actOf(step, at), action: 'added' }),
  )
}

/** The unit is content with the answer. @throws AccountsError `NOT_FOUND`, `CHANGED_MEANWHILE`, `PROBLEM_STATE_UNFIT` */
export function closeOwn({ transact }: RolloutParts, step: OwnStep, at: Instant): Promise<Problem> {
  return transact(async (tables) =>
    actOn(tables, await heldOwn(tables, step), {}, { ...actOf(step, at), action: 'closed' }),
  )
}

/** The unit says why it is not solved. @throws AccountsError `NOT_FOUND`, `CHANGED_MEANWHILE`, `PROBLEM_STATE_UNFIT`, `PROBLEMS_TOO_MANY` */
export function reopenOwn(
  { transact, publicUrl }: RolloutParts,
  step: OwnStep,
  at: Instant,
): Promise<Problem> {
  return transact(async (tables) => {
    await requireFewWaiting(tables, step.actor.organisationId)
    const problem = await reopen(tables, await heldOwn(tables, step), actOf(step, at))
    await tellRaised(tables, problem, { publicUrl, at })
    return problem
  })
}

async function heldOwn(
  { problems }: AllRolloutTables,
  { actor, problemId, version }: OwnStep,
): Promise<Problem> {
  const held = ofUnit(actor, await problems.hold(problemId))
  requireVersion(held, version)
  return held
}

function actOf({ actor, text }: OwnStep, at: Instant) {
  return { actorKind: 'unit', actor, text, at } as const
}
