import { Type } from 'typebox'
import type { Static } from 'typebox'
import { billPageMax } from './account-services.ts'
import { billView, changeAnswer, refusedItem } from './answers.ts'
import { doneExample, sampleBill, sampleIssuer, sampleView } from './examples.ts'
import {
  amount,
  batchOf,
  billKey,
  date,
  identifier,
  moment,
  pageCursor,
  pageNext,
  partyId,
  partyName,
  publicKeyPem,
  record,
  words,
} from './fields.ts'
import type { Service } from './service.ts'

/** Most lines that one page of the figures holds. */
export const figureLinesMax = 1000
/** Most days that figures are asked for at one time. */
export const figureDaysMax = 366

const staff = (title: string) =>
  Type.String({
    title,
    description: 'Staff number; never an identity number.',
    pattern: '^[A-Za-z0-9._-]{1,32}$',
  })
const recoverItem = record({
  ...billKey,
  lockId: identifier('锁定编号', 'Names the lock.'),
  reason: words('原因', 'Why the lock is ended; no personal data.', 200),
  requestedBy: staff('经办人工号'),
  approvedBy: staff('复核人工号'),
})

const listRequest = record({
  issuerId: Type.Optional(partyId),
  holderId: Type.Optional(partyId),
  standing: Type.Optional(
    Type.Enum(['valid', 'reversal_locked', 'reversed'], { title: '票据状态' }),
  ),
  reimbursement: Type.Optional(
    Type.Enum(['open', 'locked', 'partly_reimbursed', 'reimbursed'], { title: '报销状态' }),
  ),
  lockedBefore: Type.Optional(moment),
  issuedFrom: Type.Optional(date('开票日期起', 'First day of issue.')),
  issuedTo: Type.Optional(date('开票日期止', 'Last day of issue.')),
  after: Type.Optional(pageCursor),
  limit: Type.Optional(Type.Integer({ title: '条数', minimum: 1, maximum: billPageMax })),
})
const listAnswer = Type.Union([
  record({
    outcome: Type.Literal('found', { title: '结果' }),
    bills: Type.Array(billView, {
      title: '票据',
      description: 'A page can hold fewer than asked for, or none, and still not be the last.',
      maxItems: billPageMax,
    }),
    next: pageNext,
  }),
  refusedItem,
])

const evidenceRequest = record(billKey)
const evidenceAnswer = Type.Union([
  record({
    outcome: Type.Literal('done', { title: '结果' }),
    evidence: Type.String({
      title: '存证内容',
      description:
        'JSON text in UTF-8, base64: facts of the bill, its events with their hashes, the answers to its operations, its XML.',
    }),
    signature: Type.String({
      title: '存证签名',
      description: 'SM2 by the province over those bytes, DER, base64.',
    }),
    publicKey: publicKeyPem,
  }),
  refusedItem,
])

const figuresRequest = record({
  from: date('开票日期起', 'First day of issue.'),
  to: date('开票日期止', 'Last day of issue.'),
  after: Type.Optional(pageCursor),
  limit: Type.Optional(Type.Integer({ title: '条数', minimum: 1, maximum: figureLinesMax })),
})
const figure = (title: string) =>
  record({
    bills: Type.Integer({ title: `${title}张数` }),
    amount: amount(`${title}金额`, 'Sum.'),
  })
const figureLine = record({
  day: date('开票日期', 'Day of issue of the bills that are counted.'),
  issuerId: partyId,
  issuerName: partyName,
  issued: figure('开具'),
  locked: figure('锁定'),
  reimbursed: figure('报销'),
  reversed: figure('冲红'),
  medianDays: Type.Union([Type.Number(), Type.Null()], {
    title: '开票至报销天数中位数',
    description: 'Median of the days from issue to the first reimbursement; null without any.',
  }),
})
const figuresAnswer = Type.Union([
  record({
    outcome: Type.Literal('found', { title: '结果' }),
    lines: Type.Array(figureLine, { title: '统计', maxItems: figureLinesMax }),
    next: pageNext,
  }),
  refusedItem,
])

export type RecoverItem = Static<typeof recoverItem>
export type BillListRequest = Static<typeof listRequest>
export type BillListAnswer = Static<typeof listAnswer>
export type EvidenceRequest = Static<typeof evidenceRequest>
export type EvidenceAnswer = Static<typeof evidenceAnswer>
export type FiguresRequest = Static<typeof figuresRequest>
export type FigureLine = Static<typeof figureLine>
export type FiguresAnswer = Static<typeof figuresAnswer>

const office = { callers: ['office'], servedBy: 'province' } as const

export const bureauServices = {
  'lock.recover': {
    ...office,
    name: 'lock.recover',
    title: '锁定解除（财政）',
    purpose:
      "Ends a stuck lock in the name of the bureau of the bill's home province, asked for by one person and approved by another.",
    changes: true,
    item: recoverItem,
    request: batchOf(recoverItem),
    answer: changeAnswer,
    exampleRequest: {
      items: [
        {
          ...sampleBill,
          lockId: 'L-500601260000000001-2',
          reason: '报销单位已注销，无法解锁',
          requestedBy: 'CQ-0132',
          approvedBy: 'CQ-0007',
        },
      ],
    },
    exampleAnswer: {
      items: [
        {
          ...doneExample,
          sequence: 3,
          code: 'RECOVERED',
          sentence: '锁定已由财政部门解除。',
          lockId: 'L-500601260000000001-2',
        },
      ],
    },
  },
  'bill.list': {
    ...office,
    name: 'bill.list',
    title: '票据台账查询',
    purpose:
      'Bills of this province for the bureau\'s register: in the order of their issue, or with `holderId`, `lockedBefore` or `reimbursement` "locked" those that are locked now, longest first.',
    changes: false,
    request: listRequest,
    answer: listAnswer,
    exampleRequest: { issuerId: sampleIssuer.id, issuedFrom: '2026-03-01', limit: 100 },
    exampleAnswer: {
      outcome: 'found',
      bills: [{ ...sampleView, nextServices: ['bill.evidence'] }],
      next: null,
    },
  },
  'bill.evidence': {
    ...office,
    name: 'bill.evidence',
    title: '票据存证',
    purpose:
      'Everything that the registry holds of a bill as one signed file, which `piaoqiao evidence verify` checks offline.',
    changes: false,
    request: evidenceRequest,
    answer: evidenceAnswer,
    exampleRequest: sampleBill,
    exampleAnswer: {
      outcome: 'done',
      evidence: 'e30=',
      signature: 'MEUCIQ==',
      publicKey:
        '-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAECfnfMR5UIaFQ3X0WHkvFxnIXn60YM/wHawj/NW81ASDM6kkM4mdamtXcbqlMwaphCu0F+/NeCE5mMvYHLamtEw==\n-----END PUBLIC KEY-----\n',
    },
  },
  'registry.figures': {
    ...office,
    name: 'registry.figures',
    title: '票据统计',
    purpose:
      'Counts and sums by day of issue and issuer: how many bills were issued, and how many of those are locked, reimbursed and reversed now.',
    changes: false,
    request: figuresRequest,
    answer: figuresAnswer,
    exampleRequest: { from: '2026-03-01', to: '2026-03-31' },
    exampleAnswer: {
      outcome: 'found',
      lines: [
        {
          day: '2026-03-02',
          issuerId: sampleIssuer.id,
          issuerName: sampleIssuer.name,
          issued: { bills: 2, amount: '1987.08' },
          locked: { bills: 1, amount: '993.54' },
          reimbursed: { bills: 1, amount: '797.50' },
          reversed: { bills: 0, amount: '0.00' },
          medianDays: 6,
        },
      ],
      next: null,
    },
  },
} as const satisfies Record<string, Service>
