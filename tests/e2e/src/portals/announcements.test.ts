import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Network } from '../testing/network.ts'
import { startNetwork } from '../testing/network.ts'
import type { OfficeSite } from '../testing/office-site.ts'
import type { LogIn } from './testing/office-people.ts'
import { bureauUser, hostedUnit } from './testing/office-people.ts'
import type { PortalBrowser, Visitor } from './testing/portal-browser.ts'
import { openPortalBrowser, portalStory, settled } from './testing/portal-browser.ts'
import { openPortalSite } from './testing/portal-site.ts'
import { signIn } from './testing/sign-in.ts'

const title = '报销单位操作指南（在线使用单位）'
const attachment = {
  name: '报销流程图.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7 样例附件'),
}

portalStory('announcements, guides and problems', () => {
  let network: Network
  let site: OfficeSite
  let browser: PortalBrowser
  let writer: Visitor
  let clerk: Visitor
  let citizen: Visitor
  let path = ''

  beforeAll(async () => {
    network = await startNetwork()
    site = await openPortalSite(network, '50')
    browser = await openPortalBrowser()
    const unit = await hostedUnit(network, site)
    const { logIn } = await bureauUser(network, site, {
      staffNumber: 'DDK-1',
      roles: ['bureau_review'],
    })
    network.clock.forward(31_000)
    writer = await visitorAt('bureau', '待审', logIn)
    clerk = await visitorAt('unit', '待办', unit.logIn)
    citizen = await browser.visitor('phone', site.office.url, network.clock.now)
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await site.close()
    await network.stop()
  })

  /** Somebody who signed in at a portal. */
  async function visitorAt(portal: string, first: string, logIn: LogIn): Promise<Visitor> {
    const visitor = await browser.visitor('desktop', site.office.url, network.clock.now)
    await visitor.open(`/${portal}`)
    await signIn(visitor, network, logIn)
    await visitor.page.getByRole('heading', { name: first, level: 1 }).waitFor()
    return visitor
  }

  const press = ({ page }: Visitor, name: string) =>
    page.getByRole('button', { name, exact: true }).click()
  const titled = ({ page }: Visitor, name: string) =>
    page.getByRole('heading', { name, level: 1 }).waitFor()
  const expectPage = async (visitor: Visitor, name: string) => {
    await settled(visitor.page)
    await visitor.picture(`announcements-${name}`)
    await visitor.expectAccessible()
  }
  const published = async () =>
    (await site.browser().get('/announcements')).json as { readonly announcements: unknown[] }
  const download = async ({ page }: Visitor) => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: `下载${attachment.name}` }).click(),
    ])
    expect(file.suggestedFilename()).toBe(attachment.name)
  }

  test('a bureau begins a draft with a guide of the system, and its text outlives a lost connection', async () => {
    await writer.open('/bureau/announcements')
    await expectPage(writer, 'bureau-empty')
    await press(writer, `以此起草：${title}`)
    await titled(writer, title)
    path = new URL(writer.page.url()).pathname
    const text = writer.page.getByLabel('正文')
    const written = `**自下月起试行。**\n\n${await text.inputValue()}`
    await text.fill(written)
    await writer.page.getByRole('region', { name: '预览' }).getByText('自下月起试行。').waitFor()
    await writer.context.setOffline(true)
    await press(writer, '保存修改')
    await writer.page.getByText('代码 OFFICE_UNREACHABLE').waitFor()
    await writer.context.setOffline(false)
    await writer.open(path)
    expect(await text.inputValue()).toBe(written)
    await expectPage(writer, 'bureau-draft')
    await press(writer, '保存修改')
    await writer.page.getByText('内容已保存。').waitFor()
  })

  test('attaches a file, and publishes once however often the button is pressed', async () => {
    const [chooser] = await Promise.all([
      writer.page.waitForEvent('filechooser'),
      press(writer, '上传附件'),
    ])
    await chooser.setFiles({ ...attachment, name: '错传的文件.pdf' })
    await writer.page.getByText('错传的文件.pdf').waitFor()
    await press(writer, '删除')
    await press(writer, '确认删除')
    await writer.page.getByText('没有附件。').waitFor()
    await writer.page.locator('input[type=file]').setInputFiles(attachment)
    await writer.page.getByText('读者下载 0 次').waitFor()
    await press(writer, '查看')
    await writer.page.locator('iframe.scan').waitFor()
    await writer.page.getByRole('button', { name: '关闭' }).click()
    await press(writer, '发布')
    await writer.page.getByRole('button', { name: '确认发布', exact: true }).dblclick()
    await writer.page.getByText('已发布').first().waitFor()
    await expectPage(writer, 'bureau-published')
    expect((await published()).announcements).toHaveLength(1)
    await writer.open('/bureau/announcements/published?audience=all')
    await writer.page.getByText(title).first().waitFor()
    await expectPage(writer, 'bureau-reading-list')
  })

  test('somebody without the right reads, and cannot write', async () => {
    const { logIn } = await bureauUser(network, site, {
      staffNumber: 'DDK-2',
      roles: ['bureau_audit'],
    })
    network.clock.forward(31_000)
    const auditor = await visitorAt('bureau', '待审', logIn)
    await auditor.open(path)
    await auditor.page.getByText('已发布').first().waitFor()
    expect(await auditor.page.getByRole('button', { name: '撤回' }).count()).toBe(0)
    await auditor.open('/bureau/announcements/new')
    await auditor.page.getByText('您的岗位不能看这一页').waitFor()
    await expectPage(auditor, 'bureau-no-right')
    await auditor.leave()
  })

  test('a citizen finds it from the entrance without signing in, and downloads the file', async () => {
    await citizen.open('/')
    await citizen.page.getByText('公告和操作指南').click()
    await titled(citizen, '公告和指南')
    await citizen.page.getByText(title).waitFor()
    await expectPage(citizen, 'citizen-list')
    await citizen.page.getByRole('link', { name: '公告通知', exact: true }).click()
    await citizen.page.getByText('这里还没有公告和指南。').waitFor()
    expect(citizen.page.url()).toContain('kind=notice')
    await citizen.page.goBack()
    await citizen.open('/citizen/announcements?audience=all&kind=guide')
    await citizen.page.getByText(title).click()
    await titled(citizen, title)
    await citizen.page.getByText('自下月起试行。').waitFor()
    await expectPage(citizen, 'citizen-page')
    await download(citizen)
  })

  test('so does a clerk of a unit, and a developer, and somebody who has no account', async () => {
    await clerk.page.getByRole('link', { name: '公告和指南' }).click()
    await clerk.page.getByRole('link', { name: title }).click()
    await titled(clerk, title)
    await expectPage(clerk, 'unit-page')
    await download(clerk)
    await writer.open(path)
    await writer.page.getByText('读者下载 2 次').waitFor()
    const stranger = await browser.visitor('desktop', site.office.url, network.clock.now)
    await stranger.open('/unit/announcements?kind=guide')
    await stranger.page.getByRole('link', { name: title }).waitFor()
    await expectPage(stranger, 'unit-open-list')
    await stranger.open('/developer/announcements?audience=units')
    await stranger.page.getByRole('link', { name: title }).click()
    await titled(stranger, title)
    await expectPage(stranger, 'developer-page')
    expect(stranger.complaints).toEqual([])
    await stranger.leave()
  })

  test('a unit raises a problem, and what was typed outlives a lost connection', async () => {
    await clerk.open('/unit/problems')
    await clerk.page.getByText(/还没有反馈过问题/).waitFor()
    await expectPage(clerk, 'problems-empty')
    await clerk.page.getByRole('link', { name: '反馈一个问题' }).first().click()
    await titled(clerk, '反馈一个问题')
    await clerk.page.getByLabel('题目').fill('台账导出是空的')
    await clerk.page.getByLabel('情况').fill('在“台账”按“导出”，表格里没有行。')
    await expectPage(clerk, 'problem-form')
    await clerk.context.setOffline(true)
    await press(clerk, '提交')
    await clerk.page.getByText('代码 OFFICE_UNREACHABLE').waitFor()
    await clerk.context.setOffline(false)
    await clerk.page.getByRole('button', { name: '提交', exact: true }).dblclick()
    await titled(clerk, '台账导出是空的')
    await press(clerk, '补充说明')
    await clerk.page.getByLabel('补充的内容').fill('换了浏览器也一样。')
    await press(clerk, '确认补充说明')
    await clerk.page.getByText('换了浏览器也一样。').waitFor()
    await expectPage(clerk, 'problem-waiting')
    await clerk.open('/unit/problems')
    expect(await clerk.page.getByRole('link', { name: '台账导出是空的' }).count()).toBe(1)
    await expectPage(clerk, 'problems')
  })

  test('the bureau answers and closes it, and the unit reads the answer', async () => {
    await writer.open('/bureau/problems?state=open')
    await expectPage(writer, 'bureau-problems')
    await writer.page.getByRole('link', { name: '台账导出是空的' }).click()
    await press(writer, '内部记录')
    await writer.page.getByRole('textbox', { name: '记录' }).fill('已转运维。')
    await press(writer, '确认内部记录')
    await writer.page.getByText('已转运维。').waitFor()
    await press(writer, '答复')
    await writer.page.getByRole('textbox', { name: '答复' }).fill('已修复，请重新导出。')
    await press(writer, '确认答复')
    await press(writer, '办结')
    await writer.page.getByLabel('办结的说明').fill('电话确认过。')
    await press(writer, '确认办结')
    await writer.page.getByRole('button', { name: '重新打开', exact: true }).waitFor()
    await expectPage(writer, 'bureau-problem')
    await clerk.page.getByRole('link', { name: '台账导出是空的' }).click()
    await clerk.page.getByText('已修复，请重新导出。').first().waitFor()
    expect(await clerk.page.locator('main').innerText()).not.toContain('已转运维。')
    await expectPage(clerk, 'problem-closed')
  })

  test('a withdrawn announcement says so to its readers, and comes back corrected', async () => {
    await writer.open(path)
    await press(writer, '撤回')
    await writer.page.getByLabel('撤回的原因').fill('日期写错了')
    await press(writer, '确认撤回')
    await writer.page.getByText('日期写错了').waitFor()
    await expectPage(writer, 'bureau-withdrawn')
    await citizen.page.reload()
    await titled(citizen, '这篇公告已撤回')
    expect(await citizen.page.locator('main').innerText()).not.toContain('日期写错了')
    await expectPage(citizen, 'citizen-withdrawn')
    await clerk.open(path.replace('/bureau/', '/unit/'))
    await titled(clerk, '这篇公告已撤回')
    await expectPage(clerk, 'unit-withdrawn')
    await writer.page.getByLabel('题目').fill('在线使用单位操作指南')
    await press(writer, '保存修改')
    await press(writer, '重新发布')
    await press(writer, '确认重新发布')
    await writer.page.getByText('已发布').first().waitFor()
    await citizen.page.reload()
    await titled(citizen, '在线使用单位操作指南')
    expect([...writer.complaints, ...clerk.complaints, ...citizen.complaints]).toEqual([])
  })
})
