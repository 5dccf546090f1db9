import { purposes } from '@piaoqiao/domain'
import type { Purpose } from '@piaoqiao/domain'
import { Type } from 'typebox'
import { scanBytesMax, scanTypes } from '../../files/keep-upload.ts'
import { nextOf } from '../../http/answers.ts'
import {
  billCode,
  billNumber,
  creditCode,
  date,
  draftWords,
  pageLimit,
  pageQuery,
  record,
  recordId,
  words,
} from '../../http/fields.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { caseBillsMax } from '../use-cases/case-parts.ts'
import type { CasesParts } from '../use-cases/case-parts.ts'
import {
  attachToCase,
  listOwnCases,
  openAttachment,
  readOwnCase,
  sayToUnit,
} from '../use-cases/own-cases.ts'
import { submitCase } from '../use-cases/submit-case.ts'
import { withdrawCase } from '../use-cases/withdraw-case.ts'
import {
  attachmentAnswer,
  attachmentShown,
  caseAnswer,
  caseForm,
  caseLine,
  caseShown,
  lineShown,
} from './case-answers.ts'
import { actingOf, billIdOf, ownerField, requestIdField } from './people-fields.ts'

const person = { kind: 'person' } as const
const owner = record(ownerField)
const params = record({ caseId: recordId })
const unfit = ['PROXY_RIGHT_LACKING', 'CASE_NOT_FOUND', 'CASE_STATE_UNFIT']

/** Reimbursement cases of people (报销事项). */
export function caseRoutes(parts: CasesParts): readonly Route[] {
  return [submitRoute(parts), ...readRoutes(parts), ...changeRoutes(parts), ...paperRoutes(parts)]
}

function submitRoute(parts: CasesParts): Route {
  return route({
    method: 'POST',
    path: '/people/self/cases',
    title: '提交报销事项',
    purpose:
      'Submits bills of the folder to a unit of this province with an account by hand, and lets it use them. Every bill is answered by itself; the same request id settles what was left open.',
    access: person,
    query: owner,
    body: record({
      requestId: requestIdField,
      unitId: creditCode,
      purpose: Type.Unsafe<Purpose>({
        type: 'string',
        title: '用途',
        enum: Object.keys(purposes),
      }),
      validUntil: date('授权截止日期'),
      form: caseForm,
      bills: Type.Array(record({ billCode, billNumber, note: draftWords('说明', 200) }), {
        title: '票据',
        minItems: 1,
        maxItems: caseBillsMax,
      }),
    }),
    answer: caseAnswer,
    refusals: [
      'PROXY_RIGHT_LACKING',
      'UNIT_UNKNOWN',
      'BILL_NAMED_TWICE',
      'BILL_NOT_IN_FOLDER',
      'REQUEST_ID_REUSED',
    ],
    handle: async (request) => {
      const { bills, ...given } = request.body
      const acting = actingOf(request, request.query.owner)
      const named = bills.map((bill) => ({ billId: billIdOf(bill), note: bill.note }))
      return caseShown(await submitCase(parts, acting, { ...given, bills: named }, request.at))
    },
  })
}

function readRoutes(parts: CasesParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/people/self/cases',
      title: '我的报销事项',
      purpose:
        'Cases with the state of each bill, newest first; `next` is `after` of the next page.',
      access: person,
      query: record({ ...pageQuery, ...ownerField }),
      answer: record({
        cases: Type.Array(caseLine),
        next: Type.Union([Type.String(), Type.Null()]),
      }),
      refusals: ['PROXY_RIGHT_LACKING'],
      handle: async (request) => {
        const limit = pageLimit(request.query.limit)
        const acting = actingOf(request, request.query.owner)
        const page = { after: request.query.after ?? null, limit }
        const found = await listOwnCases(parts, acting, page)
        const next = nextOf(found, limit, (each) => each.case.caseId)
        return { cases: found.map(lineShown), next }
      },
    }),
    route({
      method: 'GET',
      path: '/people/self/cases/:caseId',
      title: '报销事项详情',
      purpose: 'One case with its bills, their authorisations, what was said, and its papers.',
      access: person,
      params,
      query: owner,
      answer: caseAnswer,
      refusals: ['PROXY_RIGHT_LACKING', 'CASE_NOT_FOUND'],
      handle: async (request) => {
        const acting = actingOf(request, request.query.owner)
        return caseShown(await readOwnCase(parts, acting, request.params.caseId))
      },
    }),
  ]
}

function changeRoutes(parts: CasesParts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/people/self/cases/:caseId/messages',
      title: '给单位留言',
      purpose:
        'Says something to the unit; a case of which more was asked is submitted again by it.',
      access: person,
      params,
      query: owner,
      body: record({ text: words('留言', 500) }),
      answer: 'nothing',
      refusals: unfit,
      handle: (request) => {
        const given = { caseId: request.params.caseId, text: request.body.text }
        return sayToUnit(parts, actingOf(request, request.query.owner), given, request.at)
      },
    }),
    route({
      method: 'POST',
      path: '/people/self/cases/:caseId/withdrawal',
      title: '撤回报销事项',
      purpose:
        'Takes the case and its authorisations back, unless the unit holds one of the bills.',
      access: person,
      params,
      query: owner,
      body: record({}),
      answer: caseAnswer,
      refusals: [...unfit, 'CASE_BILLS_LOCKED', 'OUTCOME_UNKNOWN'],
      handle: async (request) => {
        const acting = actingOf(request, request.query.owner)
        const { caseId } = request.params
        return caseShown(await withdrawCase(parts, acting, caseId, request.at))
      },
    }),
  ]
}

function paperRoutes(parts: CasesParts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/people/self/cases/:caseId/attachments',
      title: '上传报销附件',
      purpose: 'A scan that belongs to the case: PDF, PNG or JPEG.',
      access: person,
      params,
      query: record({ ...ownerField, name: words('文件名', 100) }),
      upload: { bytesMax: scanBytesMax, contentTypes: scanTypes },
      answer: attachmentAnswer,
      refusals: [...unfit, 'DOCUMENTS_TOO_MANY', 'FILE_CONTENT_UNFIT'],
      handle: async (request) => {
        const { name, owner: given } = request.query
        const upload = { caseId: request.params.caseId, name, bytes: request.body }
        const file = await attachToCase(parts, actingOf(request, given), upload, request.at)
        return attachmentShown(file)
      },
    }),
    route({
      method: 'GET',
      path: '/people/self/cases/:caseId/attachments/:fileId',
      title: '下载报销附件',
      purpose: 'A paper of the own case.',
      access: person,
      params: record({ caseId: recordId, fileId: recordId }),
      query: owner,
      answer: 'file',
      refusals: ['PROXY_RIGHT_LACKING', 'CASE_NOT_FOUND'],
      handle: async (request) => {
        const acting = actingOf(request, request.query.owner)
        const { file, bytes } = await openAttachment(parts, acting, request.params)
        return { bytes, contentType: file.contentType, name: file.name }
      },
    }),
  ]
}
