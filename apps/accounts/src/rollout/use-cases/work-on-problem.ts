import type { Instant } from '@piaoqiao/domain'
import type { Actor } from '../../access/actor.ts'
import type {
  KnownProblem,
  Problem,
  ProblemCount,
  ProblemEntry,
  ProblemQuery,
} from '../problem-ports.ts'
import { refuseRollout } from '../rollout-refusals.ts'
import { actOn, reopen } from './problem-step.ts'
import { problemEntriesMax } from './raise-problem.ts'
import { inScope, seenBureau, toChange } from './rollout-parts.ts'
import type { AllRolloutTables, RolloutParts } from './rollout-parts.ts'
import { mayOwn, tellAnswered, tellOwner } from './tell-about-problem.ts'

export type AskedProblems = Omit<ProblemQuery, 'bureauId'> & { readonly bureauId: string | null }

/** A page of the problems of the own bureau or one below. @throws AccountsError `NOT_FOUND` */
export function listProblems(
  { transact }: RolloutParts,
  actor: Actor,
  asked: AskedProblems,
): Promise<readonly KnownProblem[]> {
  return transact(async (tables) => {
    const bureauId = await seenBureau(tables, actor, asked.bureauId)
    return tables.problems.list({ ...asked, bureauId })
  })
}

/** How many problems stand how, by their age. @throws AccountsError `NOT_FOUND` */
export function countProblems(
  { transact }: RolloutParts,
  actor: Actor,
  bureauId: string | null,
  at: Instant,
): Promise<readonly ProblemCount[]> {
  return transact(async (tables) =>
    tables.problems.counts(await seenBureau(tables, actor, bureauId), at),
  )
}

/** A problem with its history. @throws AccountsError `NOT_FOUND` */
export function readProblem(
  { transact }: RolloutParts,
  actor: Actor,
  problemId: string,
): Promise<{ readonly problem: KnownProblem; readonly entries: readonly ProblemEntry[] }> {
  return transact(async (tables) => {
    const problem = await inScope(tables, actor, await tables.problems.find(problemId))
    return { problem, entries: await tables.problems.entries(problemId, problemEntriesMax) }
  })
}

export interface WorkStep {
  readonly actor: Actor
  readonly problemId: string
  /** The version that the actor saw. */
  readonly version: number
  readonly text: string
}

const actOf = ({ actor, text }: WorkStep, at: Instant) =>
  ({ actorKind: 'bureau', actor, text, at }) as const

async function held(tables: AllRolloutTables, step: WorkStep): Promise<Problem> {
  return toChange(tables, step, await tables.problems.hold(step.problemId))
}

/**
 * Gives the problem to a user of the bureau, or takes it; another one is told by mail.
 * @throws AccountsError `NOT_FOUND`, `OTHER_BUREAU`, `CHANGED_MEANWHILE`, `PROBLEM_STATE_UNFIT`, `OWNER_UNFIT`
 */
export function giveProblem(
  { transact, publicUrl }: RolloutParts,
  { ownerId, ...step }: WorkStep & { readonly ownerId: string },
  at: Instant,
): Promise<Problem> {
  return transact(async (tables) => {
    const problem = await held(tables, step)
    if (!mayOwn(await tables.users.find(ownerId), problem.bureauId)) {
      throw refuseRollout('OWNER_UNFIT')
    }
    const given = await actOn(tables, problem, { ownerId }, { ...actOf(step, at), action: 'taken' })
    if (ownerId !== step.actor.userId) await tellOwner(tables, given, { publicUrl, at })
    return given
  })
}

/** Keeps a note that the unit does not see. @throws AccountsError `NOT_FOUND`, `OTHER_BUREAU`, `CHANGED_MEANWHILE`, `PROBLEM_STATE_UNFIT` */
export function noteOnProblem(
  { transact }: RolloutParts,
  step: WorkStep,
  at: Instant,
): Promise<Problem> {
  return transact(async (tables) =>
    actOn(tables, await held(tables, step), {}, { ...actOf(step, at), action: 'noted' }),
  )
}

/** Answers, and tells the unit's user who asked. @throws AccountsError `NOT_FOUND`, `OTHER_BUREAU`, `CHANGED_MEANWHILE`, `PROBLEM_STATE_UNFIT` */
export function answerProblem(
  { transact, publicUrl }: RolloutParts,
  step: WorkStep,
  at: Instant,
): Promise<Problem> {
  return transact(async (tables) => {
    const change = { answer: step.text, answeredAt: at }
    const act = { ...actOf(step, at), action: 'answered' } as const
    const problem = await actOn(tables, await held(tables, step), change, act)
    await tellAnswered(tables, problem, { publicUrl, at })
    return problem
  })
}

/** @throws AccountsError `NOT_FOUND`, `OTHER_BUREAU`, `CHANGED_MEANWHILE`, `PROBLEM_STATE_UNFIT` */
export function closeProblem(
  { transact }: RolloutParts,
  step: WorkStep,
  at: Instant,
): Promise<Problem> {
  return transact(async (tables) =>
    actOn(tables, await held(tables, step), {}, { ...actOf(step, at), action: 'closed' }),
  )
}

/** @throws AccountsError `NOT_FOUND`, `OTHER_BUREAU`, `CHANGED_MEANWHILE`, `PROBLEM_STATE_UNFIT` */
export function reopenProblem(
  { transact }: RolloutParts,
  step: WorkStep,
  at: Instant,
): Promise<Problem> {
  return transact(async (tables) => reopen(tables, await held(tables, step), actOf(step, at)))
}
