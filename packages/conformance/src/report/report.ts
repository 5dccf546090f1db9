import { Type } from 'typebox'
import type { Static } from 'typebox'

export const reportFormat = 'conformance-report/v1'

/** Longest text of a request or an answer that a report keeps, in characters. */
export const keptTextMax = 2_000
/** Most exchanges that a report keeps of one case. */
export const keptExchangesMax = 12

/** What the results are called when people read them. */
export const resultTitles = {
  pass: '通过',
  fail: '不通过',
  skip: '未测',
  wait: '等待对方发送',
  error: '测试本身出错',
} as const
export type ResultName = keyof typeof resultTitles

const text = (description: string) => Type.String({ description, maxLength: 4_000 })
const counts = Type.Object(
  {
    pass: Type.Integer({ minimum: 0 }),
    fail: Type.Integer({ minimum: 0 }),
    skip: Type.Integer({ minimum: 0 }),
    wait: Type.Integer({ minimum: 0 }),
    error: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false, description: 'Cases by result.' },
)

/** One message and what came back. Envelopes are opened; keys and personal data are left out. */
const exchange = Type.Object(
  {
    sender: Type.Union([Type.Literal('suite'), Type.Literal('subject')]),
    service: text('The message.'),
    requestId: text('As it stood in the envelope.'),
    sent: text('The payload, JSON, cut where it is long; personal data masked.'),
    bends: Type.Array(text('What was done to the envelope on purpose.')),
    status: Type.Union([Type.Integer(), Type.Null()], {
      description: 'HTTP status of the answer; null where none came.',
    }),
    answer: text('The payload or the problem, JSON, cut where it is long.'),
  },
  { additionalProperties: false },
)

const caseResult = Type.Object(
  {
    code: text('Stable code of the case.'),
    message: text('The message that is tested.'),
    side: Type.Union([Type.Literal('success'), Type.Literal('failure'), Type.Literal('attack')]),
    title: text('In Chinese.'),
    clause: text('Where in docs/protocol it stands.'),
    requirements: Type.Array(text('Ids of the requirements that it checks.')),
    result: Type.Union([
      Type.Literal('pass'),
      Type.Literal('fail'),
      Type.Literal('skip'),
      Type.Literal('wait'),
      Type.Literal('error'),
    ]),
    reason: text('Why it did not pass, in Chinese; empty where it did.'),
    exchanges: Type.Array(exchange, { maxItems: keptExchangesMax }),
  },
  { additionalProperties: false },
)

/** A report of one run in one direction. Cases stand in the order of the catalogue. */
export const reportSchema = Type.Object(
  {
    format: Type.Literal(reportFormat),
    direction: Type.Union([Type.Literal('platform'), Type.Literal('unit')], {
      description: 'Which side was tested.',
    }),
    subject: Type.Object({ appId: text('The application.') }, { additionalProperties: false }),
    startedAt: text('UTC with milliseconds.'),
    finishedAt: text('UTC with milliseconds.'),
    summary: Type.Array(
      Type.Object(
        { message: text('The message.'), required: Type.Integer({ minimum: 0 }), counts },
        { additionalProperties: false },
      ),
    ),
    cases: Type.Array(caseResult),
  },
  { additionalProperties: false, title: '符合性测试报告' },
)

export type Report = Static<typeof reportSchema>
export type CaseResult = Report['cases'][number]
export type KeptExchange = CaseResult['exchanges'][number]
