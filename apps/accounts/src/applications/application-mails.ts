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

export function returnedLetter(
  unitName: string,
  reason: string,
  faults: readonly FieldFault[],
): Letter {
  return letter('unit.application_returned', '申请需要补正', [
    `${unitName}的申请已退回补正。`,
    `原因：${reason}`,
    ...faults.map(({ reason: why }, index) => `${index + 1}. ${why}`),
    '请用保存申请时得到的凭证打开申请，改正后重新提交。',
  ])
}

export function rejectedLetter(unitName: string, reason: string): Letter {
  return letter('unit.application_rejected', '申请未通过', [
    `${unitName}的申请没有通过审核。`,
    `原因：${reason}`,
  ])
}
