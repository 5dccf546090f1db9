import { secondFactorCode } from '@piaoqiao/accounts'
import type { Page } from 'playwright-core'
import type { Network } from '../../testing/network.ts'
import type { LogIn } from './office-people.ts'
import { ownPassword } from './office-people.ts'

/** A code of the app counts once, and changes in this time. */
const codeMs = 60_000

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).click()
}

async function fill(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(values)) {
    await page.getByLabel(label, { exact: true }).fill(value)
  }
}

/** With what the mail says: the initial password, a password of one's own, and a new authenticator app. */
export async function signInFirst(
  page: Page,
  network: Network,
  given: { readonly loginName: string; readonly initialPassword: string },
): Promise<void> {
  const { loginName, initialPassword } = given
  await fill(page, { 登录账号: loginName, 密码: initialPassword })
  await press(page, '登录')
  await fill(page, { 初始密码: initialPassword, 新密码: ownPassword, 再写一遍新密码: ownPassword })
  await press(page, '保存新密码')
  await page.getByRole('img', { name: '动态口令的二维码' }).waitFor()
  const secret = (await page.locator('.ant-typography.figures').textContent()) ?? ''
  await fill(page, { '6 位动态口令': secondFactorCode(secret, network.clock.now()) })
  await press(page, '确认')
}

/** Both steps of somebody who has signed in before. */
export async function signInAgain(page: Page, network: Network, logIn: LogIn): Promise<void> {
  await fill(page, { 登录账号: logIn.loginName, 密码: logIn.password })
  await press(page, '登录')
  network.clock.forward(codeMs)
  await fill(page, { '6 位动态口令': logIn.codeNow() })
  await press(page, '确认')
}
