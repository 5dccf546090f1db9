import { Type } from 'typebox'
import { actorOf } from '../../access/actor.ts'
import type { Role } from '../../access/roles.ts'
import { nextOf } from '../../http/answers.ts'
import {
  email,
  identityNumber,
  mobile,
  pageLimit,
  pageQuery,
  reason,
  record,
  recordId,
  words,
} from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import {
  applyForChange,
  applyForClosing,
  ownApplications,
  ownUnit,
} from '../use-cases/read-unit.ts'
import { addUser, changeUser, listUsers, resetColleague } from '../use-cases/unit-users.ts'
import type { UserChange } from '../use-cases/unit-users.ts'
import type { UnitsParts } from '../use-cases/units-parts.ts'
import {
  accountAnswer,
  accountShown,
  applicationLine,
  lineShown,
  userAnswer,
  userShown,
} from './unit-answers.ts'

const anyUser = { kind: 'unit' } as const
const applier = { kind: 'unit', roles: ['unit_apply'] } as const
const unitRoles = Type.Array(
  Type.Enum(['unit_apply', 'unit_reimburse', 'unit_read'], { title: '角色' }),
  { title: '角色', minItems: 1, maxItems: 3 },
)
const userParams = record({ userId: recordId })

/** The own account of a unit: its data, its applications and its users. */
export function unitRoutes(parts: UnitsParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/units/self',
      title: '本单位账户',
      purpose: 'The account of the own unit, personal data masked.',
      access: anyUser,
      answer: accountAnswer,
      refusals: ['NOT_FOUND'],
      handle: async (request) =>
        accountShown(await ownUnit(parts, holderOf(request).organisationId)),
    }),
    route({
      method: 'GET',
      path: '/units/self/applications',
      title: '本单位的申请',
      purpose: 'What the unit applied for, newest first; `next` is `after` of the next page.',
      access: anyUser,
      query: record(pageQuery),
      answer: record({
        applications: Type.Array(applicationLine),
        next: Type.Union([Type.String(), Type.Null()]),
      }),
      refusals: [],
      handle: async (request) => {
        const limit = pageLimit(request.query.limit)
        const page = { before: request.query.after ?? null, limit }
        const found = await ownApplications(parts, holderOf(request).organisationId, page)
        const next = nextOf(found, limit, ({ applicationId }) => applicationId)
        return { applications: found.map(lineShown), next }
      },
    }),
    route({
      method: 'POST',
      path: '/units/self/changes',
      title: '申请变更单位信息',
      purpose:
        'Begins the change of name, address, legal person or handler: an application filled in with what is known, to be gone on with as one for an account.',
      access: applier,
      body: record({}),
      answer: record({ applicationId: Type.String(), draftToken: Type.String() }),
      refusals: ['UNIT_STATE_UNFIT'],
      handle: (request) => applyForChange(parts, actorOf(holderOf(request)), request.at),
    }),
    route({
      method: 'POST',
      path: '/units/self/closing',
      title: '申请注销账户',
      purpose: 'Asks the bureau to close the account.',
      access: applier,
      body: record({ reason }),
      answer: applicationLine,
      refusals: ['UNIT_STATE_UNFIT', 'UNIT_HOLDS_LOCKS', 'APPLICATION_PENDING'],
      handle: async (request) => {
        const actor = actorOf(holderOf(request))
        return lineShown(await applyForClosing(parts, actor, request.body.reason, request.at))
      },
    }),
    ...userRoutes(parts),
  ]
}

function userRoutes(parts: UnitsParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/units/self/users',
      title: '本单位经办人',
      purpose: 'All users of the unit, personal data masked.',
      access: anyUser,
      answer: record({ users: Type.Array(userAnswer) }),
      refusals: [],
      handle: async (request) => {
        const users = await listUsers(parts, holderOf(request).organisationId)
        return { users: users.map((user) => userShown(user)) }
      },
    }),
    route({
      method: 'POST',
      path: '/units/self/users',
      title: '添加经办人',
      purpose: 'Opens a user; its login name and initial password go to its own e-mail.',
      access: applier,
      body: record({ name: words('姓名', 40), mobile, identityNumber, email, roles: unitRoles }),
      answer: userAnswer,
      refusals: ['IDENTITY_NUMBER_WRONG', 'PERSON_IS_USER', 'ROLES_UNFIT', 'USERS_TOO_MANY'],
      handle: async (request) => {
        const { roles, ...person } = request.body
        const given = { person, roles: roles as Role[] }
        return userShown(await addUser(parts, actorOf(holderOf(request)), given, request.at))
      },
    }),
    route({
      method: 'PATCH',
      path: '/units/self/users/:userId',
      title: '变更经办人',
      purpose:
        'Other roles, another mobile or e-mail, or suspended, active again, or out for good (closed).',
      access: applier,
      params: userParams,
      body: record({
        roles: Type.Optional(unitRoles),
        state: Type.Optional(Type.Enum(['active', 'suspended', 'closed'], { title: '状态' })),
        mobile: Type.Optional(mobile),
        email: Type.Optional(email),
      }),
      answer: userAnswer,
      refusals: ['NOT_FOUND', 'ROLES_UNFIT', 'APPLIER_NEEDED', 'UNIT_STATE_UNFIT'],
      handle: async (request) => {
        const { userId } = request.params
        const given = { userId, change: request.body as UserChange }
        return userShown(await changeUser(parts, actorOf(holderOf(request)), given, request.at))
      },
    }),
    route({
      method: 'POST',
      path: '/units/self/users/:userId/reset',
      title: '重置经办人密码',
      purpose: 'Mails a new initial password; the second factor is enrolled anew.',
      access: applier,
      params: userParams,
      body: record({}),
      answer: 'nothing',
      refusals: ['NOT_FOUND', 'UNIT_STATE_UNFIT'],
      handle: (request) =>
        resetColleague(parts, actorOf(holderOf(request)), request.params.userId, request.at),
    }),
  ]
}
