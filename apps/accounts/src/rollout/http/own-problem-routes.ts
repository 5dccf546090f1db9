import { Type } from 'typebox'
import { actorOf } from '../../access/actor.ts'
import { nextOf } from '../../http/answers.ts'
import { pageLimit, pageQuery, record, recordId } from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import type { Problem } from '../problem-ports.ts'
import {
  addToOwn,
  closeOwn,
  listOwn,
  raiseOwn,
  readOwn,
  reopenOwn,
} from '../use-cases/raise-problem.ts'
import type { OwnStep } from '../use-cases/raise-problem.ts'
import type { RolloutParts } from '../use-cases/rollout-parts.ts'
import {
  entryShown,
  newProblem,
  ownEntryAnswer,
  ownProblemAnswer,
  ownProblemShown,
  problemText,
} from './problem-answers.ts'
import { next, version } from './rollout-fields.ts'

const unit = { kind: 'unit' } as const
const params = record({ problemId: recordId })
const refusals = ['NOT_FOUND', 'CHANGED_MEANWHILE', 'PROBLEM_STATE_UNFIT']

/** Problems of the signed-in user's unit. */
export function ownProblemRoutes(parts: RolloutParts): readonly Route[] {
  return [
    ...readRoutes(parts),
    route({
      method: 'POST',
      path: '/units/self/problems',
      title: '反馈问题',
      purpose: 'Raises a problem at the bureau of the unit, which is told by mail.',
      access: unit,
      body: record(newProblem),
      answer: ownProblemAnswer,
      refusals: ['PROBLEMS_TOO_MANY'],
      handle: async (request) => {
        const actor = actorOf(holderOf(request))
        return ownProblemShown(await raiseOwn(parts, actor, request.body, request.at), request.at)
      },
    }),
    stepRoute(parts, {
      name: 'additions',
      title: '补充说明',
      purpose: 'Adds to a problem that waits for an answer.',
      refusals,
      work: addToOwn,
    }),
    stepRoute(parts, {
      name: 'closing',
      title: '确认问题已解决',
      purpose: 'Closes an answered problem.',
      refusals,
      work: closeOwn,
    }),
    stepRoute(parts, {
      name: 'reopening',
      title: '重新提出问题',
      purpose: 'An answered or closed problem waits again; the bureau is told by mail.',
      refusals: [...refusals, 'PROBLEMS_TOO_MANY'],
      work: reopenOwn,
    }),
  ]
}

function readRoutes(parts: RolloutParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/units/self/problems',
      title: '我的问题',
      purpose: 'Problems of the own unit with their answers, newest first.',
      access: unit,
      query: record({ limit: pageQuery.limit, after: Type.Optional(recordId) }),
      answer: record({ problems: Type.Array(ownProblemAnswer), next }),
      refusals: [],
      handle: async (request) => {
        const { query, at } = request
        const limit = pageLimit(query.limit)
        const page = { before: query.after ?? null, limit }
        const problems = await listOwn(parts, actorOf(holderOf(request)), page)
        const shown = problems.map((problem) => ownProblemShown(problem, at))
        return { problems: shown, next: nextOf(problems, limit, ({ problemId }) => problemId) }
      },
    }),
    route({
      method: 'GET',
      path: '/units/self/problems/:problemId',
      title: '我的问题详情',
      purpose: 'A problem of the own unit with its history.',
      access: unit,
      params,
      answer: record({ problem: ownProblemAnswer, entries: Type.Array(ownEntryAnswer) }),
      refusals: ['NOT_FOUND'],
      handle: async (request) => {
        const { problemId } = request.params
        const found = await readOwn(parts, actorOf(holderOf(request)), problemId)
        const problem = ownProblemShown(found.problem, request.at)
        return { problem, entries: found.entries.map(entryShown) }
      },
    }),
  ]
}

interface StepRoute extends Pick<Route, 'title' | 'purpose' | 'refusals'> {
  readonly name: string
  readonly work: (parts: RolloutParts, step: OwnStep, at: number) => Promise<Problem>
}

function stepRoute(parts: RolloutParts, given: StepRoute): Route {
  const { name, title, purpose, work } = given
  return route({
    method: 'POST',
    path: `/units/self/problems/:problemId/${name}`,
    title,
    purpose,
    access: unit,
    params,
    body: record({ version, text: problemText }),
    answer: ownProblemAnswer,
    refusals: given.refusals,
    handle: async (request) => {
      const { problemId } = request.params
      const step = { actor: actorOf(holderOf(request)), problemId, ...request.body }
      return ownProblemShown(await work(parts, step, request.at), request.at)
    },
  })
}
