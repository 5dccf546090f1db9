import type { Instant } from '@piaoqiao/domain'
import { dateAt } from '@piaoqiao/domain'
import { lettersOf } from '../mail/letter.ts'
import type { Letter } from '../mail/letter.ts'
import type { FieldFault } from './application-ports.ts'

const letter = lettersOf('受理的财政部门')

export function receivedLetter(
  unitName: string,
  bureauName: string,
  dueAt: Instant,
  applicationId: string,
): Letter {
  return letter('unit.application_received', '申请已提交', [
    `${unitName}的申请已提交${bureauName}审核。`,
    `申请编号：${applicationId}`,
    `最迟于${dateAt(dueAt)}办结，结果将发送到本邮箱。`,
  ])
}

/** Why an application was returned, and where it can be corrected. */
export interface Returned {
  readonly reason: string
  readonly faults: readonly FieldFault[]
  readonly address: string
}

export function returnedLetter(unitName: string, { reason, faults, address }: Returned): Letter {
  return letter('unit.application_returned', '申请需要补正', [
    `${unitName}的申请已退回补正。`,
    `原因：${reason}`,
    ...faults.map(({ reason: why }, index) => `${index + 1}. ${why}`),
    `请打开${address}，用申请时的邮箱或手机收验证码后接着改，改正后重新提交。`,
  ])
}

export function rejectedLetter(unitName: string, reason: string): Letter {
  return letter('unit.application_rejected', '申请未通过', [
    `${unitName}的申请没有通过审核。`,
    `原因：${reason}`,
  ])
}
