import { Type } from 'typebox'
import { draftPeople, draftUnit } from '../../applications/http/applicant-fields.ts'
import { draftRoutes } from '../../applications/http/draft-routes.ts'
import type { DraftDoor } from '../../applications/http/draft-routes.ts'
import { fillApplications } from '../../applications/use-cases/fill-application.ts'
import { reopenByCode } from '../../applications/use-cases/reopen-application.ts'
import { draftWords, record } from '../../http/fields.ts'
import type { Route } from '../../http/route.ts'
import { beginConnection } from '../use-cases/begin-connection.ts'
import type { ConnectionRoom } from '../use-cases/connection-application-rules.ts'
import { connectionApplicationRules } from '../use-cases/connection-application-rules.ts'
import type { ConnectionsParts } from '../use-cases/connections-parts.ts'
import { connectionApplication } from './connection-answers.ts'

const door: DraftDoor<ConnectionRoom> = {
  path: '/connections/applications',
  titles: {
    begin: '开始对接申请',
    reopen: '接着办理对接申请',
    read: '查看对接申请',
    save: '保存对接申请',
    print: '下载对接申请表',
    upload: '上传对接申请材料',
    submit: '提交对接申请',
  },
  purposes: {
    begin:
      'Begins an application with the code of POST /units/application-codes. The token opens it from then on, in the header x-draft-token; it is told once.',
    read: 'The application with its state, its clock, and what is missing.',
    submit:
      'Hands the application in to the municipal centre. With faults it stays as it is, and the answer has status 422.',
  },
  draft: record({
    ...draftUnit,
    unitType: Type.Optional(
      Type.Enum(['medical_insurance', 'insurer', 'other'], {
        title: '单位类型',
        description: 'medical_insurance 医保, insurer 商保, other 其他报销单位.',
      }),
    ),
    ...draftPeople,
    systemName: Type.Optional(draftWords('本单位业务系统名称', 100)),
    vendorName: Type.Optional(draftWords('本单位业务系统供应商名称', 100)),
  }),
  formName: '财政电子票据跨省报销业务申请表（对接单位）.pdf',
  answer: connectionApplication,
}

/** Applying as a unit by system, by whoever holds the token of the draft. */
export function connectionDraftRoutes(parts: ConnectionsParts): readonly Route[] {
  return draftRoutes(door, {
    ...fillApplications(connectionApplicationRules, parts),
    begin: (given, at) => beginConnection(parts, given, at),
    reopen: (given, at) => reopenByCode(connectionApplicationRules, parts, given, at),
  })
}
