import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Cast } from '../testing/cast.ts'
import { enrolCast } from '../testing/cast.ts'
import { inventedPayer } from '../testing/invented-parties.ts'
import { registration } from '../testing/issuing-unit.ts'
import { reasonFor } from '../testing/items.ts'
import type { Network } from '../testing/network.ts'
import { startNetwork } from '../testing/network.ts'
import type { OfficeSite } from '../testing/office-site.ts'
import type { SignedBill } from '../testing/signed-bill.ts'
import { redBillOf } from '../testing/staged-bills.ts'
import {
  codeSentTo,
  deskCatchUp,
  hostedUnit,
  peopleCatchUp,
  registerPerson,
} from './testing/office-people.ts'
import type { PortalBrowser, Visitor } from './testing/portal-browser.ts'
import { openPortalBrowser, portalStory, settled } from './testing/portal-browser.ts'
import { openPortalSite } from './testing/portal-site.ts'
import { signIn } from './testing/sign-in.ts'

const payer = inventedPayer('样例甲', 123)
const mobile = '19900000031'

portalStory('a hospital that wants a bill back from a unit of another province', () => {
  let network: Network
  let cast: Cast
  let site: OfficeSite
  let browser: PortalBrowser
  let citizen: Visitor
  let clerk: Visitor
  let unit: Awaited<ReturnType<typeof hostedUnit>>
  let bill: SignedBill
  let billPath: string

  beforeAll(async () => {
    network = await startNetwork()
    cast = await enrolCast(network)
    site = await openPortalSite(network, '50')
    unit = await hostedUnit(network, site)
    const person = await registerPerson(site, payer, mobile)
    await person.put('/people/self/provinces/32', { active: true })
    bill = await cast.clinic.register({ payer })
    billPath = `${bill.key.billCode}/${bill.key.billNumber}`
    browser = await openPortalBrowser()
    citizen = await browser.visitor('phone', site.office.url, network.clock.now)
    clerk = await browser.visitor('desktop', site.office.url, network.clock.now)
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await site.close()
    await network.stop()
  })

  const catchUp = async () => {
    await peopleCatchUp(network, site)
    await deskCatchUp(network, site)
  }
  const press = ({ page }: Visitor, name: string | RegExp) =>
    page.getByRole('button', { name }).click()
  const expectPage = async (visitor: Visitor, name: string) => {
    await settled(visitor.page)
    await visitor.picture(name)
    await visitor.expectAccessible()
  }
  /** What the hospital is told when it asks for the bill back, and when it hands in the red bill. */
  const askedBack = () => cast.clinic.application.item('reversal.lock', reasonFor(bill))
  const takenBack = (red: SignedBill) => {
    const item = { ...bill.key, redXml: registration(red).xml }
    return cast.clinic.application.item('reversal.complete', item)
  }
  /** From the form of an act to what came of it. */
  const carryOut = async (service: string, title: RegExp, fields: Record<string, string>) => {
    await clerk.open(`/unit/acts/${service}?bills=${bill.key.billCode}-${bill.key.billNumber}`)
    for (const [label, value] of Object.entries(fields)) {
      await clerk.page.getByLabel(label).fill(value)
    }
    await press(clerk, '预览会发生什么')
    await clerk.page.getByText('可以办理').waitFor()
    await clerk.page.getByRole('button', { name: title }).dblclick()
    await clerk.page.getByText('1 张办成，0 张没有办成').waitFor()
  }

  test('a citizen signs in, finds the bill of the other province and submits it', async () => {
    await catchUp()
    network.clock.forward(61_000)
    await citizen.open('/citizen')
    await citizen.page.getByLabel('手机号', { exact: true }).fill(mobile)
    await press(citizen, '发送验证码')
    await citizen.page.getByRole('button', { name: /秒后可以再发/ }).waitFor()
    await citizen.page.getByLabel('短信验证码').fill(await codeSentTo(site, mobile))
    await press(citizen, '登录')
    await citizen.page.locator(`a.bill-card[href$="${billPath}"]`).click()
    await citizen.page.getByRole('link', { name: '提交报销' }).click()
    await citizen.page.getByRole('textbox', { name: '报销单位' }).fill('示例学校')
    await press(citizen, '查找单位')
    await press(citizen, new RegExp(unit.draft.unitName))
    await citizen.page.getByLabel('报销事由').fill('门诊费用报销')
    await citizen.page.getByRole('button', { name: '提交' }).dblclick()
    await citizen.page.getByRole('heading', { name: '报销进度' }).waitFor()
    await catchUp()
    const { json } = await unit.browser.get('/desk/cases')
    expect(json['items']).toHaveLength(1)
  })

  test('the unit finds it in its work list, accepts the case and locks the bill', async () => {
    await clerk.open('/unit')
    await signIn(clerk, network, unit.logIn)
    await clerk.page.getByRole('link', { name: '看报销事项' }).first().click()
    await clerk.page.getByRole('button', { name: '受理', exact: true }).click()
    await clerk.page.getByText('已受理').first().waitFor()
    await press(clerk, '锁定 1 张')
    await clerk.page.getByLabel('本单位业务编号').fill('BX-9')
    await press(clerk, '预览会发生什么')
    await clerk.page.getByRole('button', { name: /^锁\s?定$/ }).dblclick()
    await clerk.page.getByText('1 张办成，0 张没有办成').waitFor()
    const { json } = await unit.browser.get('/desk/acts')
    expect(json['items']).toHaveLength(1)
  })

  test('the hospital does not get it back while the unit holds it, and the unit sees that it asked', async () => {
    expect(await askedBack()).toMatchObject({ code: 'REVERSAL_HELD_MARKED' })
    const red = redBillOf(cast.clinic, bill)
    expect(await takenBack(red)).toMatchObject({ code: 'REVERSAL_NOT_LOCKED' })
    await catchUp()
    await clerk.open(`/unit/bills/${billPath}`)
    await clerk.page.getByText('待冲红', { exact: true }).first().waitFor()
    await expectPage(clerk, 'unit-bill-asked-back')
    await clerk.open('/unit')
    await clerk.page.getByText(/冲红/).first().waitFor()
    await expectPage(clerk, 'unit-inbox-asked-back')
  })

  test('the unit reports what it has paid, so that the money has to come back first', async () => {
    await carryOut('report', /报销信息反馈/, { 会计凭证号: '记-9' })
    expect(await askedBack()).toMatchObject({ code: 'REVERSAL_RECOVERY_ASKED' })
    await catchUp()
    await citizen.open(`/citizen/bills/${billPath}`)
    await citizen.page.getByText('待追回', { exact: true }).first().waitFor()
    await expectPage(citizen, 'citizen-bill-recovery-asked')
  })

  test('the citizen, though signed in, has no way to the desk of the unit', async () => {
    const { key } = bill
    await citizen.open(`/unit/acts/withdraw?bills=${key.billCode}-${key.billNumber}`)
    await citizen.page.getByRole('heading', { name: '登录' }).waitFor()
    expect(await citizen.page.getByRole('button', { name: '撤销报销' }).count()).toBe(0)
  })

  test('once the unit has the money back it withdraws, and the hospital reverses the bill', async () => {
    await clerk.open(`/unit/acts/withdraw?bills=${bill.key.billCode}-${bill.key.billNumber}`)
    await clerk.page.getByLabel('原因').fill('医院退费，款项已追回')
    await press(clerk, '预览会发生什么')
    await clerk.page.getByText('可以办理').waitFor()
    await clerk.context.setOffline(true)
    await press(clerk, /^撤销报销/)
    await clerk.page.getByText('代码 OFFICE_UNREACHABLE').waitFor()
    await clerk.context.setOffline(false)
    await press(clerk, '再次提交撤销报销')
    await clerk.page.getByText('1 张办成，0 张没有办成').waitFor()
    await catchUp()
    await clerk.open(`/unit/bills/${billPath}`)
    await clerk.page.getByText('冲红锁定', { exact: true }).first().waitFor()
    expect(await askedBack()).toMatchObject({ code: 'REVERSAL_GRANTED' })
    expect(await takenBack(redBillOf(cast.clinic, bill))).toMatchObject({ outcome: 'done' })
    await catchUp()
    await citizen.open(`/citizen/bills/${billPath}`)
    await citizen.page.getByText('已冲红', { exact: true }).first().waitFor()
    expect(await citizen.page.getByText('还能报销的余额').count()).toBe(0)
    await expectPage(citizen, 'citizen-bill-reversed')
  })

  test('nobody can lock it any more', async () => {
    const { billCode, billNumber } = bill.key
    await clerk.open(`/unit/acts/lock?bills=${billCode}-${billNumber}`)
    await clerk.page.getByLabel('本单位业务编号').fill('BX-10')
    await press(clerk, '预览会发生什么')
    await clerk.page.getByText(/不能办：这张票据已冲红/).waitFor()
    await expectPage(clerk, 'unit-lock-refused')
    expect(await clerk.page.getByRole('button', { name: /^锁\s?定$/ }).isDisabled()).toBe(true)
  })

  test('neither browser had anything to complain about', () => {
    expect([...citizen.complaints, ...clerk.complaints]).toEqual([])
  })
})
