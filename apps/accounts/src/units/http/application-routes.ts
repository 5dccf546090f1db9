import { Type } from 'typebox'
import { draftPeople, draftUnit, handlerContact } from '../../applications/http/applicant-fields.ts'
import { draftRoutes } from '../../applications/http/draft-routes.ts'
import type { DraftDoor } from '../../applications/http/draft-routes.ts'
import { fillApplications } from '../../applications/use-cases/fill-application.ts'
import { reopenByCode } from '../../applications/use-cases/reopen-application.ts'
import { areaCode, record } from '../../http/fields.ts'
import { route } from '../../http/route.ts'
import type { Route } from '../../http/route.ts'
import { beginApplication, sendApplicationCode } from '../use-cases/begin-application.ts'
import type { UnitRoom } from '../use-cases/unit-application-rules.ts'
import { unitApplicationRules } from '../use-cases/unit-application-rules.ts'
import type { UnitsParts } from '../use-cases/units-parts.ts'
import { applicationAnswer } from './unit-answers.ts'

const door: DraftDoor<UnitRoom> = {
  path: '/units/applications',
  titles: {
    begin: '开始申请',
    reopen: '接着办理申请',
    read: '查看申请',
    save: '保存申请',
    print: '下载申请表',
    upload: '上传材料',
    submit: '提交申请',
  },
  purposes: {
    begin:
      'Begins an application with the code. The token opens it from then on, in the header x-draft-token; it is told once.',
    read: 'The application with its state, its clock, and what is missing. Personal data is whole while it can be changed.',
    submit:
      'Hands the application in. With faults it stays as it is, and the answer has status 422.',
  },
  draft: record({
    ...draftUnit,
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
    ...draftPeople,
  }),
  formName: '财政电子票据跨省报销业务申请表.pdf',
  answer: applicationAnswer,
}

/** Applying for the account of a unit, by whoever holds the token of the draft. */
export function unitDraftRoutes(parts: UnitsParts): readonly Route[] {
  return [
    route({
      method: 'POST',
      path: '/units/application-codes',
      title: '获取申请验证码',
      purpose: 'Sends a one-time code to the mobile or the e-mail of the handler.',
      access: { kind: 'public' },
      body: handlerContact,
      answer: 'nothing',
      refusals: ['CODE_TOO_SOON', 'CODES_SPENT'],
      handle: ({ body, at }) => sendApplicationCode(parts, body, at),
    }),
    ...draftRoutes(door, {
      ...fillApplications(unitApplicationRules, parts),
      begin: (given, at) => beginApplication(parts, given, at),
      reopen: (given, at) => reopenByCode(unitApplicationRules, parts, given, at),
    }),
  ]
}
