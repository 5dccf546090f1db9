import { Type } from 'typebox'
import { scanBytesMax, scanTypes } from '../../files/keep-upload.ts'
import { areaCode, draftWords, email, mobile, record, recordId } from '../../http/fields.ts'
import { route } from '../../http/route.ts'
import type { Route, RouteRequest } from '../../http/route.ts'
import { applicationFiles } from '../application-faults.ts'
import type { ApplicationFile } from '../application-faults.ts'
import { isEditable } from '../application-states.ts'
import { refuseUnit } from '../unit-refusals.ts'
import { beginApplication, sendApplicationCode } from '../use-cases/begin-application.ts'
import type { OpenedApplication } from '../use-cases/fill-application.ts'
import { printForm, readApplication, saveDraft, uploadFile } from '../use-cases/fill-application.ts'
import { submitApplication } from '../use-cases/submit-application.ts'
import type { UnitsParts } from '../use-cases/units-parts.ts'
import { applicationAnswer, applicationShown, faultList } from './unit-answers.ts'

const contact = Type.Union([
  record({ channel: Type.Literal('mobile', { title: '方式' }), target: mobile }),
  record({ channel: Type.Literal('email', { title: '方式' }), target: email }),
])
const oneTimeCode = Type.String({ title: '验证码', pattern: '^[0-9]{6}$' })
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
  areaCode: Type.Optional(areaCode),
  unitType: Type.Optional(
    Type.Enum(['public', 'insurer', 'other'], {
      title: '单位类型',
      description: 'public 行政事业单位, insurer 商业保险公司, other 其他单位.',
    }),
  ),
  isStateEnterprise: Type.Optional(Type.Boolean({ title: '是否国有企业' })),
  level: Type.Optional(
    Type.Enum(['municipal', 'district'], {
      title: '行政隶属',
      description: 'municipal 市级（含中央在渝）, district 区县级.',
    }),
  ),
  legalRepresentative: Type.Optional(record(draftPerson)),
  handler: Type.Optional(
    record({ ...draftPerson, email: Type.Optional(Type.Union([email, Type.Literal('')])) }),
  ),
})

/** Applying for the account of a unit, by whoever holds the token of the draft. */
export function applicationRoutes(parts: UnitsParts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/units/application-codes',
      title: '获取申请验证码',
      purpose: 'Sends a one-time code to the mobile or the e-mail of the handler.',
      access: open,
      body: contact,
      answer: 'nothing',
      refusals: ['CODE_TOO_SOON', 'CODES_SPENT'],
      handle: ({ body, at }) => sendApplicationCode(parts, body, at),
    }),
    route({
      method: 'POST',
      path: '/units/applications',
      title: '开始申请',
      purpose:
        'Begins an application with the code. The token opens it from then on, in the header x-draft-token; it is told once.',
      access: open,
      body: record({ contact, code: oneTimeCode }),
      answer: record({ applicationId: Type.String(), draftToken: Type.String() }),
      refusals: ['CODE_WRONG', 'CODE_EXPIRED', 'CODE_USED'],
      handle: ({ body, at }) =>
        beginApplication(parts, { contact: body.contact, code: body.code }, at),
    }),
    route({
      method: 'GET',
      path: '/units/applications/:applicationId',
      title: '查看申请',
      purpose:
        'The application with its state, its clock, and what is missing. Personal data is whole while it can be changed.',
      access: open,
      params,
      answer: applicationAnswer,
      refusals: ['DRAFT_NOT_FOUND'],
      handle: async (request) => shown(await readApplication(parts, keyOf(request), request.at)),
    }),
    route({
      method: 'PUT',
      path: '/units/applications/:applicationId',
      title: '保存申请',
      purpose: 'Keeps the fields as they are now; whatever is absent is blank.',
      access: open,
      params,
      body: draftBody,
      answer: applicationAnswer,
      refusals: ['DRAFT_NOT_FOUND', 'APPLICATION_NOT_EDITABLE'],
      handle: async (request) => {
        const key = keyOf(request)
        return shown(await saveDraft(parts, key, request.body, request.at))
      },
    }),
    ...paperRoutes(parts),
    submissionRoute(parts),
  ]
}

function paperRoutes(parts: UnitsParts): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/units/applications/:applicationId/form.pdf',
      title: '下载申请表',
      purpose: 'The form as filled in, on one page for printing and sealing.',
      access: open,
      params,
      answer: 'file',
      refusals: ['DRAFT_NOT_FOUND', 'FORM_UNFIT'],
      handle: async (request) => ({
        bytes: await printForm(parts, keyOf(request), request.at),
        contentType: 'application/pdf',
        name: '财政电子票据跨省报销业务申请表.pdf',
      }),
    }),
    route({
      method: 'PUT',
      path: '/units/applications/:applicationId/files/:kind',
      title: '上传材料',
      purpose: 'A scan as PDF, PNG or JPEG; it takes the place of an earlier one.',
      access: open,
      params: record({
        applicationId: recordId,
        kind: Type.Enum(Object.keys(applicationFiles), { title: '材料' }),
      }),
      upload: { bytesMax: scanBytesMax, contentTypes: scanTypes },
      answer: applicationAnswer,
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
        return shown(await uploadFile(parts, keyOf(request), { kind, bytes }, at))
      },
    }),
  ]
}

function submissionRoute(parts: UnitsParts): Route {
  return route({
    method: 'POST',
    path: '/units/applications/:applicationId/submission',
    title: '提交申请',
    purpose:
      'Hands the application in. With faults it stays as it is, and the answer has status 422.',
    access: open,
    params,
    body: record({}),
    answer: Type.Union([
      record({ outcome: Type.Literal('submitted'), application: applicationAnswer }),
      record({ outcome: Type.Literal('incomplete'), faults: faultList }),
    ]),
    refusals: [
      'DRAFT_NOT_FOUND',
      'APPLICATION_NOT_EDITABLE',
      'APPLICATION_PENDING',
      'UNIT_HAS_ACCOUNT',
    ],
    handle: async (request) => {
      const submission = await submitApplication(parts, keyOf(request), request.at)
      if (submission.outcome === 'submitted') {
        return { outcome: 'submitted', application: shown(submission.opened) }
      }
      request.reply.status(422)
      return submission
    },
  })
}

function shown(opened: OpenedApplication) {
  return applicationShown(opened, isEditable(opened.application.state))
}

function keyOf({
  params: { applicationId },
  draftToken,
}: Pick<RouteRequest<{ applicationId: string }, unknown, unknown>, 'params' | 'draftToken'>) {
  if (draftToken === null) throw refuseUnit('DRAFT_NOT_FOUND')
  return { applicationId, draftToken }
}
