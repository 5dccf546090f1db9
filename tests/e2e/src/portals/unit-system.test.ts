import type { OfficeBrowser } from '@piaoqiao/dev/office-browser'
import { UnitKeyPair } from '@piaoqiao/dev/unit-system'
import type { Secrets } from '@piaoqiao/dev/unit-system'
import { importSm2PrivateKey } from '@piaoqiao/gm-crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Network } from '../testing/network.ts'
import { startNetwork } from '../testing/network.ts'
import type { OfficeSite } from '../testing/office-site.ts'
import { conformanceReports, firstBill, lockHeldBill } from './testing/connected-system.ts'
import {
  connectionForm,
  handlerAt,
  handlerEmail,
  jointTestForm,
} from './testing/connection-handler.ts'
import { accountMail, hostedUnit } from './testing/office-people.ts'
import type { PortalBrowser, Visitor } from './testing/portal-browser.ts'
import { openPortalBrowser, portalStory, settled } from './testing/portal-browser.ts'
import type { PortalSandbox } from './testing/portal-sandbox.ts'
import { openPortalSandbox } from './testing/portal-sandbox.ts'
import { openPortalSite } from './testing/portal-site.ts'
import { enterPassword, signIn, signInFirst } from './testing/sign-in.ts'
import { openCentreUser } from './testing/unit-by-system.ts'

portalStory('a unit whose own system is connected', () => {
  let network: Network
  let site: OfficeSite
  let sandbox: PortalSandbox
  let browser: PortalBrowser
  let visitor: Visitor
  let centre: OfficeBrowser
  let unitId = ''
  let secrets: Secrets
  let testKey: UnitKeyPair
  const productionKey = new UnitKeyPair()

  beforeAll(async () => {
    network = await startNetwork()
    sandbox = await openPortalSandbox(network.clock.now)
    const settings = { ...sandbox.settings, ALLOW_INTERNAL_ADDRESSES: 'true' }
    site = await openPortalSite(network, '50', settings)
    centre = (await openCentreUser(network, site, 'ZX-1')).browser
    browser = await openPortalBrowser()
    visitor = await browser.visitor('desktop', site.office.url, network.clock.now)
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await site.close()
    await sandbox.close()
    await network.stop()
  })

  const handler = handlerAt(() => visitor)
  const { page, button, heading, expectPage, fill, confirmed, go, copied } = handler

  test('applies with the code of a mail, and is told what is missing by its name', async () => {
    await visitor.open('/unit')
    await page().getByRole('link', { name: '申请系统对接' }).click()
    await heading('申请系统对接').waitFor()
    await expectPage('apply-begin')
    await page().getByLabel('经办人电子邮箱').fill(handlerEmail)
    await button('发送验证码').click()
    await page().getByText('验证码已发到邮箱').waitFor()
    const [mail] = await site.mailsTo(handlerEmail)
    const code = /\d{6}/.exec(mail?.text ?? '')?.[0] ?? ''
    await fill({ '邮件里的 6 位验证码': code })
    await button('开始申请').click()
    await fill(connectionForm)
    await page().getByLabel('单位类型').click()
    await page().getByTitle('商保').click()
    await button('提交申请').click()
    await page().getByText('本单位业务系统供应商名称：没有填写').waitFor()
    await page().getByText('盖章的申请表扫描件：没有上传').waitFor()
    await expectPage('apply-missing')
  })

  test('keeps what was typed where the connection is lost, and hands the application in', async () => {
    await page().getByLabel('本单位业务系统供应商名称').fill('示例软件有限公司')
    await visitor.context.setOffline(true)
    await button('保存草稿').click()
    await page().getByRole('alert').getByText('现在连不上平台').first().waitFor()
    await visitor.context.setOffline(false)
    await button('保存草稿').click()
    await page().getByText('已保存', { exact: true }).waitFor()
    await handler.uploadScans()
    await button('提交申请').click()
    await page().getByText('待受理').or(page().getByText('审核中')).first().waitFor()
    await expectPage('apply-submitted')
  })

  test('corrects what the centre returned', async () => {
    const [, applicationId = ''] = /#([^~]+)~/.exec(page().url()) ?? []
    const review = `/bureaus/connection-applications/${applicationId}`
    await centre.post(`${review}/assignment`)
    const returned = await centre.post(`${review}/return`, {
      reason: '请核对供应商名称',
      faults: [{ path: 'vendorName', reason: '与营业执照不一致' }],
    })
    expect(returned.code).toBeNull()
    await page().reload()
    await page().getByText('请补正：请核对供应商名称').waitFor()
    await expectPage('apply-returned')
    await page().getByLabel('本单位业务系统供应商名称').fill('重庆示例软件有限公司')
    await button('提交申请').click()
    await page().getByText('请补正').waitFor({ state: 'detached' })
    await centre.post(`${review}/assignment`)
    const approved = await centre.post(`${review}/approval`)
    expect(approved.code).toBeNull()
    unitId = String(approved.json['unitId'])
    await page().reload()
    await page().getByText('账号和对接材料已发到经办人邮箱').waitFor()
  })

  test('signs in with what the mail says, and sees what is next', async () => {
    const { loginName, initialPassword } = await accountMail(site, handlerEmail)
    await visitor.open('/unit')
    await signInFirst(page(), network, { loginName, initialPassword })
    await heading('系统对接').waitFor()
    await page().getByText('领取测试环境的appKey').first().waitFor()
    await expectPage('progress-developing')
  })

  test('takes the appKey that is shown once, and proves a key that the page made', async () => {
    await go('密钥和地址')
    await expectPage('access-empty')
    await confirmed(button('领取测试环境的appKey'), '领取测试环境的appKey')
    const appKey = await copied('测试环境的appKey')
    expect(appKey).toMatch(/^[0-9a-f]{64}$/)
    secrets = await handler.secretsShown('测试环境')
    await button('生成密钥').click()
    testKey = new UnitKeyPair(importSm2PrivateKey(await copied('私钥')))
    await button('提交这把公钥并验证').dblclick()
    await page().getByText('公钥已验证').waitFor()
    const keys = page().getByRole('list', { name: '测试环境的公钥' }).getByRole('listitem')
    await keys.filter({ hasText: '使用中' }).waitFor()
    expect(await keys.count()).toBe(1)
    await expectPage('access')
    await page().reload()
    await page().getByText('测试环境的appKey已经领取过').waitFor()
    expect(await page().getByText(appKey).count()).toBe(0)
  })

  test('fills in the joint-test form, which stays over a reload, and hands it in sealed', async () => {
    await go('联调申请表')
    await fill(jointTestForm)
    await handler.fillBeginning({
      测试环境IP地址: '127.0.0.1',
      正式环境IP地址: '0.0.0.0/0',
      申请联调时间: '3月上旬',
    })
    await button('保存联调申请表').click()
    await page().getByText('代码 ADDRESS_RANGE_WIDE').waitFor()
    await page().reload()
    await handler.fillBeginning({ 正式环境IP地址: '127.0.0.1' })
    await button('保存联调申请表').click()
    await page().getByText('已保存', { exact: true }).waitFor()
    await handler.upload(/上传盖章的联调申请表/)
    await page().getByText('已上传').waitFor()
    await expectPage('joint-test-form')
    await confirmed(button('提交联调申请表'), '提交联调申请表')
    await page().getByText('审核中').waitFor()
    await centre.post(`/bureaus/connections/${unitId}/joint-test-form/acceptance`)
    await page().reload()
    await page().getByText('已受理').first().waitFor()
    await expectPage('joint-test-accepted')
  })

  const expectBookings = (count: number) =>
    expect.poll(() => handler.bookings().count(), { timeout: 20_000 }).toBe(count)

  test('books a slot in the calendar by the keyboard alone, once however often it presses', async () => {
    await go('联调预约')
    await expectPage('slots')
    await page().locator('[data-day="2026-03-05"][aria-pressed="true"]').focus()
    await page().keyboard.press('ArrowDown')
    await page().locator('[data-day="2026-03-12"][aria-pressed="true"]:focus').waitFor()
    const book = button(/^预约 09:00/)
    await visitor.context.setOffline(true)
    await book.click()
    await page().getByRole('alert').getByText('现在连不上平台').waitFor()
    await visitor.context.setOffline(false)
    await book.dblclick()
    await page().getByText('已预约：').waitFor()
    await expectBookings(1)
  })

  test('moves the booking to another time, and finds no second one', async () => {
    await button('改期', true).click()
    await button(/^改到这个时间 14:00/).click()
    await handler.bookings().filter({ hasText: '14:00' }).waitFor()
    expect(await handler.bookings().count()).toBe(1)
    await expectPage('slots-booked')
    await page().setViewportSize({ width: 320, height: 640 })
    await button('预约 10:30').first().click()
    await expectBookings(2)
    await visitor.expectAccessible()
    await page().setViewportSize({ width: 1360, height: 860 })
    await confirmed(button('取消预约').first(), '取消预约')
    await expectBookings(1)
  })

  test('sees the messages of its system as they come, and sends one again', async () => {
    await go('符合性测试')
    await page().getByText('还没有收到本单位的报文').waitFor()
    await lockHeldBill(network, secrets, testKey)
    const came = page().getByRole('list', { name: '刚刚收到的报文' })
    await came.getByRole('link', { name: 'bill.lock' }).click()
    await button('重发').click()
    expect(await copied('重发的答复')).toContain('BILL_LOCKED')
    await expectPage('message')
    await page().getByRole('link', { name: '返回报文记录' }).click()
    await expectPage('messages')
  })

  test('runs the conformance suite against its system, and sees what the report still lacks', async () => {
    await go('符合性测试')
    const messages = await page()
      .getByRole('list', { name: '必测报文' })
      .locator('code')
      .allTextContents()
    expect(messages).toHaveLength(9)
    const reports = await conformanceReports(network, secrets, testKey, messages)
    await handler.giveReport(reports.partial)
    await page().getByText('还缺 8 种报文').waitFor()
    await expectPage('conformance-missing')
    await handler.giveReport(reports.whole)
    await page().getByRole('link', { name: '去确认联调通过' }).waitFor()
    await expectPage('conformance')
    await button('看每个用例').first().click()
    await heading('测试报告的用例').waitFor()
    await expectPage('report-cases')
  })

  test('proves its production key by a signature made elsewhere, and both sign off', async () => {
    await go('密钥和地址')
    await handler.fillBeginning({ 正式环境公钥: productionKey.publicKeyPem })
    await button('提交正式环境公钥').click()
    const challenge = await copied('待签名的内容')
    await page().getByLabel('签名值').fill(testKey.sign(challenge))
    await button('验证公钥', true).click()
    await page().getByText('代码 CHALLENGE_SIGNATURE_WRONG').waitFor()
    await expectPage('access-proof')
    await page().getByLabel('签名值').fill(productionKey.sign(challenge))
    await button('验证公钥', true).click()
    await page().getByLabel('签名值').waitFor({ state: 'detached' })
    await go('确认和上线')
    await confirmed(button('确认联调通过'), '确认联调通过')
    await expectPage('go-live-signed')
    await centre.post(`/bureaus/connections/${unitId}/sign-off`)
    await page().getByRole('link', { name: '领取正式环境的appKey' }).click()
    await confirmed(button('领取正式环境的appKey'), '领取正式环境的appKey')
    expect(await copied('正式环境的appKey')).toMatch(/^[0-9a-f]{64}$/)
    await expectPage('access-production')
  })

  test('goes live with its first bill', async () => {
    const production = await handler.secretsShown('正式环境')
    const bill = await firstBill(network, production, productionKey)
    expect(bill.lockCodes).toEqual(['LOCKED'])
    await go('确认和上线')
    await fill({ 票据代码: bill.key.billCode, 票据号码: bill.key.billNumber })
    await button('登记首笔票据').click()
    await page().getByText('报销', { exact: true }).waitFor()
    await expectPage('go-live-first-bill')
    await bill.reportAndPost()
    await button('登记首笔票据').click()
    await page().getByText('正式上线').waitFor()
    await expectPage('go-live')
    await go('系统对接')
    await page().getByText('正式运行').first().waitFor()
    await expectPage('progress-live')
  })

  test('has no way in as a unit by hand', async () => {
    const { logIn } = await hostedUnit(network, site, 7)
    const stranger = await browser.visitor('desktop', site.office.url, network.clock.now)
    await stranger.open('/unit/connection/slots')
    await signIn(stranger, network, logIn)
    await stranger.page.getByRole('heading', { name: '本单位没有系统对接' }).waitFor()
    expect(await stranger.page.getByRole('link', { name: '联调预约' }).count()).toBe(0)
    await stranger.leave()
  })

  test('has no way in as somebody of a bureau', async () => {
    const opened = await openCentreUser(network, site, 'ZX-2')
    const stranger = await browser.visitor('desktop', site.office.url, network.clock.now)
    await stranger.open('/unit/connection')
    await enterPassword(stranger, network, opened)
    await settled(stranger.page)
    expect(await stranger.page.getByRole('heading', { name: '登录' }).count()).toBe(1)
    expect(await stranger.page.getByRole('heading', { name: '系统对接' }).count()).toBe(0)
    await stranger.leave()
  })

  test('the browser had nothing to complain about', () => {
    expect(visitor.complaints).toEqual([])
  })
})
