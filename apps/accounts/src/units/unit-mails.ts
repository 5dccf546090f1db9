import { codeMinutes } from '../access/one-time-codes.ts'
import { initialPasswordDays } from '../access/passwords.ts'
import { lettersOf } from '../mail/letter.ts'
import type { Letter } from '../mail/letter.ts'

const letter = lettersOf('受理的财政部门')

export function codeLetter(code: string): Letter {
  return letter('unit.apply_code', '单位数字账户申请验证码', [
    `您的验证码是：${code}`,
    `${codeMinutes}分钟内有效，请勿告诉他人。如果不是您在申请，请忽略本邮件。`,
  ])
}

export interface FirstAccess {
  readonly unitName: string
  readonly loginName: string
  readonly initialPassword: string
  readonly address: string
}

function accessLines({ loginName, initialPassword, address }: FirstAccess): readonly string[] {
  return [
    `登录地址：${address}`,
    `登录账号：${loginName}`,
    `初始密码：${initialPassword}`,
    '',
    `初始密码只能使用一次，${initialPasswordDays}天内有效。下一步：`,
    '1. 打开登录地址，用上面的账号和初始密码登录；',
    '2. 按提示改成自己的密码；',
    '3. 用手机上的动态口令应用扫码，绑定动态口令。',
  ]
}

export function openedLetter(access: FirstAccess): Letter {
  return letter('unit.account_opened', '单位数字账户已开通', [
    `${access.unitName}的财政电子票据单位数字账户已开通。`,
    ...accessLines(access),
    '4. 在“经办人”中为同事添加账号，即可开始查验、锁定和报销票据。',
  ])
}

export function userOpenedLetter(access: FirstAccess): Letter {
  return letter('unit.user_opened', '您已成为单位数字账户的经办人', [
    `您已被添加为${access.unitName}数字账户的经办人。`,
    ...accessLines(access),
  ])
}

export function userResetLetter(access: FirstAccess): Letter {
  return letter('unit.user_reset', '密码已重置', [
    `您在${access.unitName}数字账户的密码已重置，原密码和动态口令不再有效。`,
    ...accessLines(access),
  ])
}

export function userChangedLetter(unitName: string, what: string): Letter {
  return letter('unit.user_changed', '经办人权限已变更', [
    `您在${unitName}数字账户的权限已变更：${what}。`,
    '如果您不知道这项变更，请联系本单位管理账号的人员。',
  ])
}

export function changedLetter(unitName: string): Letter {
  return letter('unit.account_changed', '单位信息变更已通过', [
    `${unitName}数字账户的信息变更已通过审核，即日生效。`,
  ])
}

/** @param event such as 暂停, 恢复, 注销 */
export function stateLetter(
  template: string,
  unitName: string,
  event: string,
  reason: string | null,
): Letter {
  return letter(template, `单位数字账户已${event}`, [
    `${unitName}的数字账户已${event}。`,
    ...(reason === null ? [] : [`原因：${reason}`]),
  ])
}
