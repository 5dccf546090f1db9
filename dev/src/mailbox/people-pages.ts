import { secondFactorCode } from '@piaoqiao/accounts'
import type { SampleLogIn } from '../onboarding/sample-log-ins.ts'
import { escaped } from './escaped.ts'

/** A text message as the offices write it to their file. */
export interface SentText {
  readonly to: string
  readonly text: string
}

const shownTextsMax = 50

/** The text messages of invented mobiles, newest first. */
export function textsTable(texts: readonly SentText[]): string {
  if (texts.length === 0) return '<p>还没有短信。在个人端获取一次验证码，短信就会出现在这里。</p>'
  const rows = texts
    .toReversed()
    .slice(0, shownTextsMax)
    .map(({ to, text }) => `<tr><td>${escaped(to)}</td><td>${escaped(text)}</td></tr>`)
  return `<table><tr><th>手机号</th><th>内容</th></tr>${rows.join('')}</table>`
}

/**
 * How to get into each portal, with the code that an authenticator app would show at this moment.
 * @param portals where the pages are served
 */
export function logInsTable(logIns: readonly SampleLogIn[], portals: string, now: number): string {
  const rows = logIns.map(({ portal, who, loginName, password, secret }) => {
    const second =
      secret === null
        ? '短信验证码，见<a href="/text-messages">短信</a>'
        : secondFactorCode(secret, now)
    const cells = [
      `<a href="${escaped(portals + portal)}">${escaped(portal)}</a>`,
      escaped(who),
      escaped(loginName),
      escaped(password ?? ''),
      second,
    ]
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  })
  const heads = ['入口', '身份', '账号或手机号', '密码', '动态口令（30秒一换，刷新本页）']
  return `<p>这些人和单位都不存在。</p><table><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr>${rows.join('')}</table>`
}
