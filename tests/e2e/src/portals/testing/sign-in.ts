import type { NetworkClock } from '../../testing/network-clock.ts'
import type { LogIn } from './office-people.ts'
import type { Visitor } from './portal-browser.ts'
import { settled } from './portal-browser.ts'

/** Signs in on the page that asks for it, and is then where the visitor wanted to be. */
export async function signIn(
  { page }: Visitor,
  { loginName, password, codeNow }: LogIn,
  clock: NetworkClock,
): Promise<void> {
  // A code counts once.
  clock.forward(30_000)
  await page.getByLabel('登录账号').fill(loginName)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByLabel('6 位动态口令').fill(codeNow())
  await page.getByRole('button', { name: '确认' }).click()
  await page.getByRole('button', { name: '退出' }).waitFor()
  await settled(page)
}
