import { exportSm2PublicKeyPem, generateSm2PrivateKey } from '@piaoqiao/gm-crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inventedParty } from '../testing/invented-parties.ts'
import type { Network } from '../testing/network.ts'
import { startNetwork } from '../testing/network.ts'
import type { OfficeSite } from '../testing/office-site.ts'
import { expectBureauPage, press, staffAt } from './testing/bureau-staff.ts'
import { hostedUnit } from './testing/office-people.ts'
import type { PortalBrowser } from './testing/portal-browser.ts'
import { openPortalBrowser, portalStory } from './testing/portal-browser.ts'
import { openPortalSite } from './testing/portal-site.ts'

const minuteMs = 60_000
type Staff = Awaited<ReturnType<typeof staffAt>>

portalStory('a bureau at its registers', () => {
  let network: Network
  let site: OfficeSite
  let browser: PortalBrowser
  let system: Staff

  beforeAll(async () => {
    network = await startNetwork()
    site = await openPortalSite(network, '50')
    browser = await openPortalBrowser()
    system = await staffAt(
      { network, site, browser },
      { staffNumber: 'SJ-1', roles: ['bureau_system'], bureauId: 'B-500000' },
    )
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await site.close()
    await network.stop()
  })

  test('enrols an issuer over a lost connection, and takes its key once', async () => {
    const { page, context } = system
    await system.open('/bureau/issuers')
    await expectBureauPage(system, 'issuers-empty')
    await page.getByRole('link', { name: '登记开票单位' }).click()
    await page.getByRole('heading', { name: '登记开票单位', level: 1 }).waitFor()
    const { id } = inventedParty('institution', 960, '大渡口示例医院', '50')
    await page.getByLabel('单位名称').fill('大渡口示例医院')
    await page.getByLabel('统一社会信用代码').fill(id)
    const publicKey = exportSm2PublicKeyPem(generateSm2PrivateKey().publicKey)
    await page.getByLabel('开票系统的 SM2 公钥').fill(publicKey)
    await page.getByLabel('调用地址').fill('192.0.2.0/24\n198.51.100.7')
    await expectBureauPage(system, 'issuer-new')
    await context.setOffline(true)
    await press(system, '登记')
    await page.getByRole('alert').getByText('现在连不上平台').waitFor()
    await context.setOffline(false)
    expect(await page.getByLabel('统一社会信用代码').inputValue()).toBe(id)
    await page.getByRole('button', { name: '登记', exact: true }).dblclick()
    await page.getByRole('heading', { name: '大渡口示例医院', level: 1 }).waitFor()
    await expectBureauPage(system, 'issuer-key-waiting')
    await press(system, '领取密钥')
    await page.getByRole('button', { name: '确认领取密钥' }).dblclick()
    await page.getByRole('img', { name: '应用密钥的二维码' }).waitFor()
    await page.getByText(/^[0-9a-f]{64}$/).waitFor()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expectBureauPage(system, 'issuer-key')
    await page.reload()
    await page.getByRole('button', { name: '变更调用地址' }).waitFor()
    expect(await page.getByText(/^[0-9a-f]{64}$/).count()).toBe(0)
    expect(await page.getByRole('button', { name: '领取密钥' }).count()).toBe(0)
  })

  test('changes the addresses of an issuer, suspends it for a reason and lets it work again', async () => {
    const { page } = system
    await system.open('/bureau/issuers')
    await page.getByRole('link', { name: '大渡口示例医院' }).click()
    await press(system, '变更调用地址')
    await page.getByLabel('新的调用地址').fill('203.0.113.0/24')
    await page.getByLabel('变更的原因').fill('机房搬迁')
    await press(system, '确认变更调用地址')
    await page.getByRole('listitem').filter({ hasText: '203.0.113.0/24' }).waitFor()
    await press(system, '暂停')
    expect(await page.getByRole('button', { name: '确认暂停' }).isDisabled()).toBe(true)
    await page.getByLabel('暂停的原因').fill('核查票据')
    await press(system, '确认暂停')
    await page.getByText('已暂停').waitFor()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expectBureauPage(system, 'issuer-suspended')
    await press(system, '恢复')
    await page.getByLabel('恢复的原因').fill('核查完毕')
    await press(system, '确认恢复')
    await page.getByText('正常', { exact: true }).waitFor()
    await system.open('/bureau/issuers?state=active&text=%E7%A4%BA%E4%BE%8B')
    await page.getByRole('link', { name: '大渡口示例医院' }).waitFor()
    await expectBureauPage(system, 'issuers')
    expect(system.complaints).toEqual([])
  })

  test('who lacks the role reads the register and its bills, and changes nothing', async () => {
    await system.open('/bureau/connections')
    await system.page.getByText('您的岗位不能看这一页').waitFor()
    const names = await system.page.getByRole('navigation').getByRole('link').allInnerTexts()
    expect(names).toEqual(expect.arrayContaining(['开票单位', '邀请', '区县', '人员']))
    expect(names).not.toContain('对接单位')
    const supervisor = await staffAt(
      { network, site, browser },
      { staffNumber: 'SJ-3', roles: ['bureau_supervise'], bureauId: 'B-500000' },
    )
    for (const path of ['issuers/new', 'invitations']) {
      await supervisor.open(`/bureau/${path}`)
      await supervisor.page.getByText('您的岗位不能看这一页').waitFor()
    }
    await supervisor.open('/bureau/issuers')
    await supervisor.page.getByRole('link', { name: '大渡口示例医院' }).click()
    const bills = supervisor.page.getByRole('link', { name: '这个单位开具的票据' })
    await bills.waitFor()
    expect(await supervisor.page.getByRole('button', { name: '暂停' }).count()).toBe(0)
    await bills.click()
    await supervisor.page.getByRole('heading', { name: '票据台账', level: 1 }).waitFor()
    expect(new URL(supervisor.page.url()).searchParams.get('issuerId')).toMatch(/^\w{18}$/)
    await supervisor.leave()
  })

  test('invites one person and a whole list, whose rows come out one by one', async () => {
    const { page } = system
    await system.open('/bureau/invitations')
    await expectBureauPage(system, 'invitations-empty')
    await page.getByLabel('只邀请一个人，手机号').fill('19900000077')
    await page.getByRole('button', { name: '邀请', exact: true }).dblclick()
    await page.getByRole('heading', { name: '邀请名单', level: 1 }).waitFor()
    await page.getByText('正在发送').waitFor()
    await page.getByRole('link', { name: '全部名单' }).click()
    await page.locator('input[type="file"]').setInputFiles({
      name: '名单.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('手机号\r\n19900000077\r\n19900000078\r\n12345\r\n'),
    })
    await page.getByRole('heading', { name: '邀请名单', level: 1 }).waitFor()
    await site.office.runJob('people-send-invitations')
    await page.reload()
    await page.getByText('已办完').waitFor()
    for (const outcome of ['已发送邀请', '已邀请过', '手机号不正确']) {
      await page.getByText(outcome, { exact: true }).waitFor()
    }
    await expectBureauPage(system, 'invitation')
    expect(await site.textsTo('19900000077')).toHaveLength(1)
    const download = page.waitForEvent('download')
    await press(system, '下载逐行结果')
    expect((await download).suggestedFilename()).toContain('邀请结果')
    await system.open('/bureau/invitations')
    await expectBureauPage(system, 'invitations')
  })

  test('opens a district, whose first person is told by mail; a second one of it is refused', async () => {
    const { page } = system
    await system.open('/bureau/districts')
    const fill = async () => {
      await page.getByLabel('行政区划代码').fill('500117')
      await page.getByLabel('财政部门名称').fill('合川区财政局')
      await page.getByLabel('第一个人的姓名').fill('样例戊')
      await page.getByLabel('邮箱').fill('first@hechuan.example')
    }
    await fill()
    await page.getByLabel('工号').fill('HC-1')
    await press(system, '开通')
    await page.getByRole('button', { name: '确认开通' }).dblclick()
    await page.getByText('合川区财政局已开通，账号已发到邮箱。').waitFor()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('cell', { name: '合川区财政局' }).waitFor()
    expect((await site.mailsTo('first@hechuan.example'))[0]?.text).toContain('初始密码')
    await expectBureauPage(system, 'districts')
    await fill()
    await page.getByLabel('工号').fill('HC-2')
    await press(system, '开通')
    await press(system, '确认开通')
    await page.getByRole('alert').getByText('这个区县的财政部门已存在。').waitFor()
    expect(system.complaints).toEqual([])
  })

  test('reviews a change whose differences are marked, also those since it was returned', async () => {
    const { draft, browser: own } = await hostedUnit(network, site, 21)
    const begun = await own.post('/units/self/changes')
    own.draftToken = String(begun.json['draftToken'])
    const applicationId = String(begun.json['applicationId'])
    const path = `/units/applications/${applicationId}`
    const handler = { ...draft.handler, mobile: '19900000188' }
    const changed = { ...draft, unitName: '大渡口区示例实验学校', handler }
    await own.put(path, changed)
    for (const kind of ['sealed_form', 'credit_code_certificate']) {
      const scan = Buffer.from('%PDF-1.7 sample scan')
      await own.upload('PUT', `${path}/files/${kind}`, scan, 'application/pdf')
    }
    expect((await own.post(`${path}/submission`)).code).toBeNull()
    const reviewer = await staffAt(
      { network, site, browser },
      { staffNumber: 'DDK-9', roles: ['bureau_review'] },
    )
    const { page } = reviewer
    await reviewer.open(`/bureau/unit-applications/${applicationId}`)
    await page.getByText('与账户相比有 2 处变更').waitFor()
    expect(await page.locator('.differing del').allInnerTexts()).toEqual([
      draft.unitName,
      expect.stringContaining('****'),
    ])
    await press(reviewer, '受理')
    await page.getByText('审核中').first().waitFor()
    await press(reviewer, '退回补正')
    await page.getByLabel('单位全称').check()
    await page.getByLabel('要补正什么').fill('名称请与证书一致')
    await press(reviewer, '确认退回')
    await page
      .getByText(/待补正/)
      .first()
      .waitFor()
    await own.put(path, { ...changed, unitName: '大渡口区示例实验小学' })
    network.clock.forward(minuteMs)
    const scan = Buffer.from('%PDF-1.7 sealed again')
    await own.upload('PUT', `${path}/files/sealed_form`, scan, 'application/pdf')
    expect((await own.post(`${path}/submission`)).code).toBeNull()
    await page.reload()
    await page.getByText('退回后改过 1 处').waitFor()
    await page.getByText('退回后上传').waitFor()
    const name = page.locator('.differing').filter({ hasText: '大渡口区示例实验小学' })
    expect(await name.locator('del').allInnerTexts()).toEqual([
      draft.unitName,
      '大渡口区示例实验学校',
    ])
    await expectBureauPage(reviewer, 'review-differences')
    expect(reviewer.complaints).toEqual([])
  })
})
