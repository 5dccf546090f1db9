import { Type } from 'typebox'
import { roles } from '../../access/roles.ts'
import { text, textOrNull, isoOrNull } from '../../http/answers.ts'
import { record } from '../../http/fields.ts'
import { maskedEmail } from '../../personal-data/mask.ts'
import type { BureauIssuer } from '../issuer-ports.ts'
import { recoveryStates } from '../recovery-ports.ts'
import type { LockRecovery } from '../recovery-ports.ts'
import type { KnownBureauUser } from '../use-cases/bureau-users.ts'

export const next = textOrNull('下一页')

export const bureauAnswer = record({
  bureauId: text('财政部门编号'),
  name: text('名称'),
  kind: text('级次'),
  areaCode: text('行政区划代码'),
  parentId: textOrNull('上级'),
})

export const bureauUserAnswer = record({
  userId: text('用户编号'),
  loginName: text('登录账号'),
  name: text('姓名'),
  staffNumber: text('工号'),
  email: text('电子邮箱'),
  state: text('状态'),
  roles: Type.Array(record({ role: text('角色'), name: text('角色名称') })),
})

export function bureauUserShown({ user, known }: KnownBureauUser) {
  const { userId, loginName, name, state } = user
  const named = user.roles.map((role) => ({ role, name: roles[role].name }))
  const { staffNumber, email } = known
  return { userId, loginName, name, staffNumber, email: maskedEmail(email), state, roles: named }
}

export const issuerAnswer = record({
  issuerId: text('开票单位编号'),
  appId: text('应用编号'),
  partyId: text('统一社会信用代码'),
  partyName: text('单位名称'),
  bureauId: text('财政部门编号'),
  addresses: Type.Array(Type.String(), { title: '调用地址' }),
  publicKey: text('公钥'),
  state: text('状态'),
  createdAt: text('登记时间'),
  code: textOrNull('登记系统答复'),
  isKeyWaiting: Type.Boolean({ title: '应用密钥待领取' }),
})

export function issuerShown(issuer: BureauIssuer) {
  return { ...issuer, createdAt: new Date(issuer.createdAt).toISOString() }
}

export const recoveryAnswer = record({
  recoveryId: text('解除申请编号'),
  billCode: text('票据代码'),
  billNumber: text('票据号码'),
  lockId: text('锁定编号'),
  bureauId: text('财政部门编号'),
  reason: text('原因'),
  requestedBy: text('申请人'),
  requestedAt: text('申请时间'),
  expiresAt: text('复核期限'),
  state: text('状态'),
  stateName: text('状态名称'),
  decidedBy: textOrNull('复核人'),
  decidedAt: textOrNull('复核时间'),
  outcome: textOrNull('结果'),
})

export function recoveryShown(recovery: LockRecovery) {
  return {
    ...recovery,
    stateName: recoveryStates[recovery.state],
    requestedAt: isoOrNull(recovery.requestedAt),
    expiresAt: isoOrNull(recovery.expiresAt),
    decidedAt: isoOrNull(recovery.decidedAt),
  }
}
