import { Type } from 'typebox'
import type { Static } from 'typebox'
import { changeAnswerItem, refusedItem, unknownItem } from './answers.ts'
import { doneExample, sampleBill } from './examples.ts'
import {
  billKey,
  cursor,
  feedEventsMax,
  hash,
  moment,
  partyName,
  payerCode,
  publicKeyPem,
  record,
  requestId,
} from './fields.ts'
import { presented } from './reading-services.ts'
import type { Service } from './service.ts'

const resultRequest = record({
  ...billKey,
  requestId,
  item: Type.Integer({
    title: '明细序号',
    description: 'Which item of the batch, from 1.',
    minimum: 1,
  }),
})

/** An event as its subscribers receive it. Details of other units' business are left out. */
export const wireEvent = record({
  ...billKey,
  sequence: Type.Integer({ title: '事件序号', description: 'Numbered per bill, without gaps.' }),
  kind: Type.String({ title: '事件类型' }),
  title: Type.String({ title: '事件名称', description: 'Name of the event in Chinese.' }),
  at: moment,
  actorName: Type.Union([partyName, Type.Null()], { title: '操作单位' }),
  standing: Type.String({ title: '票据状态' }),
  form: Type.String({ title: '票据形态' }),
  reimbursement: Type.String({ title: '报销状态' }),
  details: Type.Record(Type.String(), Type.Unknown(), { title: '内容' }),
  previousHash: hash,
  hash,
})
export type WireEvent = Static<typeof wireEvent>

const feedRequest = record({
  after: cursor,
  limit: Type.Optional(Type.Integer({ title: '条数', minimum: 1, maximum: feedEventsMax })),
})
/** One entry of a subscriber's feed: positions count from 1 without gaps. */
export const feedEntry = record({ position: cursor, event: wireEvent })
export type FeedEntry = Static<typeof feedEntry>
const feedAnswer = record({
  entries: Type.Array(feedEntry, { title: '事件' }),
  next: cursor,
  more: Type.Boolean({ title: '还有更多' }),
})
/** What a push to a webhook holds. */
const deliverRequest = record({
  entries: Type.Array(feedEntry, { title: '事件', minItems: 1, maxItems: feedEventsMax }),
})
export type DeliverRequest = Static<typeof deliverRequest>
const rotateRequest = record({ publicKey: publicKeyPem })
const rotateAnswer = Type.Union([
  record({
    outcome: Type.Literal('done', { title: '结果' }),
    overlapUntil: moment,
  }),
  refusedItem,
])
const fileRequest = record({
  ...billKey,
  format: Type.Literal('xml', { title: '格式' }),
  payerCode: Type.Optional(payerCode),
  ...presented,
})
const fileAnswer = Type.Union([
  record({
    outcome: Type.Literal('done'),
    ...billKey,
    format: Type.Literal('xml'),
    content: Type.String({ title: '文件内容', description: 'The bytes of the file, base64.' }),
    digest: hash,
  }),
  refusedItem,
  unknownItem,
])

export type OperationResultRequest = Static<typeof resultRequest>
export type FeedRequest = Static<typeof feedRequest>
export type FeedAnswer = Static<typeof feedAnswer>
export type RotateRequest = Static<typeof rotateRequest>
export type RotateAnswer = Static<typeof rotateAnswer>
export type FileRequest = Static<typeof fileRequest>
export type FileAnswer = Static<typeof fileAnswer>

const read = { changes: false, servedBy: 'province', callers: ['unit', 'issuer'] } as const
const zeros = '0'.repeat(64)
const ones = '1'.repeat(64)

const sampleEntry = {
  position: '1',
  event: {
    ...sampleBill,
    sequence: 2,
    kind: 'bill.locked',
    title: '锁定',
    at: '2026-03-04T02:00:00.000Z',
    actorName: '江苏示例机械有限公司',
    standing: 'valid',
    form: 'electronic',
    reimbursement: 'locked',
    details: { lockId: 'L-500601260000000001-2' },
    previousHash: zeros,
    hash: ones,
  },
}

export const recordServices = {
  'bill.file': {
    ...read,
    name: 'bill.file',
    title: '票据文件下载',
    purpose:
      'The file of a bill with both signatures, for its issuer, its holder and units that reimbursed it. A portal gives the code of the payer, or everything that the face shows.',
    callers: ['unit', 'issuer', 'payer_portal'],
    request: fileRequest,
    answer: fileAnswer,
    exampleRequest: { ...sampleBill, format: 'xml' },
    exampleAnswer: {
      outcome: 'done',
      ...sampleBill,
      format: 'xml',
      content: 'PD94bWwgdmVyc2lvbj0iMS4wIj8+',
      digest: ones,
    },
  },
  'operation.result': {
    ...read,
    callers: ['unit', 'issuer', 'payer_portal', 'office'],
    name: 'operation.result',
    title: '操作结果查询',
    purpose: 'What became of an item that the caller sent earlier. Known for the life of the bill.',
    request: resultRequest,
    answer: changeAnswerItem,
    exampleRequest: { ...sampleBill, requestId: '7f3c0f4e-2b1a-4d57-9c55-1f2e3d4c5b6a', item: 1 },
    exampleAnswer: {
      ...doneExample,
      code: 'LOCKED',
      sentence: '票据已锁定。',
      lockId: 'L-500601260000000001-2',
      expiresAt: '2026-04-03T02:00:00.000Z',
      balance: '797.50',
    },
  },
  'event.feed': {
    ...read,
    callers: ['unit', 'issuer', 'payer_portal'],
    name: 'event.feed',
    title: '事件查询',
    purpose:
      'Events of every bill in which the caller has a stake, in order, after a cursor. The same events are pushed to a webhook.',
    request: feedRequest,
    answer: feedAnswer,
    exampleRequest: { after: '0', limit: 100 },
    exampleAnswer: {
      entries: [sampleEntry],
      next: '1',
      more: false,
    },
  },
  'event.deliver': {
    name: 'event.deliver',
    title: '事件通知',
    purpose:
      "Pushes the caller's feed to the webhook that a subscriber named. Any 2xx answer within ten seconds counts as received; entries may come twice, never with a gap.",
    callers: ['province'],
    servedBy: 'subscriber',
    changes: true,
    request: deliverRequest,
    answer: record({}),
    exampleRequest: { entries: [sampleEntry] },
    exampleAnswer: {},
  },
  'key.rotate': {
    name: 'key.rotate',
    title: '更换公钥',
    purpose:
      'Gives the caller a new public key. The old one is accepted for an overlap, so that messages under way arrive.',
    callers: ['unit', 'issuer', 'payer_portal', 'office'],
    servedBy: 'province',
    changes: true,
    request: rotateRequest,
    answer: rotateAnswer,
    exampleRequest: {
      publicKey:
        '-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAECfnfMR5UIaFQ3X0WHkvFxnIXn60YM/wHawj/NW81ASDM6kkM4mdamtXcbqlMwaphCu0F+/NeCE5mMvYHLamtEw==\n-----END PUBLIC KEY-----\n',
    },
    exampleAnswer: { outcome: 'done', overlapUntil: '2026-03-11T02:00:00.000Z' },
  },
} as const satisfies Record<string, Service>
