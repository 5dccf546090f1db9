import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Cast } from '../testing/cast.ts'
import { enrolCast, parties } from '../testing/cast.ts'
import { inventedPayer } from '../testing/invented-parties.ts'
import type { Network } from '../testing/network.ts'
import { startNetwork } from '../testing/network.ts'
import type { OfficeSite } from '../testing/office-site.ts'
import type { SignedBill } from '../testing/signed-bill.ts'
import { photoOf } from './testing/code-photo.ts'
import type { DeskCase } from './testing/office-people.ts'
import { codeSentTo, deskCatchUp, hostedUnit, peopleCatchUp } from './testing/office-people.ts'
import type { PortalBrowser, Visitor } from './testing/portal-browser.ts'
import { openPortalBrowser, portalStory, settled } from './testing/portal-browser.ts'
import { openPortalSite } from './testing/portal-site.ts'

const payer = inventedPayer('样例甲', 123)
const mobile = '19900000031'

portalStory('a citizen at a phone', () => {
  let network: Network
  let cast: Cast
  let site: OfficeSite
  let browser: PortalBrowser
  let visitor: Visitor
  let unit: Awaited<ReturnType<typeof hostedUnit>>
  let early: SignedBill
  let foreign: SignedBill

  beforeAll(async () => {
    network = await startNetwork()
    cast = await enrolCast(network)
    site = await openPortalSite(network, '50')
    unit = await hostedUnit(network, site)
    early = await cast.hospital.register({ payer })
    foreign = await cast.clinic.register({ payer })
    browser = await openPortalBrowser()
    visitor = await browser.visitor('phone', site.office.url, network.clock.now)
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await site.close()
    await network.stop()
  })

  const catchUp = () => peopleCatchUp(network, site)
  const deskCatchesUp = () => deskCatchUp(network, site)
  const button = (name: string | RegExp) => visitor.page.getByRole('button', { name })
  const field = (name: string | RegExp) => visitor.page.getByLabel(name, { exact: true })
  const heading = (name: string) => visitor.page.getByRole('heading', { name, level: 1 })
  const expectPage = async (name: string) => {
    await visitor.picture(`citizen-${name}`)
    await visitor.expectAccessible()
  }

  async function askForCode(): Promise<string> {
    await button('发送验证码').click()
    await button(/秒后可以再发/).waitFor()
    return codeSentTo(site, mobile)
  }

  test('is told what is wrong before anything is sent, and by the office what it refuses', async () => {
    await visitor.open('/citizen/register')
    await button('注册').click()
    await visitor.page.getByText('身份证号不正确，请核对 18 位号码').waitFor()
    await expectPage('register-faults')
    await field('姓名').fill('姓名不符')
    await field('身份证号').fill(payer.code)
    await field('手机号').fill(mobile)
    await field('短信验证码').fill(await askForCode())
    await field(/我同意/).check()
    await button('注册').click()
    await visitor.page.getByText('代码 REAL_NAME_MISMATCH').waitFor()
    expect(await field('身份证号').inputValue()).toBe(payer.code)
  })

  test('registers by real name, and activates another province', async () => {
    network.clock.forward(61_000)
    await visitor.open('/citizen/register')
    await field('姓名').fill(payer.name)
    await field('身份证号').fill(payer.code)
    await field('手机号').fill(mobile)
    await field('短信验证码').fill(await askForCode())
    await field(/我同意/).check()
    await button('注册').dblclick()
    await heading('开通的省份').waitFor()
    await visitor.page.getByLabel('再开通一个省').selectOption('32')
    await button('开通江苏').click()
    await visitor.page.getByLabel('江苏', { exact: true }).waitFor()
    await expectPage('provinces')
  })

  test('sees the bills of both provinces as cards, and finds one by its hospital', async () => {
    await catchUp()
    await visitor.open('/citizen')
    await visitor.page.getByText(parties.hospital.name).first().waitFor()
    await visitor.page.getByText(parties.clinic.name).first().waitFor()
    await expectPage('folder')
    await visitor.page.getByRole('searchbox').fill('江苏示例')
    await button('搜索').click()
    await settled(visitor.page)
    expect(await visitor.page.locator('a.bill-card').count()).toBe(1)
  })

  test('opens a bill: its face, its facts, and its life', async () => {
    const { billCode, billNumber } = early.key
    await visitor.open(`/citizen/bills/${billCode}/${billNumber}`)
    await visitor.page.getByText('票据全程').waitFor()
    await visitor.page.waitForFunction('document.querySelector("img.face").naturalWidth > 100')
    await expectPage('bill')
    const [download] = await Promise.all([
      visitor.page.waitForEvent('download'),
      button(/^PDF/).click(),
    ])
    expect(download.suggestedFilename()).toBe(`${billCode}_${billNumber}.pdf`)
  })

  test('a bill that is not in the folder is not found', async () => {
    await visitor.open('/citizen/bills/50060126/9999999999')
    await visitor.page.getByText('没有找到').waitFor()
    await expectPage('bill-not-found')
    await visitor.open('/citizen/nowhere')
    await expectPage('no-page')
  })

  test('lets a unit of another province use a bill, and takes it back', async () => {
    const { billCode, billNumber } = foreign.key
    await visitor.open(`/citizen/authorise?bill=${billCode}-${billNumber}`)
    await button('授权').click()
    await visitor.page.getByText('请选择报销单位').waitFor()
    await visitor.page.getByText('外省的单位').click()
    await field('单位名称').fill(parties.company.name)
    await visitor.page.getByLabel(/^统一社会信用代码/).fill(parties.company.id)
    await expectPage('authorise')
    await button('就是这个单位').click()
    await button('授权').click()
    await heading('授权结果').waitFor()
    await expectPage('authorise-result')
    await visitor.page.getByRole('link', { name: '看全部授权' }).click()
    await button('撤销授权').click()
    await expectPage('authorisations')
    await button('确认撤销').click()
    await visitor.page.getByText('已撤销', { exact: true }).waitFor()
  })

  test('submits a reimbursement to a unit, even when the connection is lost in between', async () => {
    const { billCode, billNumber } = early.key
    await visitor.open(`/citizen/cases/new?bill=${billCode}-${billNumber}`)
    await visitor.page.getByRole('textbox', { name: '报销单位' }).fill('示例学校')
    await button('查找单位').click()
    await button(new RegExp(unit.draft.unitName)).click()
    await field('报销事由').fill('门诊费用报销')
    await visitor.page.getByLabel(/^附件/).setInputFiles({
      name: '清单.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7 样例'),
    })
    await expectPage('new-case')
    await visitor.context.setOffline(true)
    await button('提交').click()
    await visitor.page.getByText('代码 OFFICE_UNREACHABLE').waitFor()
    await expectPage('new-case-offline')
    await visitor.context.setOffline(false)
    await button('提交').click()
    await heading('报销进度').waitFor()
    await visitor.page.getByText('已提交', { exact: true }).waitFor()
    await visitor.page.getByRole('button', { name: '清单.pdf' }).waitFor()
    await expectPage('case')
    await deskCatchesUp()
    const { json } = await unit.browser.get('/desk/cases')
    expect(json['items']).toHaveLength(1)
  })

  test('follows the case to its end, and sees who holds the bill meanwhile', async () => {
    const { json } = await unit.browser.get('/desk/cases')
    const [{ caseId, bills }] = json['items'] as [DeskCase]
    await unit.browser.post(`/desk/cases/${caseId}/accept`)
    await unit.browser.post(`/desk/cases/${caseId}/ask`, { text: '请补充病历' })
    await visitor.open(`/citizen/cases/${caseId}`)
    await visitor.page.getByText('待补充', { exact: true }).waitFor()
    await visitor.page.getByLabel('给单位留言').fill('已补充')
    await button('发送').click()
    await unit.browser.post(`/desk/cases/${caseId}/accept`)
    const { key } = early
    const lock = {
      ...key,
      purpose: 'employer_expense',
      businessReference: 'BX-1',
      authorisationId: bills[0]?.authorisationId,
    }
    const locked = await unit.browser.post('/desk/acts/lock', {
      requestId: 'lock-1',
      items: [lock],
    })
    expect(JSON.stringify(locked.json)).toContain('done')
    await catchUp()
    await visitor.open(`/citizen/bills/${key.billCode}/${key.billNumber}`)
    await visitor.page.getByText('已锁定', { exact: true }).first().waitFor()
    await expectPage('bill-locked')
    const report = {
      ...key,
      amount: '800.00',
      reimbursedOn: '2026-03-04',
      voucherNumber: '记-1',
    }
    await unit.browser.post('/desk/acts/report', { requestId: 'report-1', items: [report] })
    await catchUp()
    await visitor.open('/citizen/cases')
    await settled(visitor.page)
    await expectPage('cases')
    await visitor.open('/citizen/me/notices')
    await visitor.page
      .getByText(/已报销/)
      .first()
      .waitFor()
    await expectPage('notices')
  })

  test('adds bills by what stands on the face, by file, and by a photo of the code', async () => {
    const hidden = { name: payer.name, code: `500000********${payer.code.slice(-4)}` }
    const five = await cast.hospital.register({ payer: hidden, checkCode: 'hide01' })
    const photo = await cast.hospital.register({ payer: hidden, checkCode: 'hide02' })
    await visitor.open('/citizen/add')
    await expectPage('add')
    await visitor.page.getByRole('link', { name: /填票面五项/ }).click()
    const { billCode, billNumber, amount, issuedOn } = five.presented
    await field('票据代码').fill(billCode)
    await field('票据号码').fill(billNumber)
    await field('校验码').fill('zzzzzz')
    await field('金额合计（元）').fill(amount)
    await field('开票日期').fill(issuedOn)
    await button('添加').click()
    await visitor.page.getByText('代码 REGISTRY_REFUSED').waitFor()
    await expectPage('add-five')
    await field('校验码').fill('hide01')
    await button('添加').click()
    await heading('票据详情').waitFor()

    await visitor.open('/citizen/add?way=scan')
    await visitor.page.getByText('用不了相机').waitFor()
    await expectPage('add-scan')
    await visitor.page
      .getByLabel('选一张有二维码的照片')
      .setInputFiles(await photoOf(visitor, photo))
    await heading('票据详情').waitFor()

    await visitor.open('/citizen/add?way=file')
    await field(/^选择文件/).setInputFiles({
      name: '不是票据.xml',
      mimeType: 'application/xml',
      buffer: Buffer.from('<none/>'),
    })
    await visitor.page.getByText(/代码 /).first().waitFor()
    await expectPage('add-file')
  })

  test('acts for a family member who consents, in big type and by the keyboard', async () => {
    await visitor.open('/citizen/me')
    await field('大字（适合长辈）').check()
    await expectPage('me-big-type')
    await field('深色').check()
    await expectPage('me-dark')
    await visitor.open('/citizen')
    await expectPage('folder-dark-big')
    await visitor.open('/citizen/me')
    await field('浅色').check()
    await field('标准').check()
    await visitor.open('/citizen/me/family')
    await visitor.page.getByText('增加一位家人').click()
    await field('姓名').fill('样例乙')
    await field('身份证号').fill(inventedPayer('样例乙', 124).code)
    await field('是我的').fill('配偶')
    await button('请对方同意').click()
    await visitor.page.getByRole('alert').waitFor()
    await expectPage('family')
    for (const name of ['account', 'help']) {
      await visitor.open(name === 'help' ? '/citizen/help' : '/citizen/me/account')
      await expectPage(name)
    }
    await visitor.open('/citizen')
    await visitor.page.keyboard.press('Tab')
    const focused = await visitor.page.evaluate<string>('document.activeElement?.tagName ?? ""')
    expect(focused).not.toBe('BODY')
  })

  test('a session that ended asks to sign in again, and leads back to the page', async () => {
    network.clock.forward(31 * 60_000)
    await visitor.open('/citizen/authorisations')
    await heading('登录').waitFor()
    await expectPage('sign-in')
    await field('手机号').fill(mobile)
    await field('短信验证码').fill(await askForCode())
    await button('登录').click()
    await heading('我的授权').waitFor()
  })

  test('the browser had nothing to complain about', () => {
    expect(visitor.complaints).toEqual([])
  })
})
