import { accountOutcomes } from '@piaoqiao/domain'
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { billView, changeAnswer, refusedItem, unknownItem } from './answers.ts'
import { doneExample, sampleBill, samplePayerCode, sampleUnit, sampleView } from './examples.ts'
import {
  batchItemsMax,
  batchOf,
  billKey,
  checkCode,
  hash,
  moment,
  pageCursor,
  pageNext,
  partyName,
  payerCode,
  provinceCode,
  record,
  sentence,
} from './fields.ts'
import { presented } from './reading-services.ts'
import type { Service } from './service.ts'

/** Most bills that one page of a list holds. */
export const billPageMax = 200
/** Most events that one page of a bill's history holds. */
export const historyEventsMax = 500

const announceItem = record({
  province: provinceCode,
  payerCode,
  active: Type.Boolean({
    title: '是否开通',
    description: 'Whether the account of this person is activated in the province.',
  }),
})
const payerKey = { ...hash, title: '交款人标识', description: 'Keyed hash by the province asked.' }
const announcedItem = record({
  outcome: Type.Literal('done', { title: '结果' }),
  code: Type.Enum(['ANNOUNCED', 'WITHDRAWN'], { title: '结果代码' }),
  sentence,
  province: provinceCode,
  payerKey: Type.Unsafe<string>(payerKey),
})
const announceAnswer = record({
  items: Type.Array(Type.Union([announcedItem, refusedItem, unknownItem]), { title: '逐项结果' }),
})

const pageLimit = Type.Optional(Type.Integer({ title: '条数', minimum: 1, maximum: billPageMax }))
const payersBill = record({ ...billView.properties, checkCode })
const billsRequest = record({
  province: provinceCode,
  payerCode,
  after: Type.Optional(pageCursor),
  limit: pageLimit,
})
const billsAnswer = Type.Union([
  record({
    outcome: Type.Literal('found', { title: '结果' }),
    bills: Type.Array(payersBill, { title: '票据', maxItems: billPageMax }),
    next: pageNext,
  }),
  refusedItem,
  unknownItem,
])

const collectItem = record({ ...billKey, payerCode, ...presented })

const sequence = Type.Integer({ title: '事件序号', minimum: 0 })
const historyRequest = record({ ...billKey, payerCode, after: Type.Optional(sequence) })
const historyEntry = record({
  sequence,
  at: moment,
  kind: Type.String({ title: '事件类型' }),
  name: Type.String({ title: '事件名称', description: 'Name of the event in Chinese.' }),
  actorId: Type.String({ title: '操作单位代码', maxLength: 18 }),
  actorName: partyName,
  details: Type.Record(Type.String(), Type.Unknown(), { title: '内容' }),
  standing: Type.String({ title: '票据状态' }),
  form: Type.String({ title: '票据形态' }),
  reimbursement: Type.String({ title: '报销状态' }),
})
const look = record({
  at: moment,
  partyName,
  service: Type.String({ title: '服务名', description: 'What it asked for.' }),
})
const historyAnswer = Type.Union([
  record({
    outcome: Type.Literal('found', { title: '结果' }),
    entries: Type.Array(historyEntry, { title: '事件', maxItems: historyEventsMax }),
    next: Type.Union([sequence, Type.Null()], {
      title: '下一页',
      description: '`after` of the next page; null behind the last one.',
    }),
    looks: Type.Array(look, {
      title: '查看记录',
      description: 'Who looked at the bill, newest first; only on the first page.',
    }),
  }),
  refusedItem,
  unknownItem,
])

export type AnnounceItem = Static<typeof announceItem>
export type AnnouncedItem = Static<typeof announcedItem>
export type AnnounceAnswer = Static<typeof announceAnswer>
export type PayersBill = Static<typeof payersBill>
export type BillsRequest = Static<typeof billsRequest>
export type BillsAnswer = Static<typeof billsAnswer>
export type CollectItem = Static<typeof collectItem>
export type HistoryRequest = Static<typeof historyRequest>
export type HistoryEntry = Static<typeof historyEntry>
export type HistoryAnswer = Static<typeof historyAnswer>
export type Look = Static<typeof look>

const portal = { callers: ['payer_portal'], servedBy: 'province' } as const

export const accountServices = {
  'account.announce': {
    ...portal,
    name: 'account.announce',
    title: '账户开通通知',
    purpose:
      'Says that a person has an account, or no longer has one, in a province. From then on bills that are registered there for this payer reach the caller by its feed. The latest request counts: send the next one about a person after the answer to the one before.',
    changes: true,
    item: announceItem,
    request: record({
      items: Type.Array(announceItem, { minItems: 1, maxItems: batchItemsMax, title: '明细' }),
    }),
    answer: announceAnswer,
    exampleRequest: { items: [{ province: '50', payerCode: samplePayerCode, active: true }] },
    exampleAnswer: {
      items: [
        {
          outcome: 'done',
          code: 'ANNOUNCED',
          sentence: accountOutcomes.ANNOUNCED,
          province: '50',
          payerKey: '1'.repeat(64),
        },
      ],
    },
  },
  'account.bills': {
    ...portal,
    name: 'account.bills',
    title: '个人票据查询',
    purpose:
      'The bills of a payer in a province, those registered first before the others. What is being registered meanwhile comes with a later reading.',
    changes: false,
    request: billsRequest,
    answer: billsAnswer,
    exampleRequest: { province: '50', payerCode: samplePayerCode, limit: 100 },
    exampleAnswer: {
      outcome: 'found',
      bills: [{ ...sampleView, nextServices: ['authorisation.grant'], checkCode: 'a1b2c3' }],
      next: null,
    },
  },
  'bill.collect': {
    ...portal,
    name: 'bill.collect',
    title: '票据归集',
    purpose:
      'Brings an existing bill to its payer, so that the caller has its events. A bill that names no payer belongs to the first who shows everything on its face.',
    changes: true,
    item: collectItem,
    request: batchOf(collectItem),
    answer: changeAnswer,
    exampleRequest: {
      items: [
        {
          ...sampleBill,
          payerCode: samplePayerCode,
          checkCode: 'a1b2c3',
          amount: '993.54',
          issuedOn: '2026-03-02',
        },
      ],
    },
    exampleAnswer: {
      items: [{ ...doneExample, code: 'COLLECTED', sentence: '票据已归集。' }],
    },
  },
  'bill.history': {
    ...portal,
    name: 'bill.history',
    title: '票据全程查询',
    purpose:
      'The whole life of a bill for its payer: who looked at it, locked it, reimbursed and posted it.',
    changes: false,
    request: historyRequest,
    answer: historyAnswer,
    exampleRequest: { ...sampleBill, payerCode: samplePayerCode },
    exampleAnswer: {
      outcome: 'found',
      entries: [
        {
          sequence: 2,
          at: '2026-03-04T02:00:00.000Z',
          kind: 'bill.locked',
          name: '锁定',
          actorId: sampleUnit.id,
          actorName: sampleUnit.name,
          details: { purpose: 'employer_expense', expiresAt: '2026-04-03T02:00:00.000Z' },
          standing: 'valid',
          form: 'electronic',
          reimbursement: 'locked',
        },
      ],
      next: null,
      looks: [
        { at: '2026-03-04T01:58:00.000Z', partyName: sampleUnit.name, service: 'bill.verify' },
      ],
    },
  },
} as const satisfies Record<string, Service>
