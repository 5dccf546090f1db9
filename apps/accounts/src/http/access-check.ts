import type { SessionHolder, SessionStage } from '../access/session-holder.ts'
import { refuseHttp } from '../office-refusals.ts'
import type { Access } from './route.ts'

const steps: Readonly<Record<SessionStage, string>> = {
  open: '',
  second_factor: '输入动态口令',
  new_password: '修改初始密码',
  enrol_second_factor: '绑定动态口令',
}

/** @throws AccountsError `NOT_SIGNED_IN`, `SESSION_STEP_OPEN`, `ROLE_LACKING` */
export function requireAccess(access: Access, holder: SessionHolder | null): void {
  if (access.kind === 'public') return
  if (holder === null) throw refuseHttp('NOT_SIGNED_IN')
  if (access.kind === 'session') return
  if (holder.audience !== access.kind) throw refuseHttp('ROLE_LACKING')
  if (holder.stage !== 'open') {
    throw refuseHttp('SESSION_STEP_OPEN', { details: { step: steps[holder.stage] } })
  }
  const asked = 'roles' in access ? access.roles : undefined
  if (asked !== undefined && !asked.some((role) => holder.roles.includes(role))) {
    throw refuseHttp('ROLE_LACKING')
  }
}
