import { Type } from 'typebox'
import { actorOf } from '../../access/actor.ts'
import { draftWords, record, recordId } from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import type { Problem } from '../problem-ports.ts'
import type { RolloutParts } from '../use-cases/rollout-parts.ts'
import {
  answerProblem,
  closeProblem,
  giveProblem,
  noteOnProblem,
  reopenProblem,
} from '../use-cases/work-on-problem.ts'
import type { WorkStep } from '../use-cases/work-on-problem.ts'
import { problemAnswer, problemShown, problemText } from './problem-answers.ts'
import { reason, version, working } from './rollout-fields.ts'

const params = record({ problemId: recordId })
const refusals = ['NOT_FOUND', 'OTHER_BUREAU', 'CHANGED_MEANWHILE', 'PROBLEM_STATE_UNFIT']

/** What a bureau does with a problem. */
export function problemStepRoutes(parts: RolloutParts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/bureaus/problems/:problemId/owner',
      title: '交办问题',
      purpose: 'Gives the problem to a user of the own bureau, who is told by mail, or takes it.',
      access: working,
      params,
      body: record({
        version,
        ownerId: recordId,
        text: Type.Optional(draftWords('说明', 500)),
      }),
      answer: problemAnswer,
      refusals: [...refusals, 'OWNER_UNFIT'],
      handle: async (request) => {
        const { version: seen, ownerId, text = '' } = request.body
        const { problemId } = request.params
        const actor = actorOf(holderOf(request))
        const step = { actor, problemId, version: seen, text, ownerId }
        return problemShown(await giveProblem(parts, step, request.at), request.at)
      },
    }),
    stepRoute(parts, {
      name: 'notes',
      title: '添加内部记录',
      purpose: 'A line in the history that units do not see.',
      work: noteOnProblem,
    }),
    stepRoute(parts, {
      name: 'answer',
      title: '答复问题',
      purpose: 'The answer; whoever of a unit raised the problem is told by mail.',
      work: answerProblem,
    }),
    stepRoute(parts, {
      name: 'closing',
      title: '办结问题',
      purpose: 'An answered problem is closed.',
      work: closeProblem,
    }),
    route({
      method: 'POST',
      path: '/bureaus/problems/:problemId/reopening',
      title: '重新打开问题',
      purpose: 'An answered or closed problem waits again, by a clock of its own, for a reason.',
      access: working,
      params,
      body: record({ version, reason }),
      answer: problemAnswer,
      refusals,
      handle: async (request) => {
        const { version: seen, reason: text } = request.body
        const { problemId } = request.params
        const step = { actor: actorOf(holderOf(request)), problemId, version: seen, text }
        return problemShown(await reopenProblem(parts, step, request.at), request.at)
      },
    }),
  ]
}

interface StepRoute extends Pick<Route, 'title' | 'purpose'> {
  readonly name: string
  readonly work: (parts: RolloutParts, step: WorkStep, at: number) => Promise<Problem>
}

function stepRoute(parts: RolloutParts, { name, title, purpose, work }: StepRoute): Route {
  return route({
    method: 'POST',
    path: `/bureaus/problems/:problemId/${name}`,
    title,
    purpose,
    access: working,
    params,
    body: record({ version, text: problemText }),
    answer: problemAnswer,
    refusals,
    handle: async (request) => {
      const { problemId } = request.params
      const step = { actor: actorOf(holderOf(request)), problemId, ...request.body }
      return problemShown(await work(parts, step, request.at), request.at)
    },
  })
}
