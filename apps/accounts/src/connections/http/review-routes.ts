import { Type } from 'typebox'
import { actorOf } from '../../access/actor.ts'
import { record, recordId, words } from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route, RouteRequest } from '../../http/route.ts'
import { approveConnection } from '../use-cases/approve-connection.ts'
import type { ConnectionsParts } from '../use-cases/connections-parts.ts'
import {
  readForReview,
  rejectConnection,
  returnConnection,
  showConnection,
  showConnectionFile,
  takeConnection,
} from '../use-cases/review-connection.ts'
import { applicationShown, connectionApplication } from './connection-answers.ts'
import { onlooker, reason, reviewer } from './connection-fields.ts'

const path = '/bureaus/connection-applications/:applicationId'
const params = record({ applicationId: recordId })
const decisions = ['NOT_FOUND', 'ROLE_LACKING', 'APPLICATION_STATE_UNFIT', 'APPLICATION_TAKEN']

/** The review of applications of units by system by the municipal centre. */
export function reviewRoutes(parts: ConnectionsParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path,
      title: '查看对接单位申请',
      purpose: 'A case of the own bureau or one below, personal data masked.',
      access: onlooker,
      params,
      answer: connectionApplication,
      refusals: ['NOT_FOUND'],
      handle: async (request) =>
        applicationShown(await readForReview(parts, stepOf(request)), false),
    }),
    route({
      method: 'POST',
      path: `${path}/assignment`,
      title: '受理对接单位申请',
      purpose: 'Takes a case, also from a colleague.',
      access: reviewer,
      params,
      body: record({}),
      answer: connectionApplication,
      refusals: ['NOT_FOUND', 'ROLE_LACKING', 'APPLICATION_STATE_UNFIT'],
      handle: async (request) =>
        applicationShown(await takeConnection(parts, stepOf(request), request.at), false),
    }),
    ...decisionRoutes(parts),
    ...wholeRoutes(parts),
  ]
}

function decisionRoutes(parts: ConnectionsParts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: `${path}/return`,
      title: '退回补正对接单位申请',
      purpose: 'Returns a case with a reason for each field that has to be corrected.',
      access: reviewer,
      params,
      body: record({
        reason,
        faults: Type.Array(record({ path: words('项目', 60), reason }), { maxItems: 40 }),
      }),
      answer: connectionApplication,
      refusals: [...decisions, 'FAULT_PATH_UNKNOWN'],
      handle: async (request) => {
        const step = { ...stepOf(request), ...request.body }
        return applicationShown(await returnConnection(parts, step, request.at), false)
      },
    }),
    route({
      method: 'POST',
      path: `${path}/rejection`,
      title: '对接单位申请不予通过',
      purpose: 'Rejects a case for good, with the reason.',
      access: reviewer,
      params,
      body: record({ reason }),
      answer: connectionApplication,
      refusals: decisions,
      handle: async (request) => {
        const step = { ...stepOf(request), ...request.body }
        return applicationShown(await rejectConnection(parts, step, request.at), false)
      },
    }),
    route({
      method: 'POST',
      path: `${path}/approval`,
      title: '对接单位申请审核通过',
      purpose:
        'Opens the account, its first user and the sandbox. The materials are mailed as soon as the sandbox answered.',
      access: reviewer,
      params,
      body: record({}),
      answer: connectionApplication,
      refusals: [...decisions, 'UNIT_HAS_ACCOUNT'],
      handle: async (request) =>
        applicationShown(await approveConnection(parts, stepOf(request), request.at), false),
    }),
  ]
}

function wholeRoutes(parts: ConnectionsParts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: `${path}/personal-data`,
      title: '查看对接单位申请的完整个人信息',
      purpose: 'The case with all personal data, for a reason that is kept with the look.',
      access: reviewer,
      params,
      body: record({ reason }),
      answer: connectionApplication,
      refusals: ['NOT_FOUND'],
      handle: async (request) => {
        const step = { ...stepOf(request), ...request.body }
        return applicationShown(await showConnection(parts, step, request.at), true)
      },
    }),
    route({
      method: 'POST',
      path: `${path}/files/:fileId/reading`,
      title: '查看对接单位申请材料',
      purpose: 'A scan of the case, for a reason that is kept with the look.',
      access: reviewer,
      params: record({ applicationId: recordId, fileId: recordId }),
      body: record({ reason }),
      answer: 'file',
      refusals: ['NOT_FOUND'],
      handle: (request) => {
        const { fileId } = request.params
        return showConnectionFile(
          parts,
          { ...stepOf(request), ...request.body, fileId },
          request.at,
        )
      },
    }),
  ]
}

function stepOf(
  request: Pick<RouteRequest<{ applicationId: string }, unknown, unknown>, 'params' | 'holder'>,
) {
  return { actor: actorOf(holderOf(request)), applicationId: request.params.applicationId }
}
