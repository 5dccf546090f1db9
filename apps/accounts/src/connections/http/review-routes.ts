import { reviewRoutes } from '../../applications/http/review-routes.ts'
import type { ReviewDoor } from '../../applications/http/review-routes.ts'
import { reviewApplications } from '../../applications/use-cases/review-application.ts'
import { record } from '../../http/fields.ts'
import type { Route } from '../../http/route.ts'
import { approveConnection } from '../use-cases/approve-connection.ts'
import type { OpenedConnection } from '../use-cases/connection-application-rules.ts'
import { connectionApplicationRules } from '../use-cases/connection-application-rules.ts'
import type { ConnectionsParts } from '../use-cases/connections-parts.ts'
import { takeConnection } from '../use-cases/take-connection.ts'
import { connectionApplication } from './connection-answers.ts'

const door: ReviewDoor<OpenedConnection> = {
  path: '/bureaus/connection-applications',
  titles: {
    read: '查看对接单位申请',
    assign: '受理对接单位申请',
    giveBack: '退回补正对接单位申请',
    reject: '对接单位申请不予通过',
    approve: '对接单位申请审核通过',
    show: '查看对接单位申请的完整个人信息',
    showFile: '查看对接单位申请材料',
  },
  purposes: {
    assign: 'Takes a case, also from a colleague.',
    approve:
      'Opens the account, its first user and the sandbox. The materials are mailed as soon as the sandbox answered.',
  },
  refusals: { assign: [], approve: ['UNIT_HAS_ACCOUNT'] },
  assignment: record({}),
  answer: connectionApplication,
}

/** The review of applications of units by system by the municipal centre. */
export function connectionReviewRoutes(parts: ConnectionsParts): readonly Route[] {
  return reviewRoutes(door, {
    ...reviewApplications(connectionApplicationRules, parts),
    assign: (step, at) => takeConnection(parts, step, at),
    approve: (step, at) => approveConnection(parts, step, at),
  })
}
