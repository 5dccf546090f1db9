import type { Secrets } from '@piaoqiao/dev/unit-system'
import type { Locator, Page } from 'playwright-core'
import { inventedParty } from '../../testing/invented-parties.ts'
import type { Visitor } from './portal-browser.ts'
import { settled } from './portal-browser.ts'

export const handlerEmail = 'claims@insurer.example'
const party = inventedParty('company', 951, '重庆示例人寿保险有限公司', '50')

/** What the handler writes into the application, by the names of the fields; none of it exists. */
export const connectionForm = {
  单位全称: party.name,
  统一社会信用代码: party.id,
  通信地址: '重庆市大渡口区示例路1号',
  单位法人姓名: '样例甲',
  单位法人手机: '19900000001',
  单位法人身份证号: '500000199001010016',
  单位经办人姓名: '样例乙',
  单位经办人手机: '19900000002',
  单位经办人身份证号: '500000199001010016',
  经办人电子邮箱: handlerEmail,
  本单位业务系统名称: '理赔核心系统',
} as const

/** What the joint-test form asks for, beside addresses and time. */
export const jointTestForm = {
  单位联系人: '样例乙',
  联系人手机: '19900000002',
  联系人电子邮箱: handlerEmail,
  测试环境端口: '8443',
  正式环境端口: '443',
} as const

const scanButtons = [/申请表扫描件/, /统一社会信用代码证/, /身份证复印件/]
const scan = {
  name: '扫描件.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7 sample scan'),
}

/** The hands of whoever connects a unit's system, at the pages of the portal. */
export interface Handler {
  readonly page: () => Page
  button(name: string | RegExp, exact?: boolean): Locator
  heading(name: string): Locator
  /** Holds the page against the rules of all pages, and takes its picture. */
  expectPage(name: string): Promise<void>
  /** Fills in fields by their labels, or by how these begin. */
  fill(values: Readonly<Record<string, string>>): Promise<void>
  fillBeginning(values: Readonly<Record<string, string>>): Promise<void>
  /** Says yes in the dialog that asks before an act. */
  confirmed(opener: Locator, name: string): Promise<void>
  /** Opens a page by the navigation. */
  go(entry: string): Promise<void>
  /** The text of a block that can be copied. */
  copied(label: string): Promise<string>
  upload(button: RegExp): Promise<void>
  /** The three scans of an application. */
  uploadScans(): Promise<void>
  /** The unit's bookings that stand. */
  bookings(): Locator
  giveReport(report: object): Promise<void>
  /** What the open page shows of an environment, its appKey included. */
  secretsShown(environment: '测试环境' | '正式环境'): Promise<Secrets>
}

/** @param visitor who sits there, once the browser is open */
export function handlerAt(visitor: () => Visitor): Handler {
  const page = () => visitor().page
  const button: Handler['button'] = (name, exact = false) =>
    page().getByRole('button', { name, exact })
  const copied: Handler['copied'] = async (label) => {
    const block = page().getByRole('group', { name: `${label}的内容` })
    return (await block.textContent()) ?? ''
  }
  return {
    page,
    button,
    copied,
    ...filling(page),
    heading: (name) => page().getByRole('heading', { name, level: 1 }),
    async expectPage(name) {
      await visitor().picture(`unit-system-${name}`)
      await visitor().expectAccessible()
    },
    async confirmed(opener, name) {
      await opener.click()
      await button(`确认${name}`, true).click()
    },
    async go(entry) {
      await page().getByRole('navigation').getByRole('link', { name: entry }).first().click()
      await page().getByRole('heading', { name: entry, level: 1 }).waitFor()
      await settled(page())
    },
    bookings: () => {
      const all = page().getByRole('list', { name: '我的预约' }).getByRole('listitem')
      return all.filter({ hasText: '已预约' })
    },
    async secretsShown(environment) {
      const part = page().getByRole('region', { name: environment, exact: true })
      const appKey = await copied(`${environment}的appKey`)
      const [appId = '', baseUrl = ''] = await part.locator('.panel-facts code').allTextContents()
      const platformPublicKey = await copied(`${environment}的财政数字信封加密公钥`)
      return { appId, baseUrl, appKey: Buffer.from(appKey, 'hex'), platformPublicKey }
    },
  }
}

function filling(
  page: () => Page,
): Pick<Handler, 'fill' | 'fillBeginning' | 'upload' | 'uploadScans' | 'giveReport'> {
  const upload = async (button: RegExp) => {
    const chosen = page().waitForEvent('filechooser')
    await page().getByRole('button', { name: button }).click()
    await (await chosen).setFiles(scan)
  }
  return {
    async fill(values) {
      for (const [label, value] of Object.entries(values)) {
        await page().getByLabel(label, { exact: true }).fill(value)
      }
    },
    async fillBeginning(values) {
      for (const [label, value] of Object.entries(values)) {
        await page()
          .getByLabel(new RegExp(`^${label}`))
          .fill(value)
      }
    },
    upload,
    async uploadScans() {
      for (const button of scanButtons) await upload(button)
      const kept = page().getByText('已上传')
      await kept.nth(scanButtons.length - 1).waitFor()
    },
    async giveReport(report) {
      const buffer = Buffer.from(JSON.stringify(report))
      const file = { name: 'report.json', mimeType: 'application/json', buffer }
      await page().locator('input[type=file]').setInputFiles(file)
    },
  }
}
