import type { Page } from 'playwright-core'
import type { Network } from '../../testing/network.ts'
import type { LogIn } from './office-people.ts'
import { logInOf, ownPassword } from './office-people.ts'
import type { Visitor } from './portal-browser.ts'
import { settled } from './portal-browser.ts'

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

/** Signs in on the page that asks for it, and is then where the visitor wanted to be. */
export async function signIn(visitor: Visitor, network: Network, logIn: LogIn): Promise<void> {
  const { page } = visitor
  await enterPassword(visitor, network, logIn)
  await fill(page, { '6 位动态口令': logIn.codeNow() })
  await press(page, '确认')
  await page.getByRole('button', { name: '退出' }).waitFor()
  await settled(page)
}

/** The first step of it. */
export async function enterPassword(
  { page, context }: Visitor,
  network: Network,
  { loginName, password }: Pick<LogIn, 'loginName' | 'password'>,
): Promise<void> {
  network.clock.forward(codeMs)
  await context.clock.setSystemTime(network.clock.now())
  await fill(page, { 登录账号: loginName, 密码: password })
  await press(page, '登录')
}

/**
 * Signs in with what the mail says: the initial password, a password of one's own, and a new authenticator app.
 * @returns how to sign in from then on
 */
export async function signInFirst(
  page: Page,
  network: Network,
  given: { readonly loginName: string; readonly initialPassword: string },
): Promise<LogIn> {
  const { loginName, initialPassword } = given
  await fill(page, { 登录账号: loginName, 密码: initialPassword })
  await press(page, '登录')
  await fill(page, { 初始密码: initialPassword, 新密码: ownPassword, 再写一遍新密码: ownPassword })
  await press(page, '保存新密码')
  await page.getByRole('img', { name: '动态口令的二维码' }).waitFor()
  const secret = ((await page.locator('.figures').first().textContent()) ?? '').trim()
  const logIn = logInOf(network, loginName, secret)
  await fill(page, { '6 位动态口令': logIn.codeNow() })
  await press(page, '确认')
  return logIn
}
