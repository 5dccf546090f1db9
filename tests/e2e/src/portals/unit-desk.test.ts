import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Cast } from '../testing/cast.ts'
import { enrolCast } from '../testing/cast.ts'
import type { Network } from '../testing/network.ts'
import { startNetwork } from '../testing/network.ts'
import type { OfficeSite } from '../testing/office-site.ts'
import type { SignedBill } from '../testing/signed-bill.ts'
import { codeTextOf, photoOf } from './testing/code-photo.ts'
import type { LogIn } from './testing/office-people.ts'
import { hostedUnit } from './testing/office-people.ts'
import type { PortalBrowser, Visitor } from './testing/portal-browser.ts'
import { openPortalBrowser, settled, whyNoBrowser } from './testing/portal-browser.ts'
import { openPortalSite } from './testing/portal-site.ts'

const reason = whyNoBrowser()
/** Files that the clerk has on the disk, with the time at which they were written. */
const folder = mkdtempSync(join(tmpdir(), 'piaoqiao-files-'))

describe.skipIf(reason !== null)(`a clerk with many bills at a desk${reason ?? ''}`, () => {
  let network: Network
  let cast: Cast
  let site: OfficeSite
  let browser: PortalBrowser
  let visitor: Visitor
  let unit: Awaited<ReturnType<typeof hostedUnit>>
  let bills: readonly SignedBill[]

  beforeAll(async () => {
    network = await startNetwork()
    cast = await enrolCast(network)
    site = await openPortalSite(network, '50')
    unit = await hostedUnit(network, site)
    bills = await Promise.all(Array.from({ length: 6 }, () => cast.hospital.register()))
    browser = await openPortalBrowser()
    visitor = await browser.visitor('desktop', site.office.url, network.clock.now)
    await visitor.open('/unit/verify?way=scan')
    await signIn(visitor, unit.logIn)
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await site.close()
    await network.stop()
    rmSync(folder, { recursive: true })
  })

  const page = () => visitor.page
  const button = (name: string | RegExp) => page().getByRole('button', { name })
  const heading = (name: string | RegExp) => page().getByRole('heading', { name, level: 1 })
  const said = (text: string | RegExp) => page().getByText(text).first().waitFor()
  const bill = (index: number) => bills[index] as SignedBill
  const expectPage = async (name: string) => {
    await visitor.picture(`desk-${name}`)
    await visitor.expectAccessible()
  }

  async function signIn({ page: at }: Visitor, { loginName, password, codeNow }: LogIn) {
    network.clock.forward(30_000)
    await at.getByLabel('登录账号').fill(loginName)
    await at.getByLabel('密码', { exact: true }).fill(password)
    await at.getByRole('button', { name: '登录' }).click()
    await at.getByLabel('6 位动态口令').fill(codeNow())
    await at.getByRole('button', { name: '确认' }).click()
    await at.getByRole('button', { name: '退出' }).waitFor()
    await settled(at)
  }

  /** The hand scanner types wherever the focus is, and ends with Enter. */
  async function scan(text: string): Promise<void> {
    await page().keyboard.type(text)
    await page().keyboard.press('Enter')
  }

  test('scans bill after bill by a hand scanner, and hears of the one it had twice', async () => {
    await heading('查验').waitFor()
    for (const index of [0, 1, 0]) await scan(codeTextOf(bill(index)))
    await said('已查 3 张，共 3 张')
    await said('重复：和第 1 张是同一张票据')
    await scan('这不是票据的二维码')
    await said('代码 QR_TEXT_UNKNOWN')
    await page()
      .getByLabel('或者选拍好的照片，可以一次选几张')
      .setInputFiles([await photoOf(visitor, bill(2)), pictureWithoutCode])
    await said('照片里没有找到二维码：没有码.png')
    await said('已查 5 张，共 5 张，1 张没有查成')
    await button('用相机扫').click()
    await said('用不了相机')
    await expectPage('scan')
    await button('关闭相机').click()
  })

  test('goes on with scanning when the connection is back, and keeps what it had over a reload', async () => {
    await page().getByLabel('扫码枪对着二维码扫，内容会填到这里').focus()
    await visitor.context.setOffline(true)
    await scan(codeTextOf(bill(3)))
    await said('代码 OFFICE_UNREACHABLE')
    await expectPage('scan-offline')
    await visitor.context.setOffline(false)
    await said('已查 6 张，共 6 张')
    await visitor.open('/unit/verify?way=scan')
    await said('已查 6 张，共 6 张')
    await button('锁定所选 4 张').waitFor()
    await page().getByRole('checkbox', { name: '选择第 1 张' }).uncheck()
    await button('锁定所选 3 张').click()
    await heading('锁定').waitFor()
    await said('3 张票据')
  })

  test('drops files, and those that a reload cut off are asked for again', async () => {
    await visitor.open('/unit/verify?way=files')
    const [three = '', four = '', five = ''] = [3, 4, 5].map((index) => {
      const path = join(folder, `票据${index}.xml`)
      writeFileSync(path, bill(index).xml)
      return path
    })
    const files = page().locator('input[type=file]')
    await files.setInputFiles([four])
    await said('已查 1 个文件，共 1 个文件')
    await visitor.context.setOffline(true)
    await files.setInputFiles([four, five])
    await said('代码 OFFICE_UNREACHABLE')
    await expectPage('files-offline')
    await visitor.context.setOffline(false)
    await said('已查 2 个文件，共 2 个文件')
    const uploads = '**/desk/verifications/files'
    await visitor.context.route(uploads, (route) => route.abort())
    await files.setInputFiles([three])
    await said('代码 OFFICE_UNREACHABLE')
    await visitor.context.unroute(uploads)
    await visitor.open('/unit/verify?way=files')
    await said('1 个文件在页面重新打开前没有查完')
    await expectPage('files-cut-off')
    await files.setInputFiles([three, four])
    await said('已查 3 个文件，共 3 个文件')
    expect(await button('锁定查到的 3 张').count()).toBe(1)
    await expectPage('files')
  })

  test('the browser had nothing to complain about', () => {
    expect(visitor.complaints).toEqual([])
  })
})

/** One white pixel. */
const pictureWithoutCode = {
  name: '没有码.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
    'base64',
  ),
}
