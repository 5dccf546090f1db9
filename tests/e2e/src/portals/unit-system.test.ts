import { secondFactorCode } from '@piaoqiao/accounts'
import type { OfficeBrowser } from '@piaoqiao/dev/office-browser'
import { reportOfRuns, systemClient, testSystem, UnitKeyPair } from '@piaoqiao/dev/unit-system'
import type { Secrets } from '@piaoqiao/dev/unit-system'
import { importSm2PrivateKey } from '@piaoqiao/gm-crypto'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inventedParty } from '../testing/invented-parties.ts'
import type { Network } from '../testing/network.ts'
import { startNetwork } from '../testing/network.ts'
import type { OfficeSite } from '../testing/office-site.ts'
import { accountMail, hostedUnit, ownPassword } from './testing/office-people.ts'
import type { PortalBrowser, Visitor } from './testing/portal-browser.ts'
import { openPortalBrowser, portalStory, settled } from './testing/portal-browser.ts'
import type { PortalSandbox } from './testing/portal-sandbox.ts'
import { openPortalSandbox } from './testing/portal-sandbox.ts'
import { openPortalSite } from './testing/portal-site.ts'
import { enterPassword, openCentreUser } from './testing/unit-by-system.ts'

const email = 'claims@insurer.example'
const party = inventedParty('company', 951, '重庆示例人寿保险有限公司', '50')
const hospital = inventedParty('institution', 952, '重庆示例医院', '50')
const minuteMs = 60_000
const stepTimeoutMs = 20_000

/** What the handler writes into the application; none of it exists. */
const application = {
  单位全称: party.name,
  统一社会信用代码: party.id,
  通信地址: '重庆市大渡口区示例路1号',
  单位法人姓名: '样例甲',
  单位法人手机: '19900000001',
  单位法人身份证号: '500000199001010016',
  单位经办人姓名: '样例乙',
  单位经办人手机: '19900000002',
  单位经办人身份证号: '500000199001010016',
  经办人电子邮箱: email,
  本单位业务系统名称: '理赔核心系统',
} as const
const jointTest = {
  单位联系人: '样例乙',
  联系人手机: '19900000002',
  联系人电子邮箱: email,
  测试环境端口: '8443',
  正式环境端口: '443',
} as const
const scanKinds = ['申请表扫描件', '统一社会信用代码证', '身份证复印件'] as const
const scan = {
  name: '扫描件.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7 sample scan'),
}

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

  const page = () => visitor.page
  const button = (name: string | RegExp, exact = false) =>
    page().getByRole('button', { name, exact })
  const heading = (name: string) => page().getByRole('heading', { name, level: 1 })
  const expectPage = async (name: string) => {
    await visitor.picture(`unit-system-${name}`)
    await visitor.expectAccessible()
  }
  const fill = async (values: Readonly<Record<string, string>>) => {
    for (const [label, value] of Object.entries(values)) {
      await page().getByLabel(label, { exact: true }).fill(value)
    }
  }
  /** Says yes in the dialog that asks before an act. */
  const confirmed = async (opener: Locator, name: string) => {
    await opener.click()
    await button(`确认${name}`, true).click()
  }
  const go = async (entry: string) => {
    await page().getByRole('navigation').getByRole('link', { name: entry }).first().click()
    await heading(entry).waitFor()
    await settled(page())
  }
  const copied = async (label: string) =>
    (await page()
      .getByRole('group', { name: `${label}的内容` })
      .textContent()) ?? ''
  const uploadScans = async () => {
    for (const kind of scanKinds) {
      const chosen = page().waitForEvent('filechooser')
      await button(new RegExp(`(上传|换一份).*${kind}`)).click()
      await (await chosen).setFiles(scan)
    }
    await page()
      .getByText('已上传')
      .nth(scanKinds.length - 1)
      .waitFor()
  }

  test('applies with the code of a mail, and is told what is missing by its name', async () => {
    await visitor.open('/unit')
    await page().getByRole('link', { name: '申请系统对接' }).click()
    await heading('申请系统对接').waitFor()
    await expectPage('apply-begin')
    await page().getByLabel('经办人电子邮箱').fill(email)
    await button('发送验证码').click()
    await page().getByText('验证码已发到邮箱').waitFor()
    const [mail] = await site.mailsTo(email)
    await page()
      .getByLabel('邮件里的 6 位验证码')
      .fill(/\d{6}/.exec(mail?.text ?? '')?.[0] ?? '')
    await button('开始申请').click()
    await fill(application)
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
    await uploadScans()
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
    const { loginName, initialPassword } = await accountMail(site, email)
    await visitor.open('/unit')
    await fill({ 登录账号: loginName, 密码: initialPassword })
    await button('登录').click()
    await fill({ 初始密码: initialPassword, 新密码: ownPassword, 再写一遍新密码: ownPassword })
    await button('保存新密码').click()
    await page().getByRole('img', { name: '动态口令的二维码' }).waitFor()
    const secret = (await page().locator('.ant-typography.figures').textContent()) ?? ''
    await page().getByLabel('6 位动态口令').fill(secondFactorCode(secret, network.clock.now()))
    await button('确认').click()
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
    const status = await page().locator('.panel-facts code').allTextContents()
    secrets = {
      appId: status[0] ?? '',
      baseUrl: status[1] ?? '',
      appKey: Buffer.from(appKey, 'hex'),
      platformPublicKey: await copied('测试环境的财政数字信封加密公钥'),
    }
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
    await fill(jointTest)
    await page()
      .getByLabel(/^测试环境IP地址/)
      .fill('127.0.0.1')
    await page()
      .getByLabel(/^正式环境IP地址/)
      .fill('0.0.0.0/0')
    await page()
      .getByLabel(/^申请联调时间/)
      .fill('3月上旬')
    await button('保存联调申请表').click()
    await page().getByText('代码 ADDRESS_RANGE_WIDE').waitFor()
    await page().reload()
    await page()
      .getByLabel(/^正式环境IP地址/)
      .fill('127.0.0.1')
    await button('保存联调申请表').click()
    await page().getByText('已保存', { exact: true }).waitFor()
    const chosen = page().waitForEvent('filechooser')
    await button('上传盖章的联调申请表').click()
    await (await chosen).setFiles(scan)
    await page().getByText('已上传').waitFor()
    await expectPage('joint-test-form')
    await confirmed(button('提交联调申请表'), '提交联调申请表')
    await page().getByText('审核中').waitFor()
    const path = `/bureaus/connections/${unitId}/joint-test-form/acceptance`
    expect((await centre.post(path)).code).toBeNull()
    await page().reload()
    await page().getByText('已受理').first().waitFor()
    await expectPage('joint-test-accepted')
  })

  const bookings = () =>
    page()
      .getByRole('list', { name: '我的预约' })
      .getByRole('listitem')
      .filter({ hasText: '已预约' })

  const expectBookings = (count: number) =>
    expect.poll(() => bookings().count(), { timeout: stepTimeoutMs }).toBe(count)

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
    await page()
      .getByText(/^已预约：/)
      .waitFor()
    await expectBookings(1)
  })

  test('moves the booking to another time, and finds no second one', async () => {
    await button('改期', true).click()
    await button(/^改到这个时间 14:00/).click()
    await bookings().filter({ hasText: '14:00' }).waitFor()
    expect(await bookings().count()).toBe(1)
    await expectPage('slots-booked')
    await page().setViewportSize({ width: 320, height: 640 })
    await button(/^预约 /)
      .first()
      .click()
    await expectBookings(2)
    await visitor.expectAccessible()
    await page().setViewportSize({ width: 1360, height: 860 })
    await confirmed(button('取消预约').first(), '取消预约')
    await expectBookings(1)
  })

  const client = (given: Secrets, key: UnitKeyPair) => systemClient(given, key, network.clock.now)

  test('sees the messages of its system as they come, and sends one again', async () => {
    await go('符合性测试')
    await page().getByText('还没有收到本单位的报文').waitFor()
    const item = {
      billCode: '50060100',
      billNumber: '9990000001',
      checkCode: 'magic1',
      amount: '200.00',
      issuedOn: '2026-01-05',
      purpose: 'commercial_insurance' as const,
      businessReference: 'LP-1',
    }
    await client(secrets, testKey).batch('bill.lock', [item])
    const came = page().getByRole('list', { name: '刚刚收到的报文' })
    await came.getByRole('link', { name: 'bill.lock' }).click()
    await heading('报文内容').waitFor()
    await button('重发').click()
    expect(await copied('重发的答复')).toContain('BILL_LOCKED')
    await expectPage('message')
    await page().getByRole('link', { name: '返回报文记录' }).click()
    await expectPage('messages')
  })

  const giveReport = async (report: object) => {
    const buffer = Buffer.from(JSON.stringify(report))
    const file = { name: 'report.json', mimeType: 'application/json', buffer }
    await page().locator('input[type=file]').setInputFiles(file)
  }

  test('runs the conformance suite against its system, and sees what the report still lacks', async () => {
    await go('符合性测试')
    const messages = await page().locator('td code').allTextContents()
    expect(messages).toHaveLength(9)
    const from = network.clock.now()
    const { signal } = new AbortController()
    const all = await testSystem(secrets, testKey, { messages, signal })
    const times = { from, to: network.clock.now() }
    const locks = all.filter(({ message }) => message === 'bill.lock')
    await giveReport(reportOfRuns(secrets, locks, times))
    await page().getByText('还缺 8 种报文').waitFor()
    await expectPage('conformance-missing')
    await giveReport(reportOfRuns(secrets, all, times))
    await page().getByText('必测用例全部通过').waitFor()
    await expectPage('conformance')
    await button('看每个用例').first().click()
    await heading('测试报告的用例').waitFor()
    await expectPage('report-cases')
  })

  test('proves its production key by a signature made elsewhere, and both sign off', async () => {
    await go('密钥和地址')
    await page()
      .getByLabel(/^正式环境公钥/)
      .fill(productionKey.publicKeyPem)
    await button('提交正式环境公钥').click()
    await page().getByRole('group', { name: '待签名的内容的内容' }).waitFor()
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
    const signed = await centre.post(`/bureaus/connections/${unitId}/sign-off`)
    expect(signed.code).toBeNull()
    await page().getByRole('link', { name: '领取正式环境的appKey' }).click()
    await confirmed(button('领取正式环境的appKey'), '领取正式环境的appKey')
    expect(await copied('正式环境的appKey')).toMatch(/^[0-9a-f]{64}$/)
    await expectPage('access-production')
  })

  test('goes live with its first bill', async () => {
    const part = page().getByRole('region', { name: '正式环境' })
    const [appId = '', baseUrl = ''] = await part.locator('.panel-facts code').allTextContents()
    const production: Secrets = {
      appId,
      baseUrl,
      appKey: Buffer.from(await copied('正式环境的appKey'), 'hex'),
      platformPublicKey: await copied('正式环境的财政数字信封加密公钥'),
    }
    const issuer = await network.issuer(hospital, '50060126')
    const bill = await issuer.register({ faceFen: 1n, fundPayFen: 0n })
    const system = client(production, productionKey)
    const lock = {
      ...bill.presented,
      purpose: 'commercial_insurance' as const,
      businessReference: 'LP-2',
    }
    const { results } = await system.batch('bill.lock', [lock])
    expect(results.map(({ answer }) => answer.code)).toEqual(['LOCKED'])
    const paid = {
      ...bill.key,
      amount: '0.01',
      reimbursedOn: '2026-03-04',
      postedOn: '2026-03-04',
      voucherNumber: 'V-1',
    }
    await go('确认和上线')
    await fill({ 票据代码: bill.key.billCode, 票据号码: bill.key.billNumber })
    await button('登记首笔票据').click()
    await page().getByText('报销', { exact: true }).waitFor()
    await expectPage('go-live-first-bill')
    await system.batch('reimbursement.report', [paid])
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
    await stranger.page.getByLabel('登录账号').fill(logIn.loginName)
    await stranger.page.getByLabel('密码', { exact: true }).fill(logIn.password)
    await stranger.page.getByRole('button', { name: '登录' }).click()
    network.clock.forward(minuteMs)
    await stranger.page.getByLabel('6 位动态口令').fill(logIn.codeNow())
    await stranger.page.getByRole('button', { name: '确认' }).click()
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
