import { Type } from 'typebox'
import { record, words } from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route, RouteRequest } from '../../http/route.ts'
import { csrfTokenOf } from '../begin-session.ts'
import { roleNames, roles } from '../roles.ts'
import type { SessionSteps } from '../use-cases/session-steps.ts'
import type { createSignIn } from '../use-cases/sign-in.ts'

export interface SessionUses extends SessionSteps {
  readonly signIn: ReturnType<typeof createSignIn>
}

const stage = Type.String({
  title: '步骤',
  description: 'open, second_factor, new_password or enrol_second_factor: what is next.',
})
const csrfToken = Type.String({
  title: '防伪令牌',
  description: 'Sent as x-csrf-token with every change.',
})
const code = Type.String({ title: '动态口令', pattern: '^[0-9]{6}$' })
const password = (title: string) => Type.String({ title, minLength: 1, maxLength: 128 })

/** Signing in and out of users of units and bureaus. */
export function sessionRoutes(uses: SessionUses): readonly Route[] {
  return [
    signInRoute(uses),
    selfRoute(),
    route({
      method: 'POST',
      path: '/sessions/self/second-factor/enrolment',
      title: '绑定动态口令',
      purpose: 'A new secret for an authenticator app; it counts once a code of it was entered.',
      access: { kind: 'session' },
      body: record({}),
      answer: record({ secret: Type.String(), address: Type.String() }),
      refusals: ['SECOND_FACTOR_ENROLLED', 'STEP_UNFIT'],
      handle: (request) => uses.beginSecondFactor(stepOf(request)),
    }),
    route({
      method: 'POST',
      path: '/sessions/self/second-factor',
      title: '输入动态口令',
      purpose: 'The second step of signing in, or the confirmation of a new secret.',
      access: { kind: 'session' },
      body: record({ code }),
      answer: record({ stage }),
      refusals: ['SECOND_FACTOR_WRONG', 'STEP_UNFIT', 'LOGIN_LOCKED'],
      handle: async (request) => ({
        stage: await uses.enterSecondFactor({ ...stepOf(request), code: request.body.code }),
      }),
    }),
    passwordRoute(uses),
    route({
      method: 'DELETE',
      path: '/sessions/self',
      title: '退出登录',
      purpose: 'Ends the session.',
      access: { kind: 'session' },
      answer: 'nothing',
      refusals: [],
      handle: async (request) => {
        await uses.end(stepOf(request))
        request.reply.endSession()
      },
    }),
  ]
}

function selfRoute(): Route {
  return route({
    method: 'GET',
    path: '/sessions/self',
    title: '当前登录',
    purpose:
      'Who is signed in, with which roles, and what is left to do; also the token for changes, which a page has lost when it is loaded again.',
    access: { kind: 'session' },
    answer: record({
      audience: Type.Enum(['person', 'unit', 'bureau']),
      subjectId: Type.String(),
      organisationId: Type.String(),
      stage,
      roles: Type.Array(record({ role: Type.Enum(roleNames), name: Type.String() })),
      csrfToken,
    }),
    refusals: [],
    handle: async (request) => {
      const { audience, subjectId, organisationId, stage: at, ...rest } = holderOf(request)
      const named = rest.roles.map((role) => ({ role, name: roles[role].name }))
      const { token } = stepOf(request)
      return {
        audience,
        subjectId,
        organisationId,
        stage: at,
        roles: named,
        csrfToken: csrfTokenOf(token),
      }
    },
  })
}

function signInRoute(uses: SessionUses): Route {
  return route({
    method: 'POST',
    path: '/sessions',
    title: '单位和财政人员登录',
    purpose: 'Signs in by login name and password; the answer says which step is next.',
    access: { kind: 'public' },
    body: record({ loginName: words('登录账号', 60), password: password('密码') }),
    answer: record({ stage, csrfToken }),
    refusals: ['LOGIN_WRONG', 'LOGIN_LOCKED', 'INITIAL_PASSWORD_EXPIRED', 'ACCOUNT_SUSPENDED'],
    handle: async ({ body, at, reply }) => {
      const begun = await uses.signIn(body.loginName, body.password, at)
      reply.beginSession(begun.token, begun.session.expiresAt)
      return { stage: begun.session.stage, csrfToken: begun.csrfToken }
    },
  })
}

function passwordRoute(uses: SessionUses): Route {
  return route({
    method: 'POST',
    path: '/sessions/self/password',
    title: '修改密码',
    purpose: 'A password of one’s own instead of the initial one, or another one.',
    access: { kind: 'session' },
    body: record({ old: password('当前密码'), next: password('新密码') }),
    answer: record({ stage }),
    refusals: ['PASSWORD_WEAK', 'PASSWORD_WRONG', 'STEP_UNFIT'],
    handle: async (request) => ({
      stage: await uses.changePassword({ ...stepOf(request), ...request.body }),
    }),
  })
}

function stepOf({ reply, at }: Pick<RouteRequest<unknown, unknown, unknown>, 'reply' | 'at'>) {
  return { token: reply.sessionToken ?? '', at }
}
