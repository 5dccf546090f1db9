import { Type } from 'typebox'
import { reviewRoutes } from '../../applications/http/review-routes.ts'
import type { ReviewDoor } from '../../applications/http/review-routes.ts'
import { reviewApplications } from '../../applications/use-cases/review-application.ts'
import { record, recordId } from '../../http/fields.ts'
import type { Route } from '../../http/route.ts'
import { approveCase } from '../use-cases/approve-application.ts'
import { assignCase } from '../use-cases/assign-case.ts'
import type { OpenedApplication } from '../use-cases/unit-application-rules.ts'
import { unitApplicationRules } from '../use-cases/unit-application-rules.ts'
import type { UnitsParts } from '../use-cases/units-parts.ts'
import { applicationAnswer } from './unit-answers.ts'

const door: ReviewDoor<OpenedApplication> = {
  path: '/bureaus/unit-applications',
  titles: {
    read: '查看单位申请',
    assign: '受理或改派',
    giveBack: '退回补正',
    reject: '不予通过',
    approve: '审核通过',
    show: '查看完整个人信息',
    showFile: '查看申请材料',
  },
  purposes: {
    assign: 'Takes a case; with `reviewerId` gives it to a colleague.',
    approve:
      'Approves a case: opens, changes or closes the account. A new account opens and its mail goes out as soon as the registry has answered.',
  },
  refusals: {
    assign: ['REVIEWER_UNFIT'],
    approve: ['UNIT_HAS_ACCOUNT', 'UNIT_HOLDS_LOCKS', 'ORDER_WAITING'],
  },
  assignment: record({ reviewerId: Type.Optional(recordId) }),
  answer: applicationAnswer,
}

/** The review of applications of units by their bureau. */
export function unitReviewRoutes(parts: UnitsParts): readonly Route[] {
  return reviewRoutes(door, {
    ...reviewApplications(unitApplicationRules, parts),
    assign: (step, at) => assignCase(parts, step, at),
    approve: (step, at) => approveCase(parts, step, at),
  })
}
