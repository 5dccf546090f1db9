import { Type } from 'typebox'
import { roles } from '../../access/roles.ts'
import { text, textOrNull, isoOrNull } from '../../http/answers.ts'
import { record } from '../../http/fields.ts'
import { maskedName } from '../../personal-data/mask.ts'
import { applicationFiles } from '../application-faults.ts'
import type { UnitApplication } from '../application-ports.ts'
import { applicationStates } from '../application-states.ts'
import { maskedData, maskedPerson } from '../masked-data.ts'
import { unitStateNames } from '../unit-states.ts'
import type { UnitAccount } from '../units-ports.ts'
import { kindOfFile } from '../use-cases/fill-application.ts'
import type { OpenedApplication } from '../use-cases/fill-application.ts'
import type { KnownUser } from '../use-cases/unit-users.ts'

const person = (title: string) =>
  Type.Object(
    {
      name: Type.Optional(text('姓名')),
      mobile: Type.Optional(text('手机')),
      identityNumber: Type.Optional(text('身份证号')),
      email: Type.Optional(text('电子邮箱')),
    },
    { title },
  )

export const unitData = Type.Object(
  {
    unitName: Type.Optional(text('单位全称')),
    creditCode: Type.Optional(text('统一社会信用代码')),
    address: Type.Optional(text('通信地址')),
    areaCode: Type.Optional(text('所在区县')),
    unitType: Type.Optional(text('单位类型')),
    isStateEnterprise: Type.Optional(Type.Boolean({ title: '是否国有企业' })),
    level: Type.Optional(text('行政隶属')),
    legalRepresentative: Type.Optional(person('单位法人')),
    handler: Type.Optional(person('单位经办人')),
  },
  { title: '单位信息', description: 'Personal data is masked unless the route says otherwise.' },
)
export const faultList = Type.Array(
  record({ path: text('项目'), code: text('代码'), reason: text('说明') }),
)
const file = record({
  fileId: text('文件编号'),
  kind: text('材料'),
  title: text('材料名称'),
  contentType: text('类型'),
  byteCount: Type.Integer({ title: '字节数' }),
  sm3: text('SM3'),
  storedAt: text('上传时间'),
})
export const applicationAnswer = record({
  applicationId: text('申请编号'),
  kind: text('申请事项'),
  state: text('状态'),
  stateName: text('状态名称'),
  data: unitData,
  bureauId: textOrNull('受理财政部门编号'),
  bureauName: textOrNull('受理财政部门'),
  savedUntil: text('保存至'),
  submittedAt: textOrNull('提交时间'),
  dueAt: textOrNull('办结期限'),
  assignedTo: textOrNull('审核人'),
  decidedAt: textOrNull('办结时间'),
  reason: textOrNull('原因'),
  faults: faultList,
  missing: faultList,
  files: Type.Array(file),
})

/** @param isWhole for whoever fills it in, or said why */
export function applicationShown(
  { application, bureauName, files, missing }: OpenedApplication,
  isWhole: boolean,
) {
  const { applicationId, kind, state, draft, bureauId, assignedTo, reason, faults } = application
  return {
    applicationId,
    kind,
    state,
    stateName: applicationStates[state].name,
    data: isWhole ? draft : maskedData(draft),
    bureauId,
    bureauName,
    savedUntil: isoOrNull(application.savedUntil),
    submittedAt: isoOrNull(application.submittedAt),
    dueAt: isoOrNull(application.dueAt),
    assignedTo,
    decidedAt: isoOrNull(application.decidedAt),
    reason,
    faults,
    missing,
    files: files.map((each) => ({
      fileId: each.fileId,
      kind: kindOfFile(each),
      title: applicationFiles[kindOfFile(each)],
      contentType: each.contentType,
      byteCount: each.byteCount,
      sm3: each.sm3,
      storedAt: isoOrNull(each.storedAt),
    })),
  }
}

export const applicationLine = record({
  applicationId: text('申请编号'),
  kind: text('申请事项'),
  state: text('状态'),
  stateName: text('状态名称'),
  submittedAt: textOrNull('提交时间'),
  dueAt: textOrNull('办结期限'),
  decidedAt: textOrNull('办结时间'),
  reason: textOrNull('原因'),
})

export function lineShown(application: UnitApplication) {
  const { applicationId, kind, state, reason } = application
  return {
    applicationId,
    kind,
    state,
    stateName: applicationStates[state].name,
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
