import { accountOutcomes } from '@piaoqiao/domain'
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { refusedItem } from './answers.ts'
import { sampleUnit } from './examples.ts'
import {
  appId,
  hash,
  moment,
  partyId,
  partyName,
  publicKeyPem,
  record,
  sentence,
} from './fields.ts'
import type { Service } from './service.ts'

/** Most addresses and ranges that an application may send from. */
export const addressesMax = 100
/** Most messages a minute that an office may grant an application. */
export const quotaPerMinuteMax = 1_000_000

const kind = Type.Enum(['unit', 'issuer', 'payer_portal'], {
  title: '应用类别',
  description: 'unit 报销单位, issuer 开票单位, payer_portal 交款人门户.',
})
const state = Type.Enum(['active', 'suspended', 'closed'], {
  title: '状态',
  description:
    'active 正常, suspended 暂停, closed 已关闭. A closed application is not opened again.',
})
const addresses = Type.Array(Type.String({ minLength: 2, maxLength: 50 }), {
  title: '调用地址',
  description: 'Addresses and ranges that it may send from, such as 192.0.2.0/24.',
  maxItems: addressesMax,
})
const quotaPerMinute = Type.Integer({
  title: '每分钟报文数',
  description: 'Most messages that it may send in a minute.',
  minimum: 1,
  maximum: quotaPerMinuteMax,
})
const webhookUrl = Type.String({
  title: '事件接收地址',
  description: 'Where the events of its party are told to, http or https.',
  maxLength: 500,
})
const none = Type.Null({ description: 'null for any, or none.' })
const addressesOrAny = Type.Union([addresses, none], { title: '调用地址' })
const webhookOrNone = Type.Union([webhookUrl, none], { title: '事件接收地址' })

const enrolRequest = record({
  appId,
  kind,
  partyId,
  partyName,
  publicKey: publicKeyPem,
  addresses: Type.Optional(addresses),
  quotaPerMinute: Type.Optional(quotaPerMinute),
  webhookUrl: Type.Optional(webhookUrl),
})
const enrolAnswer = Type.Union([
  record({
    outcome: Type.Literal('done', { title: '结果' }),
    code: Type.Literal('ENROLLED'),
    sentence,
    appId,
    appKey: Type.String({
      title: '应用密钥',
      description: '64 hexadecimal digits. A repeated request has the same one.',
      pattern: '^[0-9a-f]{64}$',
    }),
  }),
  refusedItem,
])

const changeRequest = record({
  appId,
  state: Type.Optional(state),
  addresses: Type.Optional(addressesOrAny),
  quotaPerMinute: Type.Optional(quotaPerMinute),
  webhookUrl: Type.Optional(webhookOrNone),
  publicKey: Type.Optional(publicKeyPem),
  partyName: Type.Optional(partyName),
})
const changeAnswer = Type.Union([
  record({
    outcome: Type.Literal('done', { title: '结果' }),
    code: Type.Literal('CHANGED'),
    sentence,
    appId,
  }),
  refusedItem,
])

const findRequest = record({ appId })
const applicationKey = record({
  fingerprint: { ...hash, title: '公钥指纹', description: 'SM3 of the point, 65 bytes.' },
  validFrom: moment,
  validUntil: Type.Union([moment, none], { title: '有效至' }),
})
const findAnswer = Type.Union([
  record({
    outcome: Type.Literal('found', { title: '结果' }),
    appId,
    kind: Type.Enum(['unit', 'issuer', 'payer_portal', 'office'], { title: '应用类别' }),
    partyId: Type.String({ title: '统一社会信用代码', maxLength: 18 }),
    partyName,
    state,
    addresses: addressesOrAny,
    quotaPerMinute: Type.Integer({ title: '每分钟报文数' }),
    webhookUrl: webhookOrNone,
    keys: Type.Array(applicationKey, {
      title: '公钥',
      description: 'Those that are accepted now, newest first.',
    }),
  }),
  refusedItem,
])

export type EnrolRequest = Static<typeof enrolRequest>
export type EnrolAnswer = Static<typeof enrolAnswer>
export type ApplicationChangeRequest = Static<typeof changeRequest>
export type ApplicationChangeAnswer = Static<typeof changeAnswer>
export type ApplicationFindRequest = Static<typeof findRequest>
export type ApplicationFindAnswer = Static<typeof findAnswer>

const office = { callers: ['office'], servedBy: 'province' } as const
const sampleKey =
  '-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAECfnfMR5UIaFQ3X0WHkvFxnIXn60YM/wHawj/NW81ASDM6kkM4mdamtXcbqlMwaphCu0F+/NeCE5mMvYHLamtEw==\n-----END PUBLIC KEY-----\n'

export const officeServices = {
  'application.enrol': {
    ...office,
    name: 'application.enrol',
    title: '应用登记',
    purpose: 'Lets a system of a party of this province send messages from now on.',
    changes: true,
    request: enrolRequest,
    answer: enrolAnswer,
    exampleRequest: {
      appId: 'unit-0001',
      kind: 'unit',
      partyId: sampleUnit.id,
      partyName: sampleUnit.name,
      publicKey: sampleKey,
      addresses: ['192.0.2.0/24'],
      quotaPerMinute: 600,
    },
    exampleAnswer: {
      outcome: 'done',
      code: 'ENROLLED',
      sentence: accountOutcomes.ENROLLED,
      appId: 'unit-0001',
      appKey: '0'.repeat(64),
    },
  },
  'application.change': {
    ...office,
    name: 'application.change',
    title: '应用变更',
    purpose:
      'Changes what is given and leaves the rest. Messages of a suspended application are refused until it is active again, those of a closed one for good. A new public key is accepted beside the old one for an overlap.',
    changes: true,
    request: changeRequest,
    answer: changeAnswer,
    exampleRequest: { appId: 'unit-0001', state: 'suspended' },
    exampleAnswer: {
      outcome: 'done',
      code: 'CHANGED',
      sentence: accountOutcomes.CHANGED,
      appId: 'unit-0001',
    },
  },
  'application.find': {
    ...office,
    name: 'application.find',
    title: '应用查询',
    purpose: 'How an application is enrolled, with the fingerprints of its keys.',
    changes: false,
    request: findRequest,
    answer: findAnswer,
    exampleRequest: { appId: 'unit-0001' },
    exampleAnswer: {
      outcome: 'found',
      appId: 'unit-0001',
      kind: 'unit',
      partyId: sampleUnit.id,
      partyName: sampleUnit.name,
      state: 'active',
      addresses: ['192.0.2.0/24'],
      quotaPerMinute: 600,
      webhookUrl: null,
      keys: [
        {
          fingerprint: '1'.repeat(64),
          validFrom: '2026-03-04T02:00:00.000Z',
          validUntil: null,
        },
      ],
    },
  },
} as const satisfies Record<string, Service>
