import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Network } from '../testing/network.ts'
import { startNetwork } from '../testing/network.ts'
import type { OfficeSite } from '../testing/office-site.ts'
import { press, staffAt } from './testing/bureau-staff.ts'
import { accountMail, schoolDraft } from './testing/office-people.ts'
import type { PortalBrowser, Visitor } from './testing/portal-browser.ts'
import { openPortalBrowser, portalStory, settled } from './testing/portal-browser.ts'
import { openPortalSite } from './testing/portal-site.ts'
import { signInFirst } from './testing/sign-in.ts'

const draft = schoolDraft(3)
const { email } = draft.handler

portalStory('a unit that applies, is sent back, corrects, and signs in by its mail', () => {
  let network: Network
  let site: OfficeSite
  let browser: PortalBrowser
  let applicant: Visitor
  let reviewer: Visitor
  let applicationPath: string

  beforeAll(async () => {
    network = await startNetwork()
    site = await openPortalSite(network, '50')
    browser = await openPortalBrowser()
    applicant = await browser.visitor('desktop', site.office.url, network.clock.now)
    reviewer = await staffAt(
      { network, site, browser },
      { staffNumber: 'DDK-1', roles: ['bureau_review'] },
    )
  }, 120_000)
  afterAll(async () => {
    await browser.close()
    await site.close()
    await network.stop()
  })

  const button = (name: string | RegExp) => applicant.page.getByRole('button', { name })
  const field = (label: string) => applicant.page.getByLabel(label, { exact: true })
  const expectPage = async (name: string) => {
    await settled(applicant.page)
    await applicant.picture(`unit-apply-${name}`)
    await applicant.expectAccessible()
  }
  const codeByMail = async () => {
    await button('发送验证码').click()
    await applicant.page.getByText('验证码已发到邮箱').waitFor()
    const codes = (await site.mailsTo(email)).flatMap(
      ({ text }) => /验证码是：(\d{6})/.exec(text)?.[1] ?? [],
    )
    return codes[0] ?? ''
  }
  const choose = async (label: string, option: string) => {
    await field(label).click()
    await applicant.page.getByTitle(option, { exact: true }).click()
  }

  test('proves its mail, and a wrong code begins nothing', async () => {
    await applicant.open('/unit/apply')
    await field('经办人电子邮箱').fill(email)
    const code = await codeByMail()
    await field('邮件里的 6 位验证码').fill(code === '000000' ? '000001' : '000000')
    await button('开始申请').click()
    await applicant.page.getByText('代码 CODE_WRONG').waitFor()
    await expectPage('code-wrong')
    await field('邮件里的 6 位验证码').fill(code)
    await button('开始申请').click()
    await applicant.page.getByText('草稿会保存').waitFor()
  })

  test('is told beside the fields what is missing, and keeps what it wrote when the connection is lost', async () => {
    await field('单位全称').fill(draft.unitName)
    await button('提交申请').click()
    await applicant.page.getByText(/还有 \d+ 处需要处理/).waitFor()
    await expectPage('faults')
    await field('统一社会信用代码').fill(draft.creditCode)
    await field('通信地址').fill(draft.address)
    await applicant.context.setOffline(true)
    await button('保存草稿').click()
    await applicant.page.getByText('代码 OFFICE_UNREACHABLE').waitFor()
    expect(await field('通信地址').inputValue()).toBe(draft.address)
    await applicant.context.setOffline(false)
    await button('保存草稿').click()
    await applicant.page.getByText('已保存').waitFor()
  })

  test('fills in the form, prints it, uploads the sealed papers and submits once', async () => {
    await field('所在区县的行政区划代码（6 位）').fill(draft.areaCode)
    await choose('单位类型', '行政事业单位')
    await choose('隶属', '区县级')
    for (const [title, person] of [
      ['单位法人', draft.legalRepresentative],
      ['单位经办人', draft.handler],
    ] as const) {
      await field(`${title}姓名`).fill(person.name)
      await field(`${title}手机`).fill(person.mobile)
      await field(`${title}身份证号`).fill(person.identityNumber)
    }
    await button('保存草稿').click()
    await applicant.page.getByText('已保存').waitFor()
    const form = applicant.page.waitForEvent('popup')
    await button('打印申请表，用来盖章').click()
    await (await form).close()
    const scan = { name: '扫描件.pdf', mimeType: 'application/pdf' }
    const inputs = applicant.page.locator('input[type=file]')
    for (let index = 0; index < 3; index += 1) {
      await inputs.nth(index).setInputFiles({ ...scan, buffer: Buffer.from('%PDF-1.7 样例') })
      await applicant.page.getByText('已上传').nth(index).waitFor()
    }
    await expectPage('filled')
    await button('提交申请').dblclick()
    await applicant.page.getByText('由大渡口区财政局审核').waitFor()
    await expectPage('submitted')
    const received = (await site.mailsTo(email)).filter(({ subject }) => subject.includes('已提交'))
    expect(received).toHaveLength(1)
  })

  test('is sent back by the reviewer with what has to be corrected', async () => {
    await reviewer.open('/bureau')
    await reviewer.page.getByText(draft.unitName).click()
    await press(reviewer, '受理')
    await press(reviewer, '退回补正')
    await reviewer.page.getByLabel('通信地址').check()
    await reviewer.page.getByLabel('要补正什么').fill('地址请写到门牌号')
    await press(reviewer, '确认退回')
    await reviewer.page
      .getByText(/待补正/)
      .first()
      .waitFor()
    applicationPath = new URL(reviewer.page.url()).pathname
    const [mail] = await site.mailsTo(email)
    expect(mail?.text).toContain('地址请写到门牌号')
  })

  test('opens it again from the mail on another computer, and corrects it', async () => {
    const text = (await site.mailsTo(email)).find((mail) => mail.text.includes('退回补正'))?.text
    const link = /https?:\S+?\?application=[\w-]+/.exec(text ?? '')?.[0] ?? ''
    network.clock.forward(61_000)
    applicant = await browser.visitor('desktop', site.office.url, network.clock.now)
    const { pathname, search } = new URL(link)
    await applicant.open(pathname + search)
    await field('经办人电子邮箱').fill(email)
    const code = await codeByMail()
    await field('邮件里的 6 位验证码').fill(code)
    await expectPage('again')
    await button('打开申请').click()
    await applicant.page.getByText('请补正：地址请写到门牌号').waitFor()
    await expectPage('returned')
    await field('通信地址').fill(`${draft.address}2号楼`)
    await button('提交申请').click()
    await applicant.page.getByText('由大渡口区财政局审核').waitFor()
    expect((await applicant.context.cookies()).map(({ name }) => name)).toEqual([])
  })

  test('is approved, and signs in with what the mail tells', async () => {
    await reviewer.open(applicationPath)
    await press(reviewer, '转到我名下')
    await reviewer.page.getByText('审核中').first().waitFor()
    await press(reviewer, '通过')
    await reviewer.page.getByRole('button', { name: '确认通过', exact: true }).dblclick()
    await reviewer.page.getByText(/已办/).waitFor()
    const account = await accountMail(site, email)
    await applicant.open('/unit')
    await signInFirst(applicant.page, network, account)
    await applicant.page.getByRole('heading', { name: '待办', level: 1 }).waitFor()
    await applicant.open('/unit/account')
    await settled(applicant.page)
    expect(await applicant.page.locator('main').innerText()).toContain(`${draft.address}2号楼`)
  })

  test('neither browser had anything to complain about', () => {
    expect([...applicant.complaints, ...reviewer.complaints]).toEqual([])
  })
})
