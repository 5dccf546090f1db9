import type { Instant } from '@piaoqiao/domain'
import { Type } from 'typebox'
import type { Static, TSchema } from 'typebox'
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
    stepRoute(door, {
      name: 'assignment',
      title: titles.assign,
      purpose: purposes.assign,
      body: assignment,
      refusals: ['NOT_FOUND', 'ROLE_LACKING', 'APPLICATION_STATE_UNFIT', ...refusals.assign],
      take: (step, body, at) => {
        const { reviewerId = step.actor.userId } = body as { readonly reviewerId?: string }
        return uses.assign({ ...step, reviewerId }, at)
      },
    }),
    stepRoute(door, {
      name: 'return',
      title: titles.giveBack,
      purpose: 'Returns a case with a reason for each field that has to be corrected.',
      body: record({
        reason,
        faults: Type.Array(record({ path: words('项目', 60), reason }), { maxItems: faultsMax }),
      }),
      refusals: [...decisions, 'FAULT_PATH_UNKNOWN'],
      take: (step, body, at) => uses.giveBack({ ...step, ...body }, at),
    }),
    stepRoute(door, {
      name: 'rejection',
      title: titles.reject,
      purpose: 'Rejects a case for good, with the reason.',
      body: record({ reason }),
      refusals: decisions,
      take: (step, body, at) => uses.reject({ ...step, ...body }, at),
    }),
    stepRoute(door, {
      name: 'approval',
      title: titles.approve,
      purpose: purposes.approve,
      body: record({}),
      refusals: [...decisions, ...refusals.approve],
      take: (step, _body, at) => uses.approve(step, at),
    }),
    stepRoute(door, {
      name: 'personal-data',
      title: titles.show,
      purpose: 'The case with all personal data, for a reason that is kept with the look.',
      body: record({ reason }),
      refusals: ['NOT_FOUND'],
      isWhole: true,
      take: (step, body, at) => uses.show({ ...step, ...body }, at),
    }),
    fileRoute(door, uses),
  ]
}

/** A step of the review: who takes it, with what, and the case as it stands then. */
interface StepRoute<Shown, Body extends TSchema> {
  /** Last part of the path. */
  readonly name: string
  readonly title: string
  readonly purpose: string
  readonly body: Body
  readonly refusals: readonly string[]
  /** Whether personal data is answered whole. */
  readonly isWhole?: boolean
  readonly take: (step: ReviewStep, body: Static<Body>, at: Instant) => Promise<Shown>
}

function stepRoute<Shown, Body extends TSchema>(
  { path, answer }: ReviewDoor<Shown>,
  { name, title, purpose, body, refusals, isWhole = false, take }: StepRoute<Shown, Body>,
): Route {
  return route({
    method: 'POST',
    path: `${path}/:applicationId/${name}`,
    title,
    purpose,
    access: reviewer,
    params,
    body,
    answer: answer.schema,
    refusals,
    handle: async (request) =>
      answer.show(await take(stepOf(request), request.body as Static<Body>, request.at), isWhole),
  })
}

function fileRoute<Shown>({ path, titles }: ReviewDoor<Shown>, uses: ReviewUses<Shown>): Route {
  return route({
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
  })
}

function stepOf(
  request: Pick<RouteRequest<{ applicationId: string }, unknown, unknown>, 'params' | 'holder'>,
): ReviewStep {
  return { actor: actorOf(holderOf(request)), applicationId: request.params.applicationId }
}
