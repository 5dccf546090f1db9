import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Network } from '../testing/network.ts'
import { startNetwork } from '../testing/network.ts'
import type { OfficeSite } from '../testing/office-site.ts'
import { expectBureauPage, press, signInAtBureau, staffAt } from './testing/bureau-staff.ts'
import type { PortalBrowser } from './testing/portal-browser.ts'
import { openPortalBrowser, portalStory } from './testing/portal-browser.ts'
import type { PortalSandbox } from './testing/portal-sandbox.ts'
import { openPortalSandbox } from './testing/portal-sandbox.ts'
import { openPortalSite } from './testing/portal-site.ts'
import type { UnitBySystem } from './testing/unit-by-system.ts'
import { askForJointTest, openUnitBySystem, signOffByUnit } from './testing/unit-by-system.ts'

const minuteMs = 60_000
type Staff = Awaited<ReturnType<typeof staffAt>>

portalStory('the centre with the units by system', () => {
  let network: Network
  let sandbox: PortalSandbox
  let site: OfficeSite
  let browser: PortalBrowser
  let centre: Staff
  let unit: UnitBySystem

  beforeAll(async () => {
    network = await startNetwork()
    sandbox = await openPortalSandbox(network.clock.now)
    site = await openPortalSite(network, '50', sandbox.settings)
    unit = await openUnitBySystem(network, site)
    await askForJointTest(unit)
    browser = await openPortalBrowser()
    centre = await staffAt(
      { network, site, browser },
      {
        staffNumber: 'ZX-2',
        roles: ['bureau_review', 'bureau_supervise'],
        bureauId: 'B-500000-C',
      },
    )
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await site.close()
    await sandbox.close()
    await network.stop()
  })

  test('the centre accepts the form of a unit by system on its page', async () => {
    const { page } = centre
    await centre.open('/bureau/connections')
    await expectBureauPage(centre, 'connections')
    await page.getByRole('link', { name: '示例人寿保险有限公司' }).click()
    await page.getByRole('heading', { name: '示例人寿保险有限公司', level: 1 }).waitFor()
    await page.getByText('下周上午').waitFor()
    expect(await page.locator('main').innerText()).not.toContain('19900000002')
    await expectBureauPage(centre, 'connection')
    await press(centre, '受理联调申请')
    await page.getByRole('button', { name: '确认受理联调申请' }).dblclick()
    await page.locator('.walk [aria-current="step"]', { hasText: '联调测试' }).waitFor()
    expect(await page.getByRole('button', { name: '受理联调申请' }).count()).toBe(0)
  })

  test('signs the joint test off after the unit, and the unit is enrolled', async () => {
    const { page } = centre
    await signOffByUnit(unit)
    await page.reload()
    await page.getByText('用例齐全').waitFor()
    await press(centre, '签署联调通过')
    await page.getByRole('button', { name: '确认签署联调通过' }).dblclick()
    await page.locator('.walk [aria-current="step"]', { hasText: '首笔验证' }).waitFor()
    await page.getByText('每分钟 20 条').waitFor()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expectBureauPage(centre, 'connection-trial')
  })

  let startsAt: string

  test('opens slots on Saturdays, closes a day and opens it again, by the keyboard too', async () => {
    const { page } = centre
    await centre.open('/bureau/joint-tests')
    await page.getByRole('link', { name: '设置开放时段' }).click()
    await press(centre, '增加时段')
    await page.getByLabel('星期几').last().click()
    await page.getByText('星期六', { exact: true }).last().click()
    await page.locator('.ant-select-dropdown').last().waitFor({ state: 'hidden' })
    await expectBureauPage(centre, 'joint-test-hours')
    await press(centre, '保存开放时段')
    await press(centre, '确认保存开放时段')
    await page.getByRole('heading', { name: '联调日历', level: 1 }).waitFor()
    const slots = await unit.developer.get(`/connections/slots?from=${dayIn(2)}&days=14`)
    const items = slots.json['items'] as readonly { day: string; startsAt: string }[]
    const saturday = items.find(({ day }) => new Date(day).getUTCDay() === 6)
    startsAt = saturday?.startsAt ?? ''
    await centre.open(`/bureau/joint-tests?day=${saturday?.day ?? ''}`)
    await press(centre, '停办这一天')
    await press(centre, '确认停办这一天')
    await page.getByText('这一天停办，单位不能预约。').waitFor()
    const book = () => unit.developer.post('/connections/self/bookings', { startsAt })
    expect((await book()).code).toBe('SLOT_NOT_OPEN')
    await press(centre, '恢复开放')
    await press(centre, '确认恢复开放')
    await press(centre, '停办这一天')
    await page.getByText('停办后单位不能预约这一天，可以恢复。').waitFor()
    await page.keyboard.press('Escape')
    expect((await book()).code).toBeNull()
    await page.locator(`[data-day="${saturday?.day ?? ''}"]`).focus()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    await page.locator('[aria-pressed="true"]', { hasText: '空 4 段' }).waitFor()
  })

  function dayIn(days: number): string {
    return new Date(network.clock.now() + days * 1_440 * minuteMs).toISOString().slice(0, 10)
  }

  test('sees who booked, and notes that the test took place once it has begun', async () => {
    const { page } = centre
    const day = startsAt.slice(0, 10)
    await centre.open(`/bureau/joint-tests?day=${day}`)
    await page.getByRole('link', { name: '示例人寿保险有限公司' }).waitFor()
    await expectBureauPage(centre, 'joint-tests')
    expect(await page.getByRole('button', { name: '登记已完成' }).count()).toBe(0)
    network.clock.forward(Date.parse(startsAt) + minuteMs - network.clock.now())
    await centre.context.clock.setSystemTime(network.clock.now())
    await signInAtBureau(centre, network, centre.logIn)
    await centre.open(`/bureau/joint-tests?day=${day}`)
    await press(centre, '登记已完成')
    await page.getByRole('button', { name: '确认登记已完成' }).dblclick()
    await page.locator('.bookings').getByText('已完成').waitFor()
    expect(centre.complaints).toEqual([])
  })
})
