import { Type } from 'typebox'
import { scanBytesMax, scanTypes } from '../../files/keep-upload.ts'
import { draftWords, email, mobile, record, recordId } from '../../http/fields.ts'
import { route } from '../../http/route.ts'
import type { Route, RouteRequest } from '../../http/route.ts'
import { applicationFiles } from '../../units/application-faults.ts'
import type { ApplicationFile } from '../../units/application-faults.ts'
import { isEditable } from '../../units/application-states.ts'
import { faultList } from '../../units/http/unit-answers.ts'
import { refuseUnit } from '../../units/unit-refusals.ts'
import type { SystemUnitDraft } from '../connection-fields.ts'
import { beginConnection } from '../use-cases/begin-connection.ts'
import type { ConnectionsParts } from '../use-cases/connections-parts.ts'
import type { OpenedConnection } from '../use-cases/fill-connection.ts'
import {
  printConnectionForm,
  readConnection,
  saveConnection,
  uploadConnectionFile,
} from '../use-cases/fill-connection.ts'
import { submitConnection } from '../use-cases/submit-connection.ts'
import { applicationShown, connectionApplication } from './connection-answers.ts'

const contact = Type.Union([
  record({ channel: Type.Literal('mobile', { title: '方式' }), target: mobile }),
  record({ channel: Type.Literal('email', { title: '方式' }), target: email }),
])
const params = record({ applicationId: recordId })
const open = { kind: 'public' } as const
const draftPerson = {
  name: Type.Optional(draftWords('姓名', 40)),
  mobile: Type.Optional(Type.Union([mobile, Type.Literal('')])),
  identityNumber: Type.Optional(
    Type.String({ title: '身份证号', pattern: '^([0-9]{17}[0-9Xx])?$' }),
  ),
}
const draftBody = record({
  unitName: Type.Optional(draftWords('单位全称', 100)),
  creditCode: Type.Optional(
    Type.String({ title: '统一社会信用代码', pattern: '^([0-9A-Z]{18})?$' }),
  ),
  address: Type.Optional(draftWords('通信地址', 150)),
  unitType: Type.Optional(
    Type.Enum(['medical_insurance', 'insurer', 'other'], {
      title: '单位类型',
      description: 'medical_insurance 医保, insurer 商保, other 其他报销单位.',
    }),
  ),
  legalRepresentative: Type.Optional(record(draftPerson)),
  handler: Type.Optional(
    record({ ...draftPerson, email: Type.Optional(Type.Union([email, Type.Literal('')])) }),
  ),
  systemName: Type.Optional(draftWords('本单位业务系统名称', 100)),
  vendorName: Type.Optional(draftWords('本单位业务系统供应商名称', 100)),
})

/** Applying as a unit by system, by whoever holds the token of the draft. */
export function applicationRoutes(parts: ConnectionsParts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/connections/applications',
      title: '开始对接申请',
      purpose:
        'Begins an application with the code of POST /units/application-codes. The token opens it from then on, in the header x-draft-token; it is told once.',
      access: open,
      body: record({ contact, code: Type.String({ title: '验证码', pattern: '^[0-9]{6}$' }) }),
      answer: record({ applicationId: Type.String(), draftToken: Type.String() }),
      refusals: ['CODE_WRONG', 'CODE_EXPIRED', 'CODE_USED'],
      handle: ({ body, at }) =>
        beginConnection(parts, { contact: body.contact, code: body.code }, at),
    }),
    route({
      method: 'GET',
      path: '/connections/applications/:applicationId',
      title: '查看对接申请',
      purpose: 'The application with its state, its clock, and what is missing.',
      access: open,
      params,
      answer: connectionApplication,
      refusals: ['DRAFT_NOT_FOUND'],
      handle: async (request) => shown(await readConnection(parts, keyOf(request), request.at)),
    }),
    route({
      method: 'PUT',
      path: '/connections/applications/:applicationId',
      title: '保存对接申请',
      purpose: 'Keeps the fields as they are now; whatever is absent is blank.',
      access: open,
      params,
      body: draftBody,
      answer: connectionApplication,
      refusals: ['DRAFT_NOT_FOUND', 'APPLICATION_NOT_EDITABLE'],
      handle: async (request) => {
        const draft = request.body as SystemUnitDraft
        return shown(await saveConnection(parts, keyOf(request), draft, request.at))
      },
    }),
    ...paperRoutes(parts),
    submissionRoute(parts),
  ]
}

function paperRoutes(parts: ConnectionsParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/connections/applications/:applicationId/form.pdf',
      title: '下载对接申请表',
      purpose: 'The form as filled in, on one page for printing and sealing.',
      access: open,
      params,
      answer: 'file',
      refusals: ['DRAFT_NOT_FOUND', 'FORM_UNFIT'],
      handle: async (request) => ({
        bytes: await printConnectionForm(parts, keyOf(request), request.at),
        contentType: 'application/pdf',
        name: '财政电子票据跨省报销业务申请表（对接单位）.pdf',
      }),
    }),
    route({
      method: 'PUT',
      path: '/connections/applications/:applicationId/files/:kind',
      title: '上传对接申请材料',
      purpose: 'A scan as PDF, PNG or JPEG; it takes the place of an earlier one.',
      access: open,
      params: record({
        applicationId: recordId,
        kind: Type.Enum(Object.keys(applicationFiles), { title: '材料' }),
      }),
      upload: { bytesMax: scanBytesMax, contentTypes: scanTypes },
      answer: connectionApplication,
      refusals: [
        'DRAFT_NOT_FOUND',
        'APPLICATION_NOT_EDITABLE',
        'FILE_EMPTY',
        'FILE_CONTENT_UNFIT',
        'FILE_INFECTED',
        'SCANNER_UNAVAILABLE',
      ],
      handle: async (request) => {
        const kind = request.params.kind as ApplicationFile
        const { body: bytes, at } = request
        return shown(await uploadConnectionFile(parts, keyOf(request), { kind, bytes }, at))
      },
    }),
  ]
}

function submissionRoute(parts: ConnectionsParts): Route {
  return route({
    method: 'POST',
    path: '/connections/applications/:applicationId/submission',
    title: '提交对接申请',
    purpose:
      'Hands the application in to the municipal centre. With faults it stays as it is, and the answer has status 422.',
    access: open,
    params,
    body: record({}),
    answer: Type.Union([
      record({ outcome: Type.Literal('submitted'), application: connectionApplication }),
      record({ outcome: Type.Literal('incomplete'), faults: faultList }),
    ]),
    refusals: [
      'DRAFT_NOT_FOUND',
      'APPLICATION_NOT_EDITABLE',
      'APPLICATION_PENDING',
      'UNIT_HAS_ACCOUNT',
    ],
    handle: async (request) => {
      const submission = await submitConnection(parts, keyOf(request), request.at)
      if (submission.outcome === 'submitted') {
        return { outcome: 'submitted', application: shown(submission.opened) }
      }
      request.reply.status(422)
      return submission
    },
  })
}

function shown(opened: OpenedConnection) {
  return applicationShown(opened, isEditable(opened.application.state))
}

function keyOf({
  params: { applicationId },
  draftToken,
}: Pick<RouteRequest<{ applicationId: string }, unknown, unknown>, 'params' | 'draftToken'>) {
  if (draftToken === null) throw refuseUnit('DRAFT_NOT_FOUND')
  return { applicationId, draftToken }
}
