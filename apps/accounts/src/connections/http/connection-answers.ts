import { Type } from 'typebox'
import { text, textOrNull, isoOrNull } from '../../http/answers.ts'
import { record } from '../../http/fields.ts'
import { applicationFiles } from '../../units/application-faults.ts'
import { applicationStates } from '../../units/application-states.ts'
import { faultList } from '../../units/http/unit-answers.ts'
import { maskedPerson } from '../../units/masked-data.ts'
import { unitStateNames } from '../../units/unit-states.ts'
import { kindOfFile } from '../../units/use-cases/fill-application.ts'
import type { SystemUnitDraft } from '../connection-fields.ts'
import { connectionSteps } from '../connection-steps.ts'
import type { OpenedConnection } from '../use-cases/fill-connection.ts'
import { progressOf } from '../use-cases/show-connection.ts'
import type { ConnectionStatus } from '../use-cases/show-connection.ts'

const wholeOrNull = (title: string) => Type.Union([Type.Integer(), Type.Null()], { title })
export const person = (title: string) =>
  Type.Object(
    {
      name: Type.Optional(text('姓名')),
      mobile: Type.Optional(text('手机')),
      identityNumber: Type.Optional(text('身份证号')),
      email: Type.Optional(text('电子邮箱')),
    },
    { title },
  )

const systemData = Type.Object(
  {
    unitName: Type.Optional(text('单位全称')),
    creditCode: Type.Optional(text('统一社会信用代码')),
    address: Type.Optional(text('通信地址')),
    unitType: Type.Optional(text('单位类型')),
    legalRepresentative: Type.Optional(person('单位法人')),
    handler: Type.Optional(person('单位经办人')),
    systemName: Type.Optional(text('业务系统名称')),
    vendorName: Type.Optional(text('业务系统供应商名称')),
  },
  { description: 'Personal data is masked unless the route says otherwise.' },
)

export const connectionApplication = record({
  applicationId: text('申请编号'),
  state: text('状态'),
  stateName: text('状态名称'),
  data: systemData,
  unitId: textOrNull('单位账户编号'),
  savedUntil: text('保存至'),
  submittedAt: textOrNull('提交时间'),
  dueAt: textOrNull('办结期限'),
  assignedTo: textOrNull('审核人'),
  decidedAt: textOrNull('办结时间'),
  reason: textOrNull('原因'),
  faults: faultList,
  missing: faultList,
  files: Type.Array(
    record({ fileId: text('文件编号'), kind: text('材料'), title: text('材料名称') }),
  ),
})

/** @param isWhole for whoever fills it in, or said why */
export function applicationShown(
  { application, files, missing }: OpenedConnection,
  isWhole: boolean,
) {
  const { applicationId, state, draft, unitId, assignedTo, reason, faults } = application
  return {
    applicationId,
    state,
    stateName: applicationStates[state].name,
    data: isWhole ? draft : maskedDraft(draft),
    unitId,
    savedUntil: isoOrNull(application.savedUntil),
    submittedAt: isoOrNull(application.submittedAt),
    dueAt: isoOrNull(application.dueAt),
    assignedTo,
    decidedAt: isoOrNull(application.decidedAt),
    reason,
    faults,
    missing,
    files: files.map((file) => ({
      fileId: file.fileId,
      kind: kindOfFile(file),
      title: applicationFiles[kindOfFile(file)],
    })),
  }
}

function maskedDraft({ legalRepresentative, handler, ...draft }: SystemUnitDraft): SystemUnitDraft {
  return {
    ...draft,
    ...(legalRepresentative && { legalRepresentative: maskedPerson(legalRepresentative) }),
    ...(handler && { handler: maskedPerson(handler) }),
  }
}

export const endpointShown = Type.Union([
  record({ addresses: Type.Array(text('IP地址')), port: Type.Integer({ title: '端口' }) }),
  Type.Null(),
])
const allotted = Type.Union([
  record({
    appId: text('appId'),
    baseUrl: text('报文访问地址'),
    platformPublicKey: text('平台公钥'),
  }),
  Type.Null(),
])

export const connectionStatus = record({
  unitId: text('单位数字账户ID'),
  unitName: text('单位全称'),
  creditCode: text('统一社会信用代码'),
  accountState: text('账户状态'),
  accountStateName: text('账户状态名称'),
  step: text('当前步骤'),
  stepName: text('步骤名称'),
  since: text('自何时起'),
  acts: Type.String({ title: '由谁办理', description: 'unit, centre, platform or nobody.' }),
  next: text('下一步'),
  steps: Type.Array(
    record({
      step: text('步骤'),
      name: text('名称'),
      acts: text('由谁办理'),
      state: Type.String({ title: '进度', description: 'behind, present or ahead.' }),
    }),
  ),
  systemName: text('业务系统名称'),
  vendorName: text('业务系统供应商名称'),
  sandbox: allotted,
  production: allotted,
  testEndpoint: endpointShown,
  productionEndpoint: endpointShown,
  reportId: textOrNull('测试报告编号'),
  unitSignedAt: textOrNull('单位确认时间'),
  centreSignedAt: textOrNull('中心确认时间'),
  firstBill: Type.Union([
    record({
      billCode: text('票据代码'),
      billNumber: text('票据号码'),
      lockedAt: text('锁定时间'),
      reportedAt: textOrNull('报销时间'),
      postedAt: textOrNull('入账时间'),
    }),
    Type.Null(),
  ]),
  liveAt: textOrNull('上线时间'),
  quotaPerMinute: wholeOrNull('每分钟报文数'),
  faultsPerMille: wholeOrNull('每千笔差错数'),
})

export function statusShown(status: ConnectionStatus) {
  const { connection, account, acts, next, since } = status
  const { unitId, step, facts } = connection
  const { firstBill } = facts
  return {
    unitId,
    unitName: account.unitName,
    creditCode: account.creditCode,
    accountState: account.state,
    accountStateName: unitStateNames[account.state],
    step,
    stepName: connectionSteps[step].name,
    since: isoOrNull(since),
    acts,
    next,
    steps: progressOf(connection),
    systemName: facts.systemName,
    vendorName: facts.vendorName,
    sandbox: facts.sandbox,
    production: facts.production,
    testEndpoint: facts.testEndpoint,
    productionEndpoint: facts.productionEndpoint,
    reportId: facts.reportId,
    unitSignedAt: isoOrNull(facts.unitSignOff?.at ?? null),
    centreSignedAt: isoOrNull(facts.centreSignOff?.at ?? null),
    firstBill: firstBill && {
      billCode: firstBill.billCode,
      billNumber: firstBill.billNumber,
      lockedAt: isoOrNull(firstBill.lockedAt),
      reportedAt: isoOrNull(firstBill.reportedAt),
      postedAt: isoOrNull(firstBill.postedAt),
    },
    liveAt: isoOrNull(facts.liveAt),
    quotaPerMinute: facts.quotaPerMinute,
    faultsPerMille: facts.faultsPerMille,
  }
}
