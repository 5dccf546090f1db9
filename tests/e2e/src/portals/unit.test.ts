import { secondFactorCode } from '@piaoqiao/accounts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Cast } from '../testing/cast.ts'
import { enrolCast } from '../testing/cast.ts'
import { inventedPayer } from '../testing/invented-parties.ts'
import type { Network } from '../testing/network.ts'
import { startNetwork } from '../testing/network.ts'
import type { OfficeSite } from '../testing/office-site.ts'
import type { SignedBill } from '../testing/signed-bill.ts'
import type { DeskCase } from './testing/office-people.ts'
import {
  accountMail,
  deskCatchUp,
  hostedUnit,
  ownPassword,
  peopleCatchUp,
  registerPerson,
} from './testing/office-people.ts'
import type { PortalBrowser, Visitor } from './testing/portal-browser.ts'
import { openPortalBrowser, portalStory, settled } from './testing/portal-browser.ts'
import { openPortalSite } from './testing/portal-site.ts'

const payer = inventedPayer('样例甲', 123)
const mobile = '19900000031'

portalStory('a clerk of a unit at a desk', () => {
  let network: Network
  let cast: Cast
  let site: OfficeSite
  let browser: PortalBrowser
  let visitor: Visitor
  let unit: Awaited<ReturnType<typeof hostedUnit>>
  let submitted: SignedBill
  let granted: SignedBill
  let shown: SignedBill

  beforeAll(async () => {
    network = await startNetwork()
    cast = await enrolCast(network)
    site = await openPortalSite(network, '50')
    unit = await hostedUnit(network, site)
    submitted = await cast.hospital.register({ payer })
    granted = await cast.hospital.register({ payer })
    shown = await cast.clinic.register({ checkCode: 'show01' })
    await personActs()
    browser = await openPortalBrowser()
    visitor = await browser.visitor('desktop', site.office.url, network.clock.now)
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await site.close()
    await network.stop()
  })

  /** A patient authorises one bill and submits another. */
  async function personActs(): Promise<void> {
    const person = await registerPerson(site, payer, mobile)
    const { name } = payer
    await peopleCatchUp(network, site)
    const { creditCode, unitName } = unit.draft
    const purpose = 'employer_expense'
    const validUntil = '2026-05-30'
    await person.post('/people/self/authorisations', {
      requestId: 'grant-0001',
      unitId: creditCode,
      unitName,
      unitProvince: '50',
      purpose,
      validUntil,
      bills: [granted.key],
    })
    const form = {
      applicantName: name,
      patientName: name,
      relation: '本人',
      department: '教务处',
      staffNumber: '1',
      reason: '门诊',
      payeeName: name,
      payeeBank: '示例银行',
      payeeAccount: '6200000000000001',
      comment: '',
    }
    const bills = [{ ...submitted.key, note: '' }]
    const asked = { requestId: 'case-00001', unitId: creditCode, purpose, validUntil, form, bills }
    const { code: refused } = await person.post('/people/self/cases', asked)
    expect(refused).toBeNull()
    await deskCatchUp(network, site)
  }

  const { page } = { page: () => visitor.page }
  const button = (name: string | RegExp) => page().getByRole('button', { name })
  const heading = (name: string | RegExp) => page().getByRole('heading', { name, level: 1 })
  const expectPage = async (name: string) => {
    await visitor.picture(`unit-${name}`)
    await visitor.expectAccessible()
  }

  test('signs in by password and the code of the app, and a wrong one is refused', async () => {
    const { loginName, codeNow } = unit.logIn
    await visitor.open('/unit/ledger')
    await page().getByLabel('登录账号').fill(loginName)
    await page().getByLabel('密码', { exact: true }).fill('不是这个密码')
    await button('登录').click()
    await page().getByText('代码 LOGIN_WRONG').waitFor()
    await expectPage('sign-in-refused')
    await page().getByLabel('密码', { exact: true }).fill(ownPassword)
    await button('登录').click()
    await heading('输入动态口令').waitFor()
    await expectPage('second-factor')
    network.clock.forward(30_000)
    await page().getByLabel('6 位动态口令').fill(codeNow())
    await button('确认').click()
    await heading('台账').waitFor()
    await settled(page())
    await expectPage('ledger-empty')
  })

  test('finds what waits, and what to do next', async () => {
    await visitor.open('/unit')
    await page().getByText('授权').first().waitFor()
    await page().getByText(granted.key.billNumber).first().waitFor()
    await expectPage('inbox')
  })

  test('sees before it locks what will happen, and locks once however often it clicks', async () => {
    await page()
      .getByRole('row', { name: new RegExp(granted.key.billNumber) })
      .getByRole('link', { name: '锁定' })
      .first()
      .click()
    await heading('锁定').waitFor()
    await page().getByLabel('本单位业务编号').fill('BX-1')
    await button('预览会发生什么').click()
    await page().getByText('可以办理').waitFor()
    await expectPage('lock-preview')
    await button(/^锁\s?定$/).dblclick()
    await heading('锁定结果').waitFor()
    await page().getByText('1 张办成，0 张没有办成').waitFor()
    await expectPage('lock-result')
    const acts = await unit.browser.get('/desk/acts')
    expect(acts.json['items']).toHaveLength(1)
  })

  test('reports after paying, although the connection was lost, and posts', async () => {
    const { billCode, billNumber } = granted.key
    await visitor.open(`/unit/acts/report?bills=${billCode}-${billNumber}`)
    await page().getByLabel('会计凭证号').fill('记-1')
    await button('预览会发生什么').click()
    await page().getByText('可以办理').waitFor()
    await visitor.context.setOffline(true)
    await button('报销信息反馈').click()
    await page().getByText('代码 OFFICE_UNREACHABLE').waitFor()
    await expectPage('report-offline')
    await visitor.context.setOffline(false)
    await button('报销信息反馈').click()
    await page().getByText('1 张办成，0 张没有办成').waitFor()
    await visitor.open(`/unit/bills/${billCode}/${billNumber}`)
    await page().getByText('¥800.00').first().waitFor()
    await expectPage('bill')
    await page().getByRole('link', { name: '入账', exact: true }).click()
    await page().getByLabel('会计凭证号').fill('记-1')
    await button('预览会发生什么').click()
    await page().getByText('可以办理').waitFor()
    await button(/^入\s?账$/).click()
    await page().getByText('1 张办成，0 张没有办成').waitFor()
  })

  test('takes a case from the form to the lock of its bill', async () => {
    const { json } = await unit.browser.get('/desk/cases')
    const [{ caseId }] = json['items'] as [DeskCase]
    await visitor.open('/unit/cases')
    await settled(page())
    await expectPage('cases')
    await visitor.open(`/unit/cases/${caseId}`)
    await page().getByRole('button', { name: '受理', exact: true }).click()
    await page().getByText('已受理').first().waitFor()
    await page().getByLabel('查看完整信息的原因').fill('付款需要')
    await button('查看完整信息').click()
    await page().getByText('6200000000000001').waitFor()
    await expectPage('case')
    await button('锁定 1 张').click()
    await page().getByLabel('本单位业务编号').fill('BX-2')
    await button('预览会发生什么').click()
    await button(/^锁\s?定$/).click()
    await page().getByText('1 张办成，0 张没有办成').waitFor()
  })

  test('verifies by what stands on the face, by files, and by a table', async () => {
    await visitor.open('/unit/verify')
    const { billCode, billNumber } = shown.presented
    await page().getByLabel('票据代码').fill(billCode)
    await page().getByLabel('票据号码').fill(billNumber)
    await page().getByLabel('校验码').fill('show01')
    await button('查验').click()
    await page().getByText('江苏示例卫生院').waitFor()
    await expectPage('verify')
    await visitor.open('/unit/verify?way=files')
    const { bytes } = await unit.browser.get('/desk/sheet-template')
    await page()
      .locator('input[type=file]')
      .setInputFiles([
        { name: '票据.xml', mimeType: 'application/xml', buffer: Buffer.from(shown.xml) },
        { name: '坏的.xml', mimeType: 'application/xml', buffer: Buffer.from('<no/>') },
      ])
    await page().getByText('票据没有财政监制签名').waitFor()
    await settled(page())
    await expectPage('verify-files')
    await visitor.open('/unit/verify?way=sheet')
    await page()
      .locator('input[type=file]')
      .setInputFiles({
        name: '票据.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(sheetOf(shown, 300)),
      })
    await heading('批量查验').waitFor()
    await site.office.runJob('desk-verify-sheets')
    await page().getByText('已查完').waitFor()
    await settled(page())
    await expectPage('sheet')
    expect(bytes.length).toBeGreaterThan(1_000)
  })

  test('has ledger, records, overview, account and users', async () => {
    for (const name of ['ledger', 'records', 'overview', 'account', 'users']) {
      await visitor.open(`/unit/${name}`)
      await settled(page())
      await expectPage(name)
    }
    await visitor.open('/unit/nowhere')
    await page().getByText('没有这一页').waitFor()
    await button('显示').click()
    await page().getByText('深色', { exact: true }).click()
    await visitor.open('/unit')
    await settled(page())
    await expectPage('inbox-dark')
  })

  test('a user who only reads signs in by the mail it got, sees the desk and cannot act', async () => {
    const email = 'reader@school.example'
    const { name, code: identityNumber } = inventedPayer('样例戊', 501)
    const user = { name, identityNumber, mobile: '19900000099', email, roles: ['unit_read'] }
    expect((await unit.browser.post('/units/self/users', user)).code).toBeNull()
    const { loginName, initialPassword } = await accountMail(site, email)
    const reader = await browser.visitor('desktop', site.office.url, network.clock.now)
    const step = (label: string) => reader.page.getByLabel(label, { exact: true })
    const next = (label: string) => reader.page.getByRole('button', { name: label }).click()
    await reader.open('/unit')
    await step('登录账号').fill(loginName)
    await step('密码').fill(initialPassword)
    await next('登录')
    await reader.page.getByRole('heading', { name: '设置自己的密码' }).waitFor()
    await reader.picture('unit-new-password')
    await step('初始密码').fill(initialPassword)
    await step('新密码').fill(ownPassword)
    await step('再写一遍新密码').fill(ownPassword)
    await next('保存新密码')
    await reader.page.getByRole('img', { name: '动态口令的二维码' }).waitFor()
    await reader.picture('unit-second-factor-new')
    await reader.expectAccessible()
    const secret = (await reader.page.locator('.figures').first().innerText()).trim()
    await step('6 位动态口令').fill(secondFactorCode(secret, network.clock.now()))
    await next('确认')
    await reader.page.getByRole('heading', { name: '待办', level: 1 }).waitFor()
    await settled(reader.page)
    expect(await reader.page.getByRole('link', { name: '锁定' }).count()).toBe(0)
    const { billCode, billNumber } = shown.key
    await reader.open(`/unit/acts/lock?bills=${billCode}-${billNumber}`)
    await reader.page.getByText('您的岗位不能看这一页').waitFor()
    await reader.picture('unit-no-right')
    await reader.expectAccessible()
    expect(reader.complaints).toEqual([])
  })

  test('the browser had nothing to complain about', () => {
    expect(visitor.complaints).toEqual([])
  })
})

/** A table with the same bill in every row. */
function sheetOf({ presented }: SignedBill, rows: number): string {
  const { billCode, billNumber, checkCode, amount, issuedOn } = presented
  const row = [billCode, billNumber, checkCode, amount, issuedOn].join(',')
  return ['票据代码,票据号码,校验码,金额,开票日期', ...Array<string>(rows).fill(row)].join('\n')
}
