import type { Instant } from '@piaoqiao/domain'
import type { Actor } from '../../access/actor.ts'
import { bureauEntry, unitEntry } from '../../audit/audit-entries.ts'
import { endOfWorkingDays } from '../../applications/working-days.ts'
import { answerDays, problemMoves, problemStates } from '../problem-ports.ts'
import type { Problem, ProblemAction, ProblemState, Severity } from '../problem-ports.ts'
import { refuseRollout } from '../rollout-refusals.ts'
import type { AllRolloutTables } from './rollout-parts.ts'

/** What somebody did with a problem, and said. */
export interface ProblemAct {
  readonly actorKind: 'bureau' | 'unit'
  readonly actor: Actor
  readonly action: ProblemAction
  readonly text: string
  readonly at: Instant
}

/** By when an answer to a problem of this severity is due. */
export function answerDue(severity: Severity, at: Instant): Instant {
  return endOfWorkingDays(at, answerDays[severity])
}

/** @throws AccountsError `PROBLEM_STATE_UNFIT` */
export function stateAfter({ state }: Problem, action: ProblemAction): ProblemState {
  const after = problemMoves[state][action]
  if (after === undefined) {
    throw refuseRollout('PROBLEM_STATE_UNFIT', { details: { state: problemStates[state] } })
  }
  return after
}

/** The problem after an act on it, with its history and the audit log written. */
export async function actOn(
  tables: AllRolloutTables,
  held: Problem,
  change: Partial<Problem>,
  act: ProblemAct,
): Promise<Problem> {
  const state = stateAfter(held, act.action)
  const problem = { ...held, ...change, state, version: held.version + 1 }
  await tables.problems.save(problem)
  await noteAct(tables, problem, act)
  return problem
}

/** A problem that was answered or closed waits again, by a clock of its own. */
export async function reopen(
  tables: AllRolloutTables,
  held: Problem,
  act: Omit<ProblemAct, 'action'>,
): Promise<Problem> {
  const dueAt = answerDue(held.severity, act.at)
  return actOn(tables, held, { dueAt, answeredAt: null }, { ...act, action: 'reopened' })
}

/** Writes the history and the audit log; what was said stands in the history alone. */
export async function noteAct(
  { problems, audit }: AllRolloutTables,
  { problemId, version }: Problem,
  { actorKind, actor, action, text, at }: ProblemAct,
): Promise<void> {
  const actorId = actor.userId
  await problems.addEntry(problemId, { at, actorKind, actorId, action, text })
  const subject = ['rollout_problem', problemId] as const
  const name = `problem.${action}`
  await audit.append(
    actorKind === 'unit'
      ? unitEntry(actorId, name, subject, at, { version })
      : bureauEntry(actor, name, subject, at, { version }),
  )
}
