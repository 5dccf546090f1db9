import type { Instant } from '@piaoqiao/domain'
import { Type } from 'typebox'
import type { TSchema } from 'typebox'
import { actorOf } from '../../access/actor.ts'
import { onlooker, reviewer } from '../../http/bureau-access.ts'
import { reason, record, recordId, words } from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route, RouteRequest } from '../../http/route.ts'
import type { ReviewStep, Reviewing } from '../use-cases/review-application.ts'
import type { ApplicationAnswer } from './application-answers.ts'

type ReviewAct = 'read' | 'assign' | 'giveBack' | 'reject' | 'approve' | 'show' | 'showFile'

/** The review of one room as its routes and the pages for developers show it. */
export interface ReviewDoor<Shown> {
  /** Of all cases, such as `/bureaus/unit-applications`. */
  readonly path: string
  readonly titles: Readonly<Record<ReviewAct, string>>
  readonly purposes: Readonly<Record<'assign' | 'approve', string>>
  /** Beside those of every room. */
  readonly refusals: Readonly<Record<'assign' | 'approve', readonly string[]>>
  /** What is sent to take a case; it may name another reviewer as `reviewerId`. */
  readonly assignment: TSchema
  readonly answer: ApplicationAnswer<Shown>
}

export interface ReviewUses<Shown> extends Reviewing<Shown> {
  readonly assign: (
    step: ReviewStep & { readonly reviewerId: string },
    at: Instant,
  ) => Promise<Shown>
  readonly approve: (step: ReviewStep, at: Instant) => Promise<Shown>
}

const params = record({ applicationId: recordId })
const decisions = ['NOT_FOUND', 'ROLE_LACKING', 'APPLICATION_STATE_UNFIT', 'APPLICATION_TAKEN']
const faultsMax = 40

/** The review of applications by their bureau. */
export function reviewRoutes<Shown>(
  door: ReviewDoor<Shown>,
  uses: ReviewUses<Shown>,
): readonly Route[] {
  const { path, titles, purposes, refusals, assignment, answer } = door
  return [
    route({
      method: 'GET',
      path: `${path}/:applicationId`,
      title: titles.read,
      purpose: 'A case of the own bureau or one below, personal data masked.',
      access: onlooker,
      params,
      answer: answer.schema,
      refusals: ['NOT_FOUND'],
      handle: async (request) => answer.show(await uses.read(stepOf(request)), false),
    }),
    route({
      method: 'POST',
      path: `${path}/:applicationId/assignment`,
      title: titles.assign,
      purpose: purposes.assign,
      access: reviewer,
      params,
      body: assignment,
      answer: answer.schema,
      refusals: ['NOT_FOUND', 'ROLE_LACKING', 'APPLICATION_STATE_UNFIT', ...refusals.assign],
      handle: async (request) => {
        const step = stepOf(request)
        const { reviewerId = step.actor.userId } = request.body as { readonly reviewerId?: string }
        return answer.show(await uses.assign({ ...step, reviewerId }, request.at), false)
      },
    }),
    ...returnRoutes(door, uses),
    approvalRoute(door, uses),
    ...wholeRoutes(door, uses),
  ]
}

function returnRoutes<Shown>(
  { path, titles, answer }: ReviewDoor<Shown>,
  uses: ReviewUses<Shown>,
): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: `${path}/:applicationId/return`,
      title: titles.giveBack,
      purpose: 'Returns a case with a reason for each field that has to be corrected.',
      access: reviewer,
      params,
      body: record({
        reason,
        faults: Type.Array(record({ path: words('项目', 60), reason }), { maxItems: faultsMax }),
      }),
      answer: answer.schema,
      refusals: [...decisions, 'FAULT_PATH_UNKNOWN'],
      handle: async (request) => {
        const step = { ...stepOf(request), ...request.body }
        return answer.show(await uses.giveBack(step, request.at), false)
      },
    }),
    route({
      method: 'POST',
      path: `${path}/:applicationId/rejection`,
      title: titles.reject,
      purpose: 'Rejects a case for good, with the reason.',
      access: reviewer,
      params,
      body: record({ reason }),
      answer: answer.schema,
      refusals: decisions,
      handle: async (request) => {
        const step = { ...stepOf(request), ...request.body }
        return answer.show(await uses.reject(step, request.at), false)
      },
    }),
  ]
}

function approvalRoute<Shown>(
  { path, titles, purposes, refusals, answer }: ReviewDoor<Shown>,
  uses: ReviewUses<Shown>,
): Route {
  return route({
    method: 'POST',
    path: `${path}/:applicationId/approval`,
    title: titles.approve,
    purpose: purposes.approve,
    access: reviewer,
    params,
    body: record({}),
    answer: answer.schema,
    refusals: [...decisions, ...refusals.approve],
    handle: async (request) => answer.show(await uses.approve(stepOf(request), request.at), false),
  })
}

function wholeRoutes<Shown>(
  { path, titles, answer }: ReviewDoor<Shown>,
  uses: ReviewUses<Shown>,
): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: `${path}/:applicationId/personal-data`,
      title: titles.show,
      purpose: 'The case with all personal data, for a reason that is kept with the look.',
      access: reviewer,
      params,
      body: record({ reason }),
      answer: answer.schema,
      refusals: ['NOT_FOUND'],
      handle: async (request) => {
        const step = { ...stepOf(request), ...request.body }
        return answer.show(await uses.show(step, request.at), true)
      },
    }),
    route({
      method: 'POST',
      path: `${path}/:applicationId/files/:fileId/reading`,
      title: titles.showFile,
      purpose: 'A scan of the case, for a reason that is kept with the look.',
      access: reviewer,
      params: record({ applicationId: recordId, fileId: recordId }),
      body: record({ reason }),
      answer: 'file',
      refusals: ['NOT_FOUND'],
      handle: (request) => {
        const { fileId } = request.params
        return uses.showFile({ ...stepOf(request), ...request.body, fileId }, request.at)
      },
    }),
  ]
}

function stepOf(
  request: Pick<RouteRequest<{ applicationId: string }, unknown, unknown>, 'params' | 'holder'>,
): ReviewStep {
  return { actor: actorOf(holderOf(request)), applicationId: request.params.applicationId }
}
