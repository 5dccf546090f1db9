import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Network } from '../testing/network.ts'
import { startNetwork } from '../testing/network.ts'
import type { OfficeSite } from '../testing/office-site.ts'
import type { PortalBrowser, Visitor } from './testing/portal-browser.ts'
import { openPortalBrowser, portalStory, settled } from './testing/portal-browser.ts'
import type { PortalSandbox } from './testing/portal-sandbox.ts'
import { openPortalSandbox } from './testing/portal-sandbox.ts'
import { openPortalSite } from './testing/portal-site.ts'
import type { UnitBySystem } from './testing/unit-by-system.ts'
import { enterPassword, signIn } from './testing/sign-in.ts'
import { openCentreUser, openUnitBySystem } from './testing/unit-by-system.ts'

/** Nothing is wrong with it, and the sandbox answers what a lock of it leads to. */
const lockedByOthers = {
  billCode: '50060100',
  billNumber: '9990000001',
  checkCode: 'magic1',
  amount: '200.00',
  issuedOn: '2026-01-05',
}
const reimbursement = { purpose: 'commercial_insurance', businessReference: 'LP-1' }

portalStory('a developer of a unit by system', () => {
  let network: Network
  let site: OfficeSite
  let sandbox: PortalSandbox
  let browser: PortalBrowser
  let visitor: Visitor
  let unit: UnitBySystem

  beforeAll(async () => {
    network = await startNetwork()
    sandbox = await openPortalSandbox(network.clock.now)
    site = await openPortalSite(network, '50', sandbox.settings)
    unit = await openUnitBySystem(network, site)
    browser = await openPortalBrowser()
    visitor = await browser.visitor('desktop', site.office.url, network.clock.now)
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
    await sandbox.close()
    await network.stop()
  })

  const own = (path: string) => visitor.page.getByRole('link', { name: path }).first()
  const payload = () => visitor.page.getByRole('textbox', { name: '业务数据' })
  const send = () => visitor.page.getByRole('button', { name: '封装并发送' })
  const newest = () => visitor.page.locator('details.attempt').first()
  let bill: { readonly billCode: string; readonly billNumber: string }

  const first = () => visitor.page.getByRole('group', { name: '明细 第 1 条' })
  const sent = async () => JSON.parse(await payload().inputValue()) as { items: [object] }

  /** What the sandbox is told once the joint-test form of the unit names its addresses. */
  async function allowOnly(addresses: readonly string[]): Promise<void> {
    const { url } = sandbox.running
    const answer = await fetch(`${url}/operator/applications/${unit.appId}`, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${sandbox.operatorToken}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ addresses }),
    })
    expect(answer.status).toBe(200)
  }

  test('signs in and sees the bills of the own world', async () => {
    await visitor.open('/developer/own/world')
    await signIn(visitor, network, unit)
    const copied = visitor.page.getByRole('button', { name: /的业务数据$/ }).first()
    await copied.waitFor()
    await visitor.picture('developer-world')
    await visitor.expectAccessible()
    await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await copied.click()
    const text = await visitor.page.evaluate<string>('navigator.clipboard.readText()')
    bill = (JSON.parse(text) as { items: [typeof bill] }).items[0]
    expect(bill.billNumber).toHaveLength(10)
  })

  test('seals a lock with the own test key, sends it, and sees the answer opened step by step', async () => {
    await own('在线试发').click()
    await visitor.page.getByRole('button', { name: '换成自己的测试密钥' }).click()
    await visitor.page.getByLabel('appKey').fill(unit.appKey)
    await visitor.page.getByLabel('本单位私钥').fill(unit.privateKeyPem)
    expect(await visitor.page.getByLabel('appId').inputValue()).toBe(unit.appId)
    await visitor.page.getByRole('button', { name: '使用这些密钥' }).click()
    await allowOnly(['192.0.2.0/24'])
    await payload().fill(JSON.stringify({ items: [{ ...bill, ...reimbursement, days: 30 }] }))
    await send().click()
    await newest().getByRole('link', { name: 'LOCKED', exact: true }).waitFor()
    const steps = newest().getByRole('list', { name: '拆封答复的结果' })
    expect(await steps.getByRole('listitem').count()).toBe(5)
    expect(await steps.locator('.live-bad').count()).toBe(0)
    await visitor.picture('developer-try')
    await visitor.expectAccessible()
  })

  test('fills in the form, sees the same in the JSON, and is told at the field what is wrong', async () => {
    await first().getByLabel(/^天数/).fill('45')
    await first()
      .getByLabel(/^业务编号/)
      .fill('')
    await first().getByText('长度不对（1～64 个字符）').waitFor()
    await first()
      .getByLabel(/^业务编号/)
      .fill('LP-2026-0009')
    await first()
      .getByLabel(/^授权编号/)
      .fill('A-1')
    await first().getByText('写法不对（如 L-500601260000000001-2）').waitFor()
    await visitor.picture('developer-form')
    await visitor.expectAccessible()
    await first()
      .getByLabel(/^授权编号/)
      .fill('')
    expect((await sent()).items[0]).toMatchObject({ days: 45, businessReference: 'LP-2026-0009' })
    expect((await sent()).items[0]).not.toHaveProperty('authorisationId')
    await visitor.page.getByRole('button', { name: '再加一条' }).click()
    expect((await sent()).items).toHaveLength(2)
    await visitor.page.getByRole('button', { name: '删除第 2 条' }).click()
    await payload().fill('{')
    await visitor.page.getByText('右边的内容还不是完整的 JSON').waitFor()
    await payload().fill(JSON.stringify({ items: [{ ...bill, ...reimbursement, days: 30 }] }))
    expect(await first().getByLabel(/^天数/).inputValue()).toBe('30')
  })

  test('sends it again under its number, and it is not carried out twice', async () => {
    const first = await newest().getByRole('group', { name: '答复的内容' }).textContent()
    await send().click()
    await visitor.page.locator('details.attempt').nth(1).waitFor()
    expect(await newest().getByRole('group', { name: '答复的内容' }).textContent()).toBe(first)
  })

  test('is refused a magic bill, and the code leads to its page', async () => {
    await visitor.page.getByRole('button', { name: '换一个', exact: true }).click()
    await payload().fill(JSON.stringify({ items: [{ ...lockedByOthers, ...reimbursement }] }))
    await send().click()
    const code = newest().getByRole('link', { name: 'BILL_LOCKED' })
    await code.waitFor()
    expect(await code.getAttribute('href')).toBe('/developer/codes/BILL_LOCKED')
  })

  test('keeps what was typed where the connection is lost, and sends nothing twice by itself', async () => {
    const before = await visitor.page.locator('details.attempt').count()
    await visitor.context.setOffline(true)
    await send().click()
    await visitor.page.getByRole('alert').getByText('现在连不上平台').waitFor()
    expect(await payload().inputValue()).toContain(lockedByOthers.billNumber)
    await visitor.context.setOffline(false)
    expect(await visitor.page.locator('details.attempt').count()).toBe(before)
  })

  test('travels in time until the lock has expired', async () => {
    await own('测试票据').click()
    await visitor.page.getByLabel('推进天数').fill('31')
    await visitor.page.getByRole('button', { name: '推进时间' }).click()
    await visitor.page.getByText(/^已执行/).waitFor()
    await visitor.page.getByText('2026年4月4日').first().waitFor()
    await own('在线试发').click()
    await visitor.open('/developer/own/world?state=locked')
    await settled(visitor.page)
    expect(await visitor.page.getByText(`${bill.billCode} ${bill.billNumber}`).count()).toBe(0)
  })

  test('is told what the sandbox refuses', async () => {
    await visitor.open('/developer/own/world')
    for (let times = 0; times < 3; times += 1) {
      await visitor.page.getByLabel('推进天数').fill('400')
      await visitor.page.getByRole('button', { name: '推进时间' }).click()
      await settled(visitor.page)
    }
    const refusal = await visitor.page.getByRole('alert').textContent()
    expect(refusal).toContain('时间只能向前')
  })

  test('finds the messages in the record and replays one', async () => {
    await own('报文记录').click()
    await visitor.page.getByRole('button', { name: 'bill.lock' }).last().click()
    await visitor.page.getByRole('button', { name: '重发' }).click()
    const again = await visitor.page.getByRole('group', { name: '重发的答复的内容' }).textContent()
    expect(again).toContain('outcome')
    await visitor.picture('developer-sent')
    await visitor.expectAccessible()
  })

  test('reads how the conformance cases are run, with the own application in the command', async () => {
    await visitor.open('/developer/own/conformance')
    await visitor.page.getByText(`--app-id ${unit.appId}`).waitFor()
    await visitor.picture('developer-conformance')
    await visitor.expectAccessible()
    const kept = visitor.page.waitForEvent('download')
    await visitor.page.getByRole('button', { name: '对接报文' }).click()
    expect((await kept).suggestedFilename()).toContain('.zip')
  })

  test('is told that it is too early for a report', async () => {
    const file = { name: 'report.json', mimeType: 'application/json', buffer: Buffer.from('{}') }
    await visitor.page.locator('input[type=file]').setInputFiles(file)
    expect(await visitor.page.getByRole('alert').textContent()).toContain('STEP_UNFIT')
  })

  test('has no way in as somebody of a bureau', async () => {
    const stranger = await browser.visitor('desktop', site.office.url, network.clock.now)
    const opened = await openCentreUser(network, site, 'ZX-2')
    await stranger.open('/developer/own/world')
    await enterPassword(stranger, network, opened)
    await settled(stranger.page)
    expect(await stranger.page.getByRole('heading', { name: '登录' }).count()).toBe(1)
    expect(await stranger.page.getByRole('heading', { name: '测试票据' }).count()).toBe(0)
    await stranger.leave()
  })

  test('the browser had nothing to complain about', () => {
    expect(visitor.complaints).toEqual([])
  })
})
