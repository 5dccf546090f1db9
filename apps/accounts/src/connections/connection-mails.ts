import type { Instant } from '@piaoqiao/domain'
import { dateAt } from '@piaoqiao/domain'
import { lettersOf } from '../mail/letter.ts'
import type { Letter } from '../mail/letter.ts'
import type { Booking } from './connection-ports.ts'

const letter = lettersOf('市财政非税中心')

/** The subject that the scheme asks for (附件2, step 4 and step 5). */
export function jointTestSubject(unitName: string): string {
  return `${unitName}+跨省报销系统联调申请`
}
export function testReportSubject(unitName: string): string {
  return `${unitName}+跨省报销联调测试报告`
}

export function materialsLetter(unitName: string, address: string): Letter {
  return letter('connection.materials', '对接材料', [
    `${unitName}的对接申请已通过审核，联调测试环境已开通。对接材料见附件：`,
    '1. 财政电子票据公共服务平台对接须知；',
    '2. 财政电子票据公共服务平台对接报文；',
    '3. 单位业务系统与财政电子票据公共服务平台联调测试报告（模版）；',
    '4. 单位业务系统与财政电子票据公共服务平台接口联调申请表。',
    '',
    `下一步：登录${address}，领取测试环境密钥（只显示一次），提交本单位测试环境公钥。密钥不会通过邮件发送。`,
    `联调申请的邮件标题为“${jointTestSubject(unitName)}”，测试报告的邮件标题为“${testReportSubject(unitName)}”；也可以直接在上述地址办理。`,
  ])
}

export function formReceivedLetter(unitName: string): Letter {
  return {
    ...letter('connection.joint_test_received', '', [
      `${unitName}的接口联调申请表已收到，附件为提交的内容。市财政非税中心审核后，即可预约联调时间。`,
    ]),
    subject: jointTestSubject(unitName),
  }
}

export function formAcceptedLetter(unitName: string): Letter {
  return letter('connection.joint_test_accepted', '联调申请已受理', [
    `${unitName}的联调申请已受理，测试环境已放行申请表所填的IP地址。`,
    '下一步：登录门户，预约联调时间。',
  ])
}

export function formReturnedLetter(unitName: string, reason: string): Letter {
  return letter('connection.joint_test_returned', '联调申请需要补正', [
    `${unitName}的联调申请已退回补正。`,
    `原因：${reason}`,
    '请登录门户，改正后重新提交。',
  ])
}

/** `2026年3月3日 09:00至10:30`, in the time of Beijing. */
export function slotText({ startsAt, endsAt }: Pick<Booking, 'startsAt' | 'endsAt'>): string {
  const [year, month, day] = dateAt(startsAt).split('-').map(Number)
  return `${year}年${month}月${day}日 ${timeText(startsAt)}至${timeText(endsAt)}`
}

export function timeText(at: Instant): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(11, 16)
}

/** @param event such as 已预约, 已取消, 明天开始 */
export function bookingLetter(template: string, event: string, booking: Booking): Letter {
  return letter(`connection.slot_${template}`, `联调时间${event}`, [
    `联调时间：${slotText(booking)}`,
    `状态：${event}`,
    '如需改期或取消，请登录门户办理，空出的时间将提供给候补单位。',
  ])
}

export function offerLetter(booking: Booking): Letter {
  const until = booking.offeredUntil ?? booking.startsAt
  return letter('connection.slot_offered', '候补的联调时间有了空位', [
    `联调时间：${slotText(booking)}`,
    `为您保留到${dateAt(until)} ${timeText(until)}（北京时间），请登录门户确认；逾期将提供给下一家单位。`,
  ])
}

export function reportLetter(unitName: string): Letter {
  return {
    ...letter('connection.report_signed', '', [
      `${unitName}的联调测试报告已生成，见附件。测试用例已齐全。`,
      '下一步：请登录门户确认联调通过，并提交正式环境公钥。',
    ]),
    subject: testReportSubject(unitName),
  }
}

export function enrolledLetter(unitName: string, address: string): Letter {
  return letter('connection.enrolled', '正式环境已开通', [
    `${unitName}的正式环境已开通，对接须知见附件。`,
    `下一步：登录${address}，领取正式环境密钥（只显示一次），用一张0.01元的票据完成锁定、报销和入账。`,
  ])
}

export function liveLetter(unitName: string): Letter {
  return letter('connection.live', '系统已上线', [
    `${unitName}的首笔票据已完成锁定、报销和入账，系统正式上线。`,
    '报文配额将按运行天数和差错率逐步提高，测试环境继续保留。',
  ])
}

/** @param event such as 暂停, 恢复, 退出 */
export function standingLetter(unitName: string, event: string, reason: string): Letter {
  return letter('connection.standing', `系统对接已${event}`, [
    `${unitName}的系统对接已${event}。`,
    `原因：${reason}`,
  ])
}
