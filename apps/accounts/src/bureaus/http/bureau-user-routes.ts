import { Type } from 'typebox'
import { actorOf } from '../../access/actor.ts'
import type { Role } from '../../access/roles.ts'
import { areaCode, email, record, recordId, words } from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import {
  addBureauUser,
  bureausInScope,
  changeBureauUser,
  listBureauUsers,
  openDistrict,
  resetBureauUser,
} from '../use-cases/bureau-users.ts'
import type { BureausParts } from '../use-cases/bureaus-parts.ts'
import { bureauAnswer, bureauUserAnswer, bureauUserShown } from './bureau-answers.ts'

const system = { kind: 'bureau', roles: ['bureau_system'] } as const
const bureauRoles = Type.Array(
  Type.Enum(['bureau_review', 'bureau_supervise', 'bureau_audit', 'bureau_system'], {
    title: '角色',
  }),
  { title: '角色', minItems: 1, maxItems: 4, description: '审计不能与其他角色同时授予一个人。' },
)
const staffNumber = Type.String({ title: '工号', pattern: '^[A-Za-z0-9._-]{1,32}$' })
const person = { name: words('姓名', 40), staffNumber, email }
const userParams = record({ userId: recordId })

/** Bureaus and their users. */
export function bureauUserRoutes(parts: BureausParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/bureaus',
      title: '财政部门',
      purpose: 'The own bureau and those below it.',
      access: { kind: 'bureau' },
      answer: record({ bureaus: Type.Array(bureauAnswer) }),
      refusals: [],
      handle: async (request) => ({
        bureaus: await bureausInScope(parts, actorOf(holderOf(request))),
      }),
    }),
    route({
      method: 'POST',
      path: '/bureaus/districts',
      title: '开通区县财政部门',
      purpose: 'Opens the bureau of a district with its first user, by the municipal one.',
      access: system,
      body: record({ areaCode, name: words('名称', 60), firstUser: record(person) }),
      answer: bureauAnswer,
      refusals: ['ROLE_LACKING', 'AREA_OUTSIDE', 'DISTRICT_TAKEN', 'STAFF_NUMBER_TAKEN'],
      handle: (request) =>
        openDistrict(parts, actorOf(holderOf(request)), request.body, request.at),
    }),
    route({
      method: 'GET',
      path: '/bureaus/self/users',
      title: '本级财政人员',
      purpose: 'All users of the own bureau.',
      access: { kind: 'bureau' },
      answer: record({ users: Type.Array(bureauUserAnswer) }),
      refusals: [],
      handle: async (request) => {
        const users = await listBureauUsers(parts, actorOf(holderOf(request)))
        return { users: users.map(bureauUserShown) }
      },
    }),
    ...changeRoutes(parts),
  ]
}

function changeRoutes(parts: BureausParts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/bureaus/self/users',
      title: '添加财政人员',
      purpose: 'Opens a user; its initial password goes to its own e-mail.',
      access: system,
      body: record({ ...person, roles: bureauRoles }),
      answer: bureauUserAnswer,
      refusals: ['STAFF_NUMBER_TAKEN', 'ROLES_UNFIT'],
      handle: async (request) => {
        const given = { ...request.body, roles: request.body.roles as Role[] }
        const actor = actorOf(holderOf(request))
        return bureauUserShown(await addBureauUser(parts, actor, given, request.at))
      },
    }),
    route({
      method: 'PATCH',
      path: '/bureaus/self/users/:userId',
      title: '变更财政人员',
      purpose: 'Other roles or another state for a colleague, never for oneself.',
      access: system,
      params: userParams,
      body: record({
        roles: Type.Optional(bureauRoles),
        state: Type.Optional(Type.Enum(['active', 'suspended', 'closed'], { title: '状态' })),
      }),
      answer: bureauUserAnswer,
      refusals: ['NOT_FOUND', 'OWN_ROLES', 'ROLES_UNFIT'],
      handle: async (request) => {
        const { userId } = request.params
        const roles = request.body.roles as Role[] | undefined
        const { state } = request.body
        const actor = actorOf(holderOf(request))
        const changed = await changeBureauUser(parts, actor, { userId, roles, state }, request.at)
        return bureauUserShown(changed)
      },
    }),
    route({
      method: 'POST',
      path: '/bureaus/self/users/:userId/reset',
      title: '重置财政人员密码',
      purpose: 'Mails a colleague a new initial password; the second factor is enrolled anew.',
      access: system,
      params: userParams,
      body: record({}),
      answer: 'nothing',
      refusals: ['NOT_FOUND', 'OWN_ROLES'],
      handle: (request) =>
        resetBureauUser(parts, actorOf(holderOf(request)), request.params.userId, request.at),
    }),
  ]
}
