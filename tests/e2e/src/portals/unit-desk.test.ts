import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Cast } from '../testing/cast.ts'
import { enrolCast } from '../testing/cast.ts'
import type { Network } from '../testing/network.ts'
import { startNetwork } from '../testing/network.ts'
import type { OfficeSite } from '../testing/office-site.ts'
import type { SignedBill } from '../testing/signed-bill.ts'
import { Door } from '../testing/door.ts'
import { codeTextOf, photoOf, pictureWithoutCode } from './testing/code-photo.ts'
import { hostedUnit, readingUser } from './testing/office-people.ts'
import type { PortalBrowser, Visitor } from './testing/portal-browser.ts'
import { openPortalBrowser, portalStory } from './testing/portal-browser.ts'
import { openPortalSite } from './testing/portal-site.ts'
import { signIn } from './testing/sign-in.ts'

/** Files that the clerk has on the disk, with the time at which they were written. */
const folder = mkdtempSync(join(tmpdir(), 'piaoqiao-files-'))

portalStory('a clerk with many bills at a desk', () => {
  let network: Network
  let cast: Cast
  let site: OfficeSite
  let browser: PortalBrowser
  let visitor: Visitor
  let unit: Awaited<ReturnType<typeof hostedUnit>>
  let bills: readonly SignedBill[]
  let foreign: SignedBill
  /** On the way from the hub to province 32. */
  let door: Door

  beforeAll(async () => {
    network = await startNetwork()
    cast = await enrolCast(network)
    door = await Door.open(network.p32.service.running.url)
    await network.p32.enter(network.hub.running, { baseUrl: door.url })
    await network.readDirectory()
    site = await openPortalSite(network, '50')
    unit = await hostedUnit(network, site)
    bills = await Promise.all(Array.from({ length: 6 }, () => cast.hospital.register()))
    foreign = await cast.clinic.register()
    browser = await openPortalBrowser()
    visitor = await browser.visitor('desktop', site.office.url, network.clock.now)
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await site.close()
    await network.stop()
    await door.close()
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

  /** The hand scanner types wherever the focus is, and ends with Enter. */
  async function scan(text: string): Promise<void> {
    await page().keyboard.type(text)
    await page().keyboard.press('Enter')
  }

  test('scans bill after bill by a hand scanner, and hears of the one it had twice', async () => {
    await visitor.open('/unit/verify?way=scan')
    await signIn(visitor, network, unit.logIn)
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

  test('keeps what was filled in, and finds out what became of a lock whose answer was lost', async () => {
    await page().getByLabel('本单位业务编号').fill('BX-1')
    await page().reload()
    await heading('锁定').waitFor()
    expect(await page().getByLabel('本单位业务编号').inputValue()).toBe('BX-1')
    await button('预览会发生什么').click()
    await said('3 张可以办，共 3 张')
    const locks = '**/desk/acts/lock'
    const records = '**/desk/acts?*'
    await visitor.context.route(records, (route) => route.abort())
    await visitor.context.route(locks, async (route) => {
      await route.fetch()
      await route.abort()
    })
    await button('锁定').dblclick()
    await said('还不知道有没有办成')
    await expectPage('act-unknown')
    await page().reload()
    await said('还不知道有没有办成')
    await visitor.context.unroute(locks)
    await visitor.context.unroute(records)
    await heading('锁定结果').waitFor()
    await said('3 张办成，0 张没有办成')
    await expectPage('act-result')
    expect((await unit.browser.get('/desk/acts')).json['items']).toHaveLength(1)
  })

  test('is told that nothing arrived, and sends it again without filling it in anew', async () => {
    await page().getByRole('link', { name: '解锁 3 张' }).click()
    await button('预览会发生什么').click()
    await said('3 张可以办，共 3 张')
    await visitor.context.setOffline(true)
    await button('解锁').click()
    await said('代码 OFFICE_UNREACHABLE')
    await visitor.context.setOffline(false)
    await said('平台没有收到，没有办理')
    await expectPage('act-missing')
    await button('回去修改').click()
    await page().getByLabel('说明').fill('只解锁一次')
    await button('预览会发生什么').click()
    await said('3 张可以办，共 3 张')
    await button('解锁').click()
    await said('3 张办成，0 张没有办成')
  })

  test('some bills of an act are answered and some are not, and those are asked again', async () => {
    await unit.browser.post('/desk/verifications/qr', { text: codeTextOf(foreign) })
    const names = [bill(1), bill(2), foreign].map(({ key }) => `${key.billCode}-${key.billNumber}`)
    await visitor.open(`/unit/acts/lock?bills=${names.join(',')}`)
    await page().getByLabel('本单位业务编号').fill('BX-2')
    await button('预览会发生什么').click()
    await said('3 张可以办，共 3 张')
    door.behaviour = 'loses answers'
    await button('锁定').click()
    await said('2 张办成，0 张没有办成，1 张还没有答复')
    await expectPage('act-partly')
    door.behaviour = 'passes'
    network.clock.forward(60_000)
    await site.office.runJob('desk-settle-acts')
    await said('3 张办成，0 张没有办成')
  })

  test('reports other amounts than the balance only after a new preview, and not what is refused', async () => {
    await page().getByRole('link', { name: '报销信息反馈 3 张' }).click()
    await page().getByLabel('会计凭证号').fill('记-1')
    await button('预览会发生什么').click()
    await said('3 张可以办，共 3 张')
    const amount = page().getByLabel(`${bill(1).key.billNumber} 的报销金额`)
    await amount.fill('不是数字')
    await said('金额写大于 0 的数字')
    await amount.fill('5000')
    await said('内容改过了')
    expect(await button(/^报销信息反馈$/).isDisabled()).toBe(true)
    await button('预览会发生什么').click()
    await said('不能办的 1 张不会提交')
    await expectPage('report-preview')
    await button(/^报销信息反馈$/).click()
    await said('2 张办成，0 张没有办成')
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

  test('finds files by voucher and by day, and takes the package for the archive', async () => {
    await site.office.runJob('desk-keep-files')
    await visitor.open('/unit/files?voucherNumber=记-1')
    await said(bill(2).key.billNumber)
    await expectPage('electronic-files')
    const file = page().waitForEvent('download')
    await button('下载').first().click()
    expect((await file).suggestedFilename()).toMatch(/\.xml$/)
    await page().getByLabel('保存自').fill('2026-03-04')
    await page().getByLabel('保存至').fill('2026-03-04')
    await said(/归档包里有 \d 张票据、\d 个文件/)
    await expectPage('archive-package')
    const archive = page().waitForEvent('download')
    await button('下载归档包').click()
    expect((await archive).suggestedFilename()).toBe('票据归档-2026-03-04-2026-03-04.zip')
    await page().emulateMedia({ media: 'print' })
    expect(await button('下载').first().isVisible()).toBe(false)
    await visitor.picture('desk-files-printed')
    await page().emulateMedia({ media: 'screen' })
    await visitor.open('/unit/files?voucherNumber=没有')
    await said('没有符合条件的文件')
    await expectPage('files-none')
  })

  test('works through the ledger by single keys, and turns them off', async () => {
    await visitor.open('/unit/ledger')
    const press = (key: string) => page().keyboard.press(key)
    for (const key of ['j', 'x', 'j', 'x', 'k']) await press(key)
    await said('已选 2 张')
    await expectPage('ledger-keys')
    await press('?')
    await page().getByRole('dialog', { name: '快捷键' }).waitFor()
    await expectPage('shortcuts')
    await page().getByRole('switch').click()
    await press('Escape')
    await page().getByRole('dialog').waitFor({ state: 'hidden' })
    await press('x')
    await said('已选 2 张')
    await button('快捷键').click()
    await page().getByRole('switch').click()
    await press('Escape')
    await page().getByRole('dialog').waitFor({ state: 'hidden' })
    await press('/')
    await page().getByLabel('票据号码').fill('j')
    await page().getByLabel('票据号码').press('j')
    expect(await page().getByLabel('票据号码').inputValue()).toBe('jj')
    await page().getByLabel('票据号码').fill(bill(2).key.billNumber)
    await press('Enter')
    await said('已显示 2 行')
    await page().getByRole('heading', { name: '台账' }).click()
    await press('ArrowDown')
    await press('Enter')
    await heading(`票据 ${bill(2).key.billCode} ${bill(2).key.billNumber}`).waitFor()
  })

  test('leaves nothing that was typed to the next person at the desk', async () => {
    const { billCode, billNumber } = bill(5).key
    await visitor.open(`/unit/acts/lock?bills=${billCode}-${billNumber}`)
    await page().getByLabel('本单位业务编号').fill('样例甲的报销')
    expect(await page().evaluate<string>('JSON.stringify(sessionStorage)')).toContain('样例甲')
    await button('退出').click()
    await heading('登录').waitFor()
    expect(await page().evaluate<number>('sessionStorage.length')).toBe(0)
  })

  test('whoever only reads finds files and takes no package, and scans nothing', async () => {
    const reader = await readingUser(network, site, unit.browser)
    await visitor.open('/unit/files')
    await signIn(visitor, network, reader)
    await said(bill(2).key.billNumber)
    expect(await page().getByText('归档包', { exact: true }).count()).toBe(0)
    await visitor.open('/unit/verify?way=scan')
    await said('您的岗位不能看这一页')
    await expectPage('scan-no-right')
    await visitor.open('/unit/verify')
    await said('还没有上传过表格')
  })

  test('the browser had nothing to complain about', () => {
    expect(visitor.complaints).toEqual([])
  })
})
