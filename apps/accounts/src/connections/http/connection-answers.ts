import { Type } from 'typebox'
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
import { maskedData } from '../../applications/masked-applicant.ts'
import { text, textOrNull, isoOrNull } from '../../http/answers.ts'
import { record } from '../../http/fields.ts'
import { unitStateNames } from '../../units/unit-states.ts'
import { connectionSteps } from '../connection-steps.ts'
import { systemFieldPaths } from '../system-form.ts'
import type { OpenedConnection } from '../use-cases/connection-application-rules.ts'
import { progressOf } from '../use-cases/show-connection.ts'
import type { ConnectionStatus } from '../use-cases/show-connection.ts'

const wholeOrNull = (title: string) => Type.Union([Type.Integer(), Type.Null()], { title })

const systemData = Type.Object(
  {
    ...unitFields,
    unitType: Type.Optional(text('单位类型')),
    ...peopleFields,
    systemName: Type.Optional(text('业务系统名称')),
    vendorName: Type.Optional(text('业务系统供应商名称')),
  },
  { description: 'Personal data is masked unless the route says otherwise.' },
)

export const connectionApplication: ApplicationAnswer<OpenedConnection> = {
  schema: record({
    applicationId: text('申请编号'),
    ...stateFields,
    data: systemData,
    unitId: textOrNull('单位账户编号'),
    ...handlingFields,
    differences: differenceList,
    files: Type.Array(record(fileFields)),
  }),
  show(opened, isWhole) {
    const { application, files } = opened
    const { applicationId, draft, unitId } = application
    return {
      applicationId,
      ...stateShown(application),
      data: isWhole ? draft : maskedData(draft),
      unitId,
      ...handlingShown(opened),
      differences: differencesOf(opened, systemFieldPaths, isWhole),
      files: files.map((file) => fileShown(file, application)),
    }
  },
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
  testSecretWaits: Type.Boolean({ title: '测试环境密钥待领取' }),
  productionSecretWaits: Type.Boolean({ title: '正式环境密钥待领取' }),
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
  const { unitId, step, facts, secrets } = connection
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
    testSecretWaits: secrets.testAppKey !== null,
    productionSecretWaits: secrets.productionAppKey !== null,
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
