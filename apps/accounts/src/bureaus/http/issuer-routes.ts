import { Type } from 'typebox'
import { actorOf } from '../../access/actor.ts'
import { nextOf } from '../../http/answers.ts'
import {
  creditCode,
  pageLimit,
  pageQuery,
  reason,
  record,
  recordId,
  words,
} from '../../http/fields.ts'
import { holderOf, route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import type { IssuerState } from '../issuer-ports.ts'
import type { BureausParts } from '../use-cases/bureaus-parts.ts'
import {
  changeIssuer,
  enrolIssuer,
  listIssuers,
  readIssuer,
  takeIssuerKey,
} from '../use-cases/issuers.ts'
import type { IssuerChange } from '../use-cases/issuers.ts'
import { issuerAnswer, issuerShown, next } from './bureau-answers.ts'

const system = { kind: 'bureau', roles: ['bureau_system'] } as const
const params = record({ issuerId: recordId })
const publicKey = Type.String({ title: '公钥', minLength: 100, maxLength: 600 })
const addresses = Type.Array(Type.String({ minLength: 2, maxLength: 50 }), {
  title: '调用地址',
  minItems: 1,
  maxItems: 100,
})

const states = ['enrolling', 'active', 'suspended', 'closed', 'refused'] as const

/** The register of issuing units. */
export function issuerRoutes(parts: BureausParts): readonly Route[] {
  return [...readingRoutes(parts), ...issuerStepRoutes(parts)]
}

function readingRoutes(parts: BureausParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/bureaus/issuers',
      title: '开票单位名录',
      purpose: 'Issuers of the own bureau and those below; `next` is `after` of the next page.',
      access: { kind: 'bureau' },
      query: record({
        ...pageQuery,
        text: Type.Optional(words('单位名称或信用代码', 60)),
        state: Type.Optional(Type.Unsafe<IssuerState>(Type.Enum([...states], { title: '状态' }))),
      }),
      answer: record({ issuers: Type.Array(issuerAnswer), next }),
      refusals: [],
      handle: async (request) => {
        const limit = pageLimit(request.query.limit)
        const { after = null, text = null, state = null } = request.query
        const asked = { after, limit, text, state }
        const found = await listIssuers(parts, actorOf(holderOf(request)), asked)
        const cursor = nextOf(found, limit, ({ issuerId }) => issuerId)
        return { issuers: found.map(issuerShown), next: cursor }
      },
    }),
    route({
      method: 'GET',
      path: '/bureaus/issuers/:issuerId',
      title: '开票单位',
      purpose: 'An issuer of the own bureau or one below.',
      access: { kind: 'bureau' },
      params,
      answer: issuerAnswer,
      refusals: ['NOT_FOUND'],
      handle: async (request) => {
        const { issuerId } = request.params
        return issuerShown(await readIssuer(parts, { actor: actorOf(holderOf(request)), issuerId }))
      },
    }),
  ]
}

function issuerStepRoutes(parts: BureausParts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/bureaus/issuers',
      title: '登记开票单位',
      purpose:
        'Enrols the system of an issuing unit at the registry with its public key and addresses. Its application key is handed over once it is there.',
      access: system,
      body: record({
        partyId: creditCode,
        partyName: words('单位名称', 100),
        publicKey,
        addresses,
      }),
      answer: issuerAnswer,
      refusals: ['CREDIT_CODE_WRONG', 'PUBLIC_KEY_WRONG', 'ADDRESS_WRONG', 'ISSUER_EXISTS'],
      handle: async (request) => {
        const actor = actorOf(holderOf(request))
        return issuerShown(await enrolIssuer(parts, actor, request.body, request.at))
      },
    }),
    route({
      method: 'POST',
      path: '/bureaus/issuers/:issuerId/app-key',
      title: '领取应用密钥',
      purpose: 'Hands the application key over, once.',
      access: system,
      params,
      body: record({}),
      answer: record({ appId: Type.String(), appKey: Type.String() }),
      refusals: ['NOT_FOUND', 'APP_KEY_GONE'],
      handle: (request) => {
        const { issuerId } = request.params
        return takeIssuerKey(parts, { actor: actorOf(holderOf(request)), issuerId }, request.at)
      },
    }),
    route({
      method: 'POST',
      path: '/bureaus/issuers/:issuerId/changes',
      title: '变更开票单位',
      purpose:
        'Suspends, resumes or closes an issuer, or gives it other addresses or a new public key. The register follows the answer of the registry.',
      access: system,
      params,
      body: record({
        reason,
        state: Type.Optional(Type.Enum(['active', 'suspended', 'closed'], { title: '状态' })),
        addresses: Type.Optional(addresses),
        publicKey: Type.Optional(publicKey),
      }),
      answer: issuerAnswer,
      refusals: [
        'NOT_FOUND',
        'ISSUER_STATE_UNFIT',
        'ORDER_WAITING',
        'PUBLIC_KEY_WRONG',
        'ADDRESS_WRONG',
      ],
      handle: async (request) => {
        const { reason, ...change } = request.body
        const { issuerId } = request.params
        const actor = actorOf(holderOf(request))
        const step = { actor, issuerId, reason, change: change as IssuerChange }
        return issuerShown(await changeIssuer(parts, step, request.at))
      },
    }),
  ]
}
