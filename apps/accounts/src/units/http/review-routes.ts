import { Type } from 'typebox'
import { actorOf } from '../../access/actor.ts'
import { record, recordId, words } from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route, RouteRequest } from '../../http/route.ts'
import { approveCase } from '../use-cases/approve-application.ts'
import {
  assignCase,
  readForReview,
  rejectCase,
  returnCase,
  showApplication,
  showFile,
} from '../use-cases/review-application.ts'
import type { UnitsParts } from '../use-cases/units-parts.ts'
import { applicationAnswer, applicationShown } from './unit-answers.ts'

const reviewer = { kind: 'bureau', roles: ['bureau_review'] } as const
const onlooker = { kind: 'bureau', roles: ['bureau_review', 'bureau_supervise'] } as const
const params = record({ applicationId: recordId })
const reason = words('原因', 150)
const decisions = ['NOT_FOUND', 'ROLE_LACKING', 'APPLICATION_STATE_UNFIT', 'APPLICATION_TAKEN']

/** The review of applications of units by their bureau. */
export function reviewRoutes(parts: UnitsParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/bureaus/unit-applications/:applicationId',
      title: '查看单位申请',
      purpose: 'A case of the own bureau or one below, personal data masked.',
      access: onlooker,
      params,
      answer: applicationAnswer,
      refusals: ['NOT_FOUND'],
      handle: async (request) =>
        applicationShown(await readForReview(parts, stepOf(request)), false),
    }),
    route({
      method: 'POST',
      path: '/bureaus/unit-applications/:applicationId/assignment',
      title: '受理或改派',
      purpose: 'Takes a case; with `reviewerId` gives it to a colleague.',
      access: reviewer,
      params,
      body: record({ reviewerId: Type.Optional(recordId) }),
      answer: applicationAnswer,
      refusals: ['NOT_FOUND', 'ROLE_LACKING', 'APPLICATION_STATE_UNFIT', 'REVIEWER_UNFIT'],
      handle: async (request) => {
        const step = stepOf(request)
        const reviewerId = request.body.reviewerId ?? step.actor.userId
        return applicationShown(await assignCase(parts, { ...step, reviewerId }, request.at), false)
      },
    }),
    ...decisionRoutes(parts),
    ...wholeRoutes(parts),
  ]
}

function decisionRoutes(parts: UnitsParts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/bureaus/unit-applications/:applicationId/return',
      title: '退回补正',
      purpose: 'Returns a case with a reason for each field that has to be corrected.',
      access: reviewer,
      params,
      body: record({
        reason,
        faults: Type.Array(record({ path: words('项目', 60), reason }), { maxItems: 40 }),
      }),
      answer: applicationAnswer,
      refusals: [...decisions, 'FAULT_PATH_UNKNOWN'],
      handle: async (request) => {
        const step = { ...stepOf(request), ...request.body }
        return applicationShown(await returnCase(parts, step, request.at), false)
      },
    }),
    route({
      method: 'POST',
      path: '/bureaus/unit-applications/:applicationId/rejection',
      title: '不予通过',
      purpose: 'Rejects a case for good, with the reason.',
      access: reviewer,
      params,
      body: record({ reason }),
      answer: applicationAnswer,
      refusals: decisions,
      handle: async (request) => {
        const step = { ...stepOf(request), ...request.body }
        return applicationShown(await rejectCase(parts, step, request.at), false)
      },
    }),
    route({
      method: 'POST',
      path: '/bureaus/unit-applications/:applicationId/approval',
      title: '审核通过',
      purpose:
        'Approves a case: opens, changes or closes the account. A new account opens and its mail goes out as soon as the registry has answered.',
      access: reviewer,
      params,
      body: record({}),
      answer: applicationAnswer,
      refusals: [...decisions, 'UNIT_HAS_ACCOUNT', 'UNIT_HOLDS_LOCKS', 'ORDER_WAITING'],
      handle: async (request) =>
        applicationShown(await approveCase(parts, stepOf(request), request.at), false),
    }),
  ]
}

function wholeRoutes(parts: UnitsParts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/bureaus/unit-applications/:applicationId/personal-data',
      title: '查看完整个人信息',
      purpose: 'The case with all personal data, for a reason that is kept with the look.',
      access: reviewer,
      params,
      body: record({ reason }),
      answer: applicationAnswer,
      refusals: ['NOT_FOUND'],
      handle: async (request) => {
        const step = { ...stepOf(request), ...request.body }
        return applicationShown(await showApplication(parts, step, request.at), true)
      },
    }),
    route({
      method: 'POST',
      path: '/bureaus/unit-applications/:applicationId/files/:fileId/reading',
      title: '查看申请材料',
      purpose: 'A scan of the case, for a reason that is kept with the look.',
      access: reviewer,
      params: record({ applicationId: recordId, fileId: recordId }),
      body: record({ reason }),
      answer: 'file',
      refusals: ['NOT_FOUND'],
      handle: (request) => {
        const { fileId } = request.params
        return showFile(parts, { ...stepOf(request), ...request.body, fileId }, request.at)
      },
    }),
  ]
}

function stepOf(
  request: Pick<RouteRequest<{ applicationId: string }, unknown, unknown>, 'params' | 'holder'>,
) {
  return { actor: actorOf(holderOf(request)), applicationId: request.params.applicationId }
}
