import { initialPasswordDays } from '../access/passwords.ts'
import type { Letter } from '../mail/letter.ts'

export interface BureauAccess {
  readonly bureauName: string
  readonly loginName: string
  readonly initialPassword: string
  readonly address: string
}

/** @param isNew false after a reset */
export function bureauAccessLetter(access: BureauAccess, isNew: boolean): Letter {
  const { bureauName, loginName, initialPassword, address } = access
  const title = isNew ? '财政人员账号已开通' : '财政人员密码已重置'
  const text = [
    `${bureauName}：${title}。`,
    `登录地址：${address}`,
    `登录账号：${loginName}`,
    `初始密码：${initialPassword}`,
    '',
    `初始密码只能使用一次，${initialPasswordDays}天内有效。登录后请改成自己的密码，并绑定动态口令。`,
    '',
    '本邮件由系统发出，请勿回复。',
  ].join('\n')
  const template = isNew ? 'bureau.user_opened' : 'bureau.user_reset'
  return { template, subject: `【票桥】${title}`, text }
}
