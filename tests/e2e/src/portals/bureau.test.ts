import type { OfficeBrowser } from '@piaoqiao/dev/office-browser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Cast } from '../testing/cast.ts'
import { enrolCast, parties } from '../testing/cast.ts'
import { lockOf } from '../testing/items.ts'
import type { Network } from '../testing/network.ts'
import { startNetwork } from '../testing/network.ts'
import type { OfficeSite } from '../testing/office-site.ts'
import type { SignedBill } from '../testing/signed-bill.ts'
import { done } from '../testing/staged-bills.ts'
import { expectBureauPage, press, staffAt } from './testing/bureau-staff.ts'
import {
  accountMail,
  ownPassword,
  schoolDraft,
  submittedApplication,
} from './testing/office-people.ts'
import type { PortalBrowser, Visitor } from './testing/portal-browser.ts'
import { openPortalBrowser, portalStory } from './testing/portal-browser.ts'
import { openPortalSite } from './testing/portal-site.ts'

const draft = schoolDraft(7)

portalStory('a bureau at its console', () => {
  let network: Network
  let cast: Cast
  let site: OfficeSite
  let browser: PortalBrowser
  let reviewer: Visitor
  let stuck: SignedBill
  /** Of the unit that is approved here. */
  let clerk: OfficeBrowser
  let application: Awaited<ReturnType<typeof submittedApplication>>

  beforeAll(async () => {
    network = await startNetwork()
    cast = await enrolCast(network)
    site = await openPortalSite(network, '50')
    stuck = await cast.hospital.register()
    await done(cast.company, 'bill.lock', lockOf(stuck))
    application = await submittedApplication(site, draft)
    clerk = site.browser()
    browser = await openPortalBrowser()
    reviewer = await staff('DDK-1', ['bureau_review', 'bureau_supervise'])
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await site.close()
    await network.stop()
  })

  const staff = (
    staffNumber: string,
    roles: Parameters<typeof staffAt>[1]['roles'],
    bureauId = 'B-500104',
  ): Promise<Visitor> => staffAt({ network, site, browser }, { staffNumber, roles, bureauId })

  test('a reviewer opens an application with its scan beside the form, and returns it', async () => {
    await reviewer.page.getByText(draft.unitName).waitFor()
    await expectBureauPage(reviewer, 'queue')
    await reviewer.page.getByText(draft.unitName).click()
    await reviewer.page.getByRole('heading', { name: draft.unitName, level: 1 }).waitFor()
    expect(await reviewer.page.locator('main').innerText()).not.toContain(
      draft.handler.identityNumber,
    )
    await press(reviewer, '受理')
    await reviewer.page.getByText('审核中').first().waitFor()
    await expectBureauPage(reviewer, 'review')
    await reviewer.page.getByRole('button', { name: /申请表/ }).click()
    await reviewer.page.locator('iframe.scan').waitFor()
    await press(reviewer, '查看完整个人信息')
    await reviewer.page.getByLabel('查看的原因').fill('核对身份证')
    await press(reviewer, '确认查看完整个人信息')
    await reviewer.page.getByText(draft.handler.identityNumber).waitFor()
    await press(reviewer, '退回补正')
    await reviewer.page.getByLabel('通信地址').check()
    await reviewer.page.getByLabel('要补正什么').fill('地址请写到门牌号')
    await press(reviewer, '确认退回')
    await reviewer.page
      .getByText(/待补正/)
      .first()
      .waitFor()
    const [mail] = await site.mailsTo(draft.handler.email)
    expect(mail?.text).toContain('地址请写到门牌号')
  })

  test('approves it once corrected, however often the button is pressed, and the account comes by mail', async () => {
    const path = `/units/applications/${application.applicationId}`
    await application.applicant.put(path, { ...draft, address: `${draft.address}2号楼` })
    await application.applicant.post(`${path}/submission`)
    await reviewer.open(`/bureau/unit-applications/${application.applicationId}`)
    await press(reviewer, '转到我名下')
    await reviewer.page.getByText('审核中').first().waitFor()
    await press(reviewer, '通过')
    await reviewer.page.getByRole('button', { name: '确认通过', exact: true }).dblclick()
    await reviewer.page.getByText(/已办/).waitFor()
    await expectBureauPage(reviewer, 'reviewed')
    const account = await accountMail(site, draft.handler.email)
    await clerk.signInFirst(account, ownPassword, network.clock.now)
    await reviewer.open('/bureau/units')
    await reviewer.page.getByText(draft.unitName).click()
    await reviewer.page.getByRole('button', { name: '暂停账户' }).waitFor()
    await expectBureauPage(reviewer, 'unit')
  })

  test('loads the plan of its district, sees what is late, and marks a duty done', async () => {
    const system = await staff('DDK-2', ['bureau_system'])
    await system.open('/bureau/rollout')
    await press(system, '载入')
    await system.page
      .getByText(/2025年8月29日/)
      .first()
      .waitFor()
    await expectBureauPage(system, 'rollout')
    await system.open('/bureau/rollout?state=late')
    await system.page.getByRole('button', { name: '完成', exact: true }).first().click()
    await system.page.getByLabel('完成的说明').fill('已召开')
    await press(system, '确认完成')
    await system.page.getByLabel('完成的说明').waitFor({ state: 'detached' })
    await system.open('/bureau/users')
    await expectBureauPage(system, 'users')
    await system.open('/bureau/audit')
    await system.page.getByText('您的岗位不能看这一页').waitFor()
    expect(system.complaints).toEqual([])
  })

  test('publishes a guide, and closes a problem', async () => {
    await reviewer.open('/bureau/announcements/new')
    await reviewer.page.getByLabel('题目').fill('跨省报销操作指南')
    await reviewer.page.getByLabel('社会公众').check()
    await reviewer.page.getByLabel('正文').fill('一、怎样开通。二、怎样报销。')
    await press(reviewer, '存为草稿')
    await press(reviewer, '发布')
    await press(reviewer, '确认发布')
    await reviewer.page.getByText('已发布').first().waitFor()
    await reviewer.open('/bureau/announcements')
    await expectBureauPage(reviewer, 'announcements')
    const published = await site.browser().get('/announcements')
    expect(JSON.stringify(published.json)).toContain('跨省报销操作指南')
    await reviewer.open('/bureau/problems')
    await reviewer.page.getByLabel('题目').fill('HIS 接口超时')
    await reviewer.page.getByLabel('情况').fill('高峰时开票超过十秒。')
    await press(reviewer, '登记')
    await reviewer.page.getByRole('link', { name: 'HIS 接口超时' }).click()
    await press(reviewer, '交办')
    await reviewer.page.getByLabel('同事').click()
    await reviewer.page.getByTitle('审核员（系统）').click()
    await reviewer.page.getByRole('button', { name: '确认交办', exact: true }).dblclick()
    await reviewer.page.getByLabel('同事').waitFor({ state: 'detached' })
    await reviewer.page.getByText('办理人').waitFor()
    await press(reviewer, '答复')
    await reviewer.page.getByRole('textbox', { name: '答复' }).fill('已升级开票站。')
    await press(reviewer, '确认答复')
    await press(reviewer, '办结')
    await reviewer.page.getByLabel('办结的说明').fill('机构确认恢复。')
    await press(reviewer, '确认办结')
    await reviewer.page.getByRole('button', { name: '重新打开', exact: true }).waitFor()
    await expectBureauPage(reviewer, 'problem')
  })

  test('sees bills of its own institutions alone, and is told to name one', async () => {
    await reviewer.open('/bureau/bills')
    await reviewer.page.getByText('请指定本辖区内的开票单位或报销单位').waitFor()
    await reviewer.page.getByText('代码 PARTY_OUT_OF_SCOPE').waitFor()
    expect(await reviewer.page.getByText('您的岗位不能看这一页').count()).toBe(0)
  })

  test('is told of a unit that asks again and again for a bill that another one holds', async () => {
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      const asked = { requestId: `again-${attempt}`, items: [lockOf(stuck)] }
      expect((await clerk.post('/desk/acts/lock', asked)).code).toBeNull()
      network.clock.forward(1_000)
    }
    await site.office.runJob('find-signals')
    await reviewer.open('/bureau/signals')
    await reviewer.page.getByText(/7天内3次申请锁定/).waitFor()
    await expectBureauPage(reviewer, 'signals')
    await press(reviewer, '已查看')
    await reviewer.page.getByLabel('看到的情况').fill('经办人误选，已电话核实')
    await reviewer.page.getByRole('button', { name: '确认已查看', exact: true }).dblclick()
    await reviewer.page.getByLabel('看到的情况').waitFor({ state: 'detached' })
    await press(reviewer, '了结')
    await reviewer.page.getByLabel('了结的说明').fill('不是重复报销')
    await press(reviewer, '确认了结')
    await reviewer.page.getByText('不是重复报销').waitFor()
    await reviewer.open('/bureau/signals?state=open')
    await reviewer.page.getByText('没有线索').waitFor()
  })

  test('a stuck lock is ended by two persons', async () => {
    const first = await staff('SJ-1', ['bureau_supervise'], 'B-500000')
    await first.open('/bureau/bills')
    await expectBureauPage(first, 'bills')
    await first.page.getByRole('button', { name: '申请解除锁定', exact: true }).first().click()
    await first.page.getByLabel('解除的原因').fill('持有单位系统停用')
    await press(first, '确认申请解除锁定')
    await first.page.getByLabel('解除的原因').waitFor({ state: 'detached' })
    await first.open('/bureau/recoveries')
    await press(first, '复核通过')
    await press(first, '确认复核通过')
    await first.page.getByRole('alert').waitFor()
    const second = await staff('SJ-2', ['bureau_supervise'], 'B-500000')
    await second.open('/bureau/recoveries')
    await press(second, '复核通过')
    await press(second, '确认复核通过')
    await second.page
      .getByRole('button', { name: '复核通过', exact: true })
      .waitFor({ state: 'detached' })
    await expectBureauPage(second, 'recoveries')
    expect([...first.complaints, ...second.complaints]).toEqual([])
  })

  test('sees where and when bills were locked, and takes the figures into a spreadsheet', async () => {
    const centre = await staff('SJ-3', ['bureau_review'], 'B-500000')
    await centre.open('/bureau/statistics?measure=locked')
    await centre.page.getByTitle('江苏 1 张').waitFor()
    const hours = centre.page.getByRole('region', { name: '一周各时段锁定的张数' })
    expect((await hours.locator('td').allInnerTexts()).filter((text) => text !== '')).toEqual(['1'])
    await expectBureauPage(centre, 'statistics-province')
    const [download] = await Promise.all([
      centre.page.waitForEvent('download'),
      centre.page.getByRole('button', { name: '导出' }).first().click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^业务量走势-.*\.xlsx$/)
    await centre.page.getByRole('link', { name: parties.hospital.name }).click()
    await centre.page.getByRole('heading', { name: '票据台账' }).waitFor()
    expect(centre.page.url()).toContain(`issuerId=${parties.hospital.id}`)
    await centre.page.getByText('50060126').first().waitFor()
    expect(centre.complaints).toEqual([])
  })

  test('has figures, health, signals and activities, and an auditor checks the chain', async () => {
    for (const name of ['statistics', 'health', 'activities', 'problems']) {
      await reviewer.open(`/bureau/${name}`)
      await expectBureauPage(reviewer, name)
    }
    const auditor = await staff('DDK-3', ['bureau_audit'])
    await auditor.open('/bureau/audit')
    await press(auditor, '核对整条链')
    await auditor.page.getByText('链是完整的，没有被改动。').waitFor()
    await expectBureauPage(auditor, 'audit')
    expect([...reviewer.complaints, ...auditor.complaints]).toEqual([])
  })
})
