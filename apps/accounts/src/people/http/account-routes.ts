import { Type } from 'typebox'
import { nextOf } from '../../http/answers.ts'
import {
  identityNumber,
  mobile,
  pageLimit,
  pageQuery,
  provinceCode,
  record,
  recordId,
  words,
} from '../../http/fields.ts'
import { refuseHttp } from '../../office-refusals.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { maskedIdentityNumber, maskedMobile } from '../../personal-data/mask.ts'
import { endedCaseKeptDays, erasedAfterDays } from '../keeping-times.ts'
import type { Person } from '../person-ports.ts'
import { changeActivation } from '../use-cases/activate.ts'
import {
  changeMobile,
  changeName,
  changeTelling,
  closeAccount,
  personOf,
} from '../use-cases/manage-account.ts'
import type { PeopleParts } from '../use-cases/people-parts.ts'
import { registerPerson, signInPerson } from '../use-cases/register-person.ts'
import { personCodePurposes, sendCode } from '../use-cases/send-code.ts'
import type { PersonCodePurpose } from '../use-cases/send-code.ts'
import { activationAnswer, activationView } from './people-fields.ts'

const code = Type.String({ title: '验证码', pattern: '^[0-9]{6}$' })
const name = words('姓名', 40)
const csrfToken = Type.String({ title: '防伪令牌' })
const text = Type.String()
const person = { kind: 'person' } as const
const codeRefusals = ['CODE_WRONG', 'CODE_EXPIRED', 'CODE_USED'] as const

const selfAnswer = record({
  personId: text,
  name: text,
  identityNumber: text,
  mobile: text,
  toldByText: Type.Boolean(),
  createdAt: text,
  activations: Type.Array(activationAnswer),
  unreadNotices: Type.Integer(),
})

/** The account of a person: registration, signing in, what can be changed, closing. */
export function accountRoutes(parts: PeopleParts): readonly Route[] {
  return [...enteringRoutes(parts), ...selfRoutes(parts), ...noticeRoutes(parts)]
}

function enteringRoutes(parts: PeopleParts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/people/codes',
      title: '获取验证码',
      purpose: 'Sends a one-time code to a mobile, whether or not it has an account.',
      access: { kind: 'public' },
      body: record({
        mobile,
        purpose: Type.Unsafe<PersonCodePurpose>({
          type: 'string',
          title: '用途',
          enum: personCodePurposes,
        }),
      }),
      answer: 'nothing',
      refusals: ['CODE_TOO_SOON', 'CODES_SPENT'],
      handle: ({ body, at }) => sendCode(parts, body.purpose, body.mobile, at),
    }),
    route({
      method: 'POST',
      path: '/people',
      title: '实名注册',
      purpose: 'Opens an account by real name and a code to the mobile, and begins a session.',
      access: { kind: 'public' },
      body: record({ name, identityNumber, mobile, code }),
      answer: record({ personId: text, csrfToken }),
      refusals: [
        'IDENTITY_NUMBER_WRONG',
        ...codeRefusals,
        'REAL_NAME_MISMATCH',
        'REAL_NAME_UNAVAILABLE',
        'PERSON_HAS_ACCOUNT',
        'MOBILE_HAS_ACCOUNT',
      ],
      handle: async ({ body, at, reply }) => {
        const { person: registered, begun } = await registerPerson(parts, body, at)
        reply.beginSession(begun.token, begun.session.expiresAt)
        reply.status(201)
        return { personId: registered.personId, csrfToken: begun.csrfToken }
      },
    }),
    route({
      method: 'POST',
      path: '/people/sessions',
      title: '手机号登录',
      purpose: 'Begins a session by a code to the mobile of the account.',
      access: { kind: 'public' },
      body: record({ mobile, code }),
      answer: record({ personId: text, csrfToken }),
      refusals: [...codeRefusals, 'PERSON_UNKNOWN'],
      handle: async ({ body, at, reply }) => {
        const { person: known, begun } = await signInPerson(parts, body, at)
        reply.beginSession(begun.token, begun.session.expiresAt)
        return { personId: known.personId, csrfToken: begun.csrfToken }
      },
    }),
  ]
}

function selfRoutes(parts: PeopleParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/people/self',
      title: '我的账户',
      purpose: 'The own account, its numbers masked, and the provinces in which it is active.',
      access: person,
      answer: selfAnswer,
      refusals: [],
      handle: async (request) => selfView(parts, holderOf(request).subjectId),
    }),
    route({
      method: 'PUT',
      path: '/people/self/mobile',
      title: '更换手机号',
      purpose: 'Another mobile, by a code to the old one and a code to the new one.',
      access: person,
      body: record({ code, mobile, mobileCode: code }),
      answer: 'nothing',
      refusals: [...codeRefusals, 'MOBILE_HAS_ACCOUNT'],
      handle: (request) =>
        changeMobile(parts, { personId: holderOf(request).subjectId, ...request.body }, request.at),
    }),
    route({
      method: 'PUT',
      path: '/people/self/name',
      title: '变更姓名',
      purpose: 'Another name, after the real-name register confirmed it.',
      access: person,
      body: record({ name }),
      answer: 'nothing',
      refusals: ['REAL_NAME_MISMATCH', 'REAL_NAME_UNAVAILABLE'],
      handle: (request) =>
        changeName(parts, { personId: holderOf(request).subjectId, ...request.body }, request.at),
    }),
    route({
      method: 'PUT',
      path: '/people/self/preferences',
      title: '通知设置',
      purpose: 'Whether changes are told by text message too.',
      access: person,
      body: record({ toldByText: Type.Boolean({ title: '短信通知' }) }),
      answer: 'nothing',
      refusals: [],
      handle: (request) =>
        changeTelling(
          parts,
          { personId: holderOf(request).subjectId, ...request.body },
          request.at,
        ),
    }),
    route({
      method: 'POST',
      path: '/people/self/closing',
      title: '注销账户',
      purpose: `Closes the account by a code to its mobile, and ends its sessions. Who it was is forgotten after ${erasedAfterDays} days, and what units were given ${endedCaseKeptDays} days after each case ended.`,
      access: person,
      body: record({ code }),
      answer: 'nothing',
      refusals: [...codeRefusals],
      handle: async (request) => {
        const personId = holderOf(request).subjectId
        await closeAccount(parts, { personId, ...request.body }, request.at)
        request.reply.endSession()
      },
    }),
    activationRoute(parts),
  ]
}

function activationRoute(parts: PeopleParts): Route {
  return route({
    method: 'PUT',
    path: '/people/self/provinces/:province',
    title: '开通或停用省份',
    purpose:
      'Activates the account in a province, whose bills are then collected, or takes it back.',
    access: person,
    params: record({ province: provinceCode }),
    body: record({ active: Type.Boolean({ title: '开通' }) }),
    answer: activationAnswer,
    refusals: ['ACTIVATION_UNFIT', 'PROVINCE_UNKNOWN'],
    handle: async (request) => {
      const wanted = { ...request.params, ...request.body }
      const personId = holderOf(request).subjectId
      return activationView(await changeActivation(parts, personId, wanted, request.at))
    },
  })
}

async function selfView(parts: PeopleParts, personId: string) {
  const own = await personOf(parts, personId)
  const { activations, unreadNotices } = await parts.transact(async (tables) => ({
    activations: await tables.activations.ofPerson(personId),
    unreadNotices: await tables.notices.unread(personId),
  }))
  return { ...maskedPerson(own), activations: activations.map(activationView), unreadNotices }
}

function maskedPerson(own: Person) {
  return {
    personId: own.personId,
    name: own.name,
    identityNumber: maskedIdentityNumber(own.identityNumber),
    mobile: maskedMobile(own.mobile),
    toldByText: own.toldByText,
    createdAt: new Date(own.createdAt).toISOString(),
  }
}

function noticeRoutes({ transact }: PeopleParts): readonly Route[] {
  const textOrNull = Type.Union([text, Type.Null()])
  return [
    route({
      method: 'GET',
      path: '/people/self/notices',
      title: '我的通知',
      purpose: 'What the person was told, newest first.',
      access: person,
      query: record(pageQuery),
      answer: record({
        notices: Type.Array(
          record({
            noticeId: text,
            kind: text,
            text,
            link: textOrNull,
            at: text,
            readAt: textOrNull,
          }),
        ),
        next: textOrNull,
      }),
      refusals: [],
      handle: async (request) => {
        const { after = null, limit } = request.query
        const rowsMax = pageLimit(limit)
        const personId = holderOf(request).subjectId
        const rows = await transact(({ notices }) => notices.list(personId, after, rowsMax))
        return {
          notices: rows.map(({ noticeId, kind, text: said, link, at, readAt }) => ({
            noticeId,
            kind,
            text: said,
            link,
            at: new Date(at).toISOString(),
            readAt: readAt === null ? null : new Date(readAt).toISOString(),
          })),
          next: nextOf(rows, rowsMax, ({ noticeId }) => noticeId),
        }
      },
    }),
    route({
      method: 'POST',
      path: '/people/self/notices/:noticeId/reading',
      title: '标记已读',
      purpose: 'Notes that a notice was read.',
      access: person,
      params: record({ noticeId: recordId }),
      body: record({}),
      answer: 'nothing',
      refusals: ['NOT_FOUND'],
      handle: async (request) => {
        const personId = holderOf(request).subjectId
        const { noticeId } = request.params
        const isRead = await transact(({ notices }) =>
          notices.markRead(personId, noticeId, request.at),
        )
        if (!isRead) throw refuseHttp('NOT_FOUND')
      },
    }),
  ]
}
