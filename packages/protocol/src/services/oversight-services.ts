import { Type } from 'typebox'
import type { Static } from 'typebox'
import { refusedItem } from './answers.ts'
import { sampleIssuer } from './examples.ts'
import {
  amount,
  date,
  moment,
  pageNext,
  partyId,
  partyName,
  provinceCode,
  record,
} from './fields.ts'
import type { Service } from './service.ts'

/** Most lines of one answer: more than a year has days, and than a week has hours. */
export const activityLinesMax = 400
/** Most issuers that one question names. */
export const activityIssuersMax = 1000
/** Most issuers of one page, so that a page of a year reads a bounded number of counts. */
export const activityIssuerLinesMax = 100
/** Most receivers of events of whom one answer tells. */
export const healthReceiversMax = 100

const issuerIds = Type.Array(partyId, {
  title: '开票单位',
  description: 'Only these issuers; left out for the whole registry.',
  minItems: 1,
  maxItems: activityIssuersMax,
  uniqueItems: true,
})

/** By what activity is told apart, with what stands in `key`. */
export const activityGroups = {
  all: '合计',
  day: '按日',
  week: '按周（周一的日期）',
  month: '按月（首日的日期）',
  issuer: '按开票单位（统一社会信用代码）',
  purpose: '按用途',
  province: '按报销单位省份',
  hour: '按星期和小时（1至7为周一至周日，如1.09）',
} as const
export type ActivityGroup = keyof typeof activityGroups
const groupNames = Object.entries(activityGroups).map(([key, name]) => `${key} ${name}`)

const activityRequest = record({
  from: date('日期起', 'First day.'),
  to: date('日期止', 'Last day; at most 366 days.'),
  by: Type.Unsafe<ActivityGroup>({
    type: 'string',
    title: '分组',
    description: `By what the lines are told apart: ${groupNames.join(', ')}. Hours are counted for the whole registry alone.`,
    enum: Object.keys(activityGroups),
  }),
  issuerIds: Type.Optional(issuerIds),
  after: Type.Optional(partyId),
})
const count = (title: string, meaning: string) =>
  record({
    bills: Type.Integer({ title: `${title}张数` }),
    amount: amount(`${title}金额`, meaning),
  })
const face = 'Sum of face amounts.'
const activityLine = record({
  key: Type.String({ title: '分组值', description: 'Empty for the sum of all.' }),
  issuerName: Type.Union([partyName, Type.Null()], {
    title: '单位名称',
    description: 'Of an issuer; null for every other group.',
  }),
  issued: count('开具', face),
  collected: count('归集', face),
  authorised: count('授权', face),
  locked: count('锁定', face),
  reimbursed: count('报销', 'Sum of reports.'),
  withdrawn: count('撤销报销', 'Sum of reports that were withdrawn.'),
  reversed: count('冲红', face),
  medianDays: Type.Union([Type.Number(), Type.Null()], {
    title: '开票至报销天数中位数',
    description:
      'Median of the days from issue to the first reimbursement, 366 for what took longer; null without any, and by purpose, province and hour.',
  }),
})
const activityAnswer = Type.Union([
  record({
    outcome: Type.Literal('found', { title: '结果' }),
    lines: Type.Array(activityLine, { title: '业务量', maxItems: activityLinesMax }),
    next: pageNext,
  }),
  refusedItem,
])

const momentOrNull = (title: string, description: string) =>
  Type.Union([moment, Type.Null()], { title, description })
const healthRequest = record({ issuerIds: Type.Optional(issuerIds) })
const behind = {
  waiting: Type.Integer({ title: '待发送事件数' }),
  oldestAt: momentOrNull('最早的待发送事件', 'When the first of them happened; null without any.'),
  attempts: Type.Integer({ title: '连续失败次数' }),
  deliveredAt: momentOrNull('上次送达', 'When the receiver confirmed last; null for never.'),
  failedAt: momentOrNull('上次失败', 'When it last did not confirm; null for never.'),
}
const healthAnswer = Type.Union([
  record({
    outcome: Type.Literal('found', { title: '结果' }),
    at: moment,
    outbox: record({
      waiting: Type.Integer({ title: '待分发批次数' }),
      oldestAt: momentOrNull('最早的待分发事件', 'When the first of them happened.'),
    }),
    countsWaiting: Type.Integer({ title: '待汇总统计条数' }),
    directory: record({
      readAt: momentOrNull('上次读取目录', 'Null while none was read since the start.'),
    }),
    provinces: Type.Array(
      record({
        province: provinceCode,
        isActive: Type.Boolean({
          title: '在目录中',
          description: 'Whether the directory that was read last names it as taking part.',
        }),
        ...behind,
        answeredAt: momentOrNull(
          '上次应答',
          'When it last answered a message of this process; null for not since its start.',
        ),
        unansweredAt: momentOrNull('上次未应答', 'When it last did not answer one.'),
      }),
      { title: '其他省份', maxItems: healthReceiversMax },
    ),
    webhooks: Type.Array(record({ partyId, partyName, ...behind }), {
      title: '送达失败的通知地址',
      description: 'Those alone that did not confirm the last time.',
      maxItems: healthReceiversMax,
    }),
    issuers: Type.Array(record({ issuerId: partyId, registeredAt: moment }), {
      title: '开票单位最近登记',
      description: 'Of the issuers that were named; one that never registered a bill is left out.',
      maxItems: activityIssuersMax,
    }),
  }),
  refusedItem,
])

export type ActivityRequest = Static<typeof activityRequest>
export type ActivityLine = Static<typeof activityLine>
export type ActivityAnswer = Static<typeof activityAnswer>
export type HealthRequest = Static<typeof healthRequest>
export type HealthAnswer = Static<typeof healthAnswer>

const office = { callers: ['office'], servedBy: 'province', changes: false } as const
const none = { bills: 0, amount: '0.00' }

export const oversightServices = {
  'registry.activity': {
    ...office,
    name: 'registry.activity',
    title: '业务量统计',
    purpose:
      'How many bills were issued, collected, authorised, locked, reimbursed and reversed on the days of a period, from counts that are kept by day. A bill is collected when it is registered for a payer whose account is open, or when a payer claims it.',
    request: activityRequest,
    answer: activityAnswer,
    exampleRequest: { from: '2026-03-01', to: '2026-03-31', by: 'issuer' },
    exampleAnswer: {
      outcome: 'found',
      lines: [
        {
          key: sampleIssuer.id,
          issuerName: sampleIssuer.name,
          issued: { bills: 2, amount: '1987.08' },
          collected: { bills: 1, amount: '993.54' },
          authorised: none,
          locked: { bills: 1, amount: '993.54' },
          reimbursed: { bills: 1, amount: '797.50' },
          withdrawn: none,
          reversed: none,
          medianDays: 6,
        },
      ],
      next: null,
    },
  },
  'registry.health': {
    ...office,
    name: 'registry.health',
    title: '登记系统运行状况',
    purpose:
      'How far events have come towards other provinces and webhooks, who does not answer, and when issuers registered a bill last.',
    request: healthRequest,
    answer: healthAnswer,
    exampleRequest: { issuerIds: [sampleIssuer.id] },
    exampleAnswer: {
      outcome: 'found',
      at: '2026-03-04T02:00:00.000Z',
      outbox: { waiting: 0, oldestAt: null },
      countsWaiting: 0,
      directory: { readAt: '2026-03-04T01:59:40.000Z' },
      provinces: [
        {
          province: '32',
          isActive: true,
          waiting: 3,
          oldestAt: '2026-03-04T01:58:00.000Z',
          attempts: 2,
          deliveredAt: '2026-03-04T01:57:30.000Z',
          failedAt: '2026-03-04T01:59:00.000Z',
          answeredAt: null,
          unansweredAt: '2026-03-04T01:59:00.000Z',
        },
      ],
      webhooks: [],
      issuers: [{ issuerId: sampleIssuer.id, registeredAt: '2026-03-04T01:40:00.000Z' }],
    },
  },
} as const satisfies Record<string, Service>
