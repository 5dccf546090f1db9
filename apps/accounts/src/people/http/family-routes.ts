import { Type } from 'typebox'
import { scanBytesMax, scanTypes } from '../../files/keep-upload.ts'
import { identityNumber, record, recordId, words } from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { maskedIdentityNumber } from '../../personal-data/mask.ts'
import { proxyRights } from '../family-ports.ts'
import type { FamilyLink, ProxyRight } from '../family-ports.ts'
import { declareChild, keepDocument, nameChild } from '../use-cases/declare-child.ts'
import {
  askToAct,
  consent,
  decline,
  listFamily,
  sendConsentCode,
  withdrawLink,
} from '../use-cases/family.ts'
import type { FamilyView } from '../use-cases/family.ts'
import type { PeopleParts } from '../use-cases/people-parts.ts'

const person = { kind: 'person' } as const
const params = record({ linkId: recordId })
const nothing = record({})
const stateNames = {
  asked: '等待确认',
  active: '已生效',
  declined: '已拒绝',
  withdrawn: '已解除',
} as const
const right = Type.Unsafe<ProxyRight>({ type: 'string', enum: Object.keys(proxyRights) })
const rights = Type.Array(right, {
  title: '代办事项',
  minItems: 1,
  maxItems: Object.keys(proxyRights).length,
  uniqueItems: true,
})
const member = { name: words('姓名', 40), identityNumber, relation: words('关系', 20) }
const linkFields = {
  linkId: recordId,
  memberId: Type.Union([recordId, Type.Null()], {
    title: '家人账户编号',
    description: 'The `ownerId` with which the proxy acts for the other person.',
  }),
  memberName: Type.String({ title: '家人姓名' }),
  memberIdentityNumber: Type.String({ title: '身份证号（部分隐藏）' }),
  relation: Type.String({ title: '关系' }),
  rights: Type.Array(Type.String(), { title: '代办事项' }),
  state: Type.String({ title: '状态' }),
  stateName: Type.String({ title: '状态名称' }),
  askedAt: Type.String({ title: '申请时间' }),
  changedAt: Type.String({ title: '变更时间' }),
}
const linkAnswer = record(linkFields)

function linkShown(link: FamilyLink) {
  return {
    linkId: link.linkId,
    // What an account is called is for those who may act in it.
    memberId: link.state === 'active' ? link.memberId : null,
    memberName: link.memberName,
    memberIdentityNumber: maskedIdentityNumber(link.memberIdentityNumber),
    relation: link.relation,
    rights: [...link.rights],
    state: link.state,
    stateName: stateNames[link.state],
    askedAt: new Date(link.askedAt).toISOString(),
    changedAt: new Date(link.changedAt).toISOString(),
  }
}

function viewShown({ link, side, proxyName }: FamilyView) {
  return { ...linkShown(link), side, proxyName }
}

/** One person acts for another. */
export function familyRoutes(parts: PeopleParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/people/self/family',
      title: '家人列表',
      purpose: 'For whom the person acts and who acts for it, newest first, at most 100 of each.',
      access: person,
      answer: record({
        links: Type.Array(
          record({
            ...linkFields,
            side: Type.String({ title: '本人身份', description: 'proxy or member.' }),
            proxyName: Type.String({ title: '代办人姓名' }),
          }),
        ),
      }),
      refusals: [],
      handle: async (request) => {
        const links = await listFamily(parts, holderOf(request).subjectId)
        return { links: links.map(viewShown) }
      },
    }),
    route({
      method: 'POST',
      path: '/people/self/family',
      title: '申请为家人代办',
      purpose:
        'Asks a person with an account to be allowed to act for it. It is told, and consents itself.',
      access: person,
      body: record({ ...member, rights }),
      answer: linkAnswer,
      refusals: ['IDENTITY_NUMBER_WRONG', 'MEMBER_UNKNOWN', 'LINK_EXISTS', 'LINKS_TOO_MANY'],
      handle: async (request) => {
        const { subjectId } = holderOf(request)
        return linkShown(await askToAct(parts, subjectId, request.body, request.at))
      },
    }),
    ...answerRoutes(parts),
    ...childRoutes(parts),
  ]
}

function answerRoutes(parts: PeopleParts): readonly Route[] {
  const unfit = ['LINK_NOT_FOUND', 'LINK_STATE_UNFIT']
  return [
    route({
      method: 'POST',
      path: '/people/self/family/:linkId/code',
      title: '发送同意代办的验证码',
      purpose: 'Sends a code to the own mobile of whoever is asked.',
      access: person,
      params,
      body: nothing,
      answer: 'nothing',
      refusals: [...unfit, 'CODE_TOO_SOON', 'CODES_SPENT'],
      handle: (request) =>
        sendConsentCode(parts, holderOf(request).subjectId, request.params.linkId, request.at),
    }),
    route({
      method: 'POST',
      path: '/people/self/family/:linkId/consent',
      title: '同意家人代办',
      purpose: 'Lets the other person act from now on.',
      access: person,
      params,
      body: record({ code: Type.String({ title: '验证码', pattern: '^[0-9]{6}$' }) }),
      answer: linkAnswer,
      refusals: [...unfit, 'CODE_WRONG', 'CODE_EXPIRED', 'CODE_USED'],
      handle: async (request) => {
        const given = { linkId: request.params.linkId, code: request.body.code }
        return linkShown(await consent(parts, holderOf(request).subjectId, given, request.at))
      },
    }),
    route({
      method: 'POST',
      path: '/people/self/family/:linkId/decline',
      title: '拒绝家人代办',
      purpose: 'Says no to whoever asked.',
      access: person,
      params,
      body: nothing,
      answer: linkAnswer,
      refusals: unfit,
      handle: async (request) => {
        const { subjectId } = holderOf(request)
        return linkShown(await decline(parts, subjectId, request.params.linkId, request.at))
      },
    }),
    route({
      method: 'POST',
      path: '/people/self/family/:linkId/withdrawal',
      title: '解除代办关系',
      purpose: 'Ends the link, by either side and at any time.',
      access: person,
      params,
      body: nothing,
      answer: linkAnswer,
      refusals: unfit,
      handle: async (request) => {
        const { subjectId } = holderOf(request)
        return linkShown(await withdrawLink(parts, subjectId, request.params.linkId, request.at))
      },
    }),
  ]
}

function childRoutes(parts: PeopleParts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/people/self/children',
      title: '添加未成年子女',
      purpose:
        'Names a child under eighteen without a mobile, whose guardian the person declares to be.',
      access: person,
      body: record(member),
      answer: linkAnswer,
      refusals: [
        'IDENTITY_NUMBER_WRONG',
        'MEMBER_TOO_OLD',
        'REAL_NAME_MISMATCH',
        'REAL_NAME_UNAVAILABLE',
        'PERSON_HAS_ACCOUNT',
        'LINK_EXISTS',
        'LINKS_TOO_MANY',
      ],
      handle: async (request) => {
        const { subjectId } = holderOf(request)
        return linkShown(await nameChild(parts, subjectId, request.body, request.at))
      },
    }),
    route({
      method: 'PUT',
      path: '/people/self/family/:linkId/document',
      title: '上传监护关系证明',
      purpose: 'A scan that shows the guardianship: PDF, PNG or JPEG.',
      access: person,
      params,
      upload: { bytesMax: scanBytesMax, contentTypes: scanTypes },
      answer: 'nothing',
      refusals: ['LINK_NOT_FOUND', 'LINK_STATE_UNFIT', 'DOCUMENTS_TOO_MANY', 'FILE_CONTENT_UNFIT'],
      handle: (request) => {
        const given = { linkId: request.params.linkId, bytes: request.body }
        return keepDocument(parts, holderOf(request).subjectId, given, request.at)
      },
    }),
    route({
      method: 'POST',
      path: '/people/self/family/:linkId/declaration',
      title: '声明监护关系',
      purpose:
        'Declares the guardianship; the account of the child becomes active in this province.',
      access: person,
      params,
      body: record({ declared: Type.Literal(true, { title: '本人声明是其监护人' }) }),
      answer: linkAnswer,
      refusals: [
        'LINK_NOT_FOUND',
        'LINK_STATE_UNFIT',
        'LINK_DOCUMENT_MISSING',
        'MEMBER_TOO_OLD',
        'PERSON_HAS_ACCOUNT',
      ],
      handle: async (request) => {
        const { subjectId } = holderOf(request)
        return linkShown(await declareChild(parts, subjectId, request.params.linkId, request.at))
      },
    }),
  ]
}
