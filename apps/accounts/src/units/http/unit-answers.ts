import { Type } from 'typebox'
import { roles } from '../../access/roles.ts'
import {
  differenceList,
  fileFields,
  fileShown,
  handlingFields,
  handlingShown,
  peopleFields,
  stateFields,
  stateShown,
  unitFields,
} from '../../applications/http/application-answers.ts'
import type { ApplicationAnswer } from '../../applications/http/application-answers.ts'
import { differencesOf } from '../../applications/differences.ts'
import { maskedData, maskedPerson } from '../../applications/masked-applicant.ts'
import { text, textOrNull, isoOrNull } from '../../http/answers.ts'
import { record } from '../../http/fields.ts'
import { maskedName } from '../../personal-data/mask.ts'
import type { UnitApplication } from '../application-ports.ts'
import { fieldPaths } from '../unit-form.ts'
import { unitStateNames } from '../unit-states.ts'
import type { UnitAccount } from '../units-ports.ts'
import type { OpenedApplication } from '../use-cases/unit-application-rules.ts'
import type { KnownUser } from '../use-cases/unit-users.ts'

export const unitData = Type.Object(
  {
    ...unitFields,
    areaCode: Type.Optional(text('所在区县')),
    unitType: Type.Optional(text('单位类型')),
    isStateEnterprise: Type.Optional(Type.Boolean({ title: '是否国有企业' })),
    level: Type.Optional(text('行政隶属')),
    ...peopleFields,
  },
  { title: '单位信息', description: 'Personal data is masked unless the route says otherwise.' },
)

export const applicationAnswer: ApplicationAnswer<OpenedApplication> = {
  schema: record({
    applicationId: text('申请编号'),
    kind: text('申请事项'),
    ...stateFields,
    data: unitData,
    bureauId: textOrNull('受理财政部门编号'),
    bureauName: textOrNull('受理财政部门'),
    ...handlingFields,
    differences: differenceList,
    files: Type.Array(
      record({
        ...fileFields,
        contentType: text('类型'),
        byteCount: Type.Integer({ title: '字节数' }),
        sm3: text('SM3'),
        storedAt: text('上传时间'),
      }),
    ),
  }),
  show(opened, isWhole) {
    const { application, bureauName, files } = opened
    const { applicationId, kind, draft, bureauId } = application
    return {
      applicationId,
      kind,
      ...stateShown(application),
      data: isWhole ? draft : maskedData(draft),
      bureauId,
      bureauName,
      ...handlingShown(opened),
      differences: differencesOf(opened, fieldPaths, isWhole),
      files: files.map((file) => ({
        ...fileShown(file, application),
        contentType: file.contentType,
        byteCount: file.byteCount,
        sm3: file.sm3,
        storedAt: isoOrNull(file.storedAt),
      })),
    }
  },
}

export const applicationLine = record({
  applicationId: text('申请编号'),
  kind: text('申请事项'),
  ...stateFields,
  submittedAt: textOrNull('提交时间'),
  dueAt: textOrNull('办结期限'),
  decidedAt: textOrNull('办结时间'),
  reason: textOrNull('原因'),
})

export function lineShown(application: UnitApplication) {
  const { applicationId, kind, reason } = application
  return {
    applicationId,
    kind,
    ...stateShown(application),
    submittedAt: isoOrNull(application.submittedAt),
    dueAt: isoOrNull(application.dueAt),
    decidedAt: isoOrNull(application.decidedAt),
    reason,
  }
}

export const accountAnswer = record({
  unitId: text('单位账户编号'),
  creditCode: text('统一社会信用代码'),
  unitName: text('单位全称'),
  kind: text('使用方式'),
  state: text('状态'),
  stateName: text('状态名称'),
  stateReason: textOrNull('原因'),
  bureauId: text('财政部门编号'),
  openedAt: textOrNull('开通时间'),
  data: unitData,
})

export function accountShown(account: UnitAccount, isWhole = false) {
  const { unitId, creditCode, unitName, kind, state, stateReason, bureauId, data } = account
  return {
    unitId,
    creditCode,
    unitName,
    kind,
    state,
    stateName: unitStateNames[state],
    stateReason,
    bureauId,
    openedAt: isoOrNull(account.openedAt),
    data: isWhole ? data : maskedData(data),
  }
}

export const userAnswer = record({
  userId: text('用户编号'),
  loginName: text('登录账号'),
  name: text('姓名'),
  mobile: text('手机'),
  identityNumber: text('身份证号'),
  email: text('电子邮箱'),
  state: text('状态'),
  roles: Type.Array(record({ role: text('角色'), name: text('角色名称') })),
})

export function userShown({ user, contact }: KnownUser, isWhole = false) {
  const { userId, loginName, name, state } = user
  const { mobile, identityNumber, email } = contact
  const whole = { name, mobile, identityNumber, email }
  const person = isWhole ? whole : { ...maskedPerson(whole), name: maskedName(name) }
  const named = user.roles.map((role) => ({ role, name: roles[role].name }))
  return { userId, loginName, ...person, state, roles: named }
}
