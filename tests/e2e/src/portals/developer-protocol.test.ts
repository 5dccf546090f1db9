import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { exportSm2PublicKeyPem } from '@piaoqiao/gm-crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parties } from '../testing/cast.ts'
import type { Network } from '../testing/network.ts'
import { startNetwork } from '../testing/network.ts'
import type { OfficeSite } from '../testing/office-site.ts'
import type { PortalBrowser, Visitor } from './testing/portal-browser.ts'
import { openPortalBrowser, portalStory, settled } from './testing/portal-browser.ts'
import type { PortalSandbox } from './testing/portal-sandbox.ts'
import { openPortalSandbox } from './testing/portal-sandbox.ts'
import { openPortalSite } from './testing/portal-site.ts'

const appId = 'unit-of-this-story'

portalStory('a stranger who reads the protocol', () => {
  let network: Network
  let site: OfficeSite
  let browser: PortalBrowser
  let visitor: Visitor
  let sandbox: PortalSandbox

  beforeAll(async () => {
    network = await startNetwork()
    site = await openPortalSite(network, '50')
    browser = await openPortalBrowser()
    visitor = await browser.visitor('desktop', site.office.url, network.clock.now)
    sandbox = await openPortalSandbox(network.clock.now)
  })
  afterAll(async () => {
    await browser.close()
    await sandbox.close()
    await site.close()
    await network.stop()
  })

  const shown = (label: string) =>
    visitor.page.getByRole('group', { name: `${label}的内容`, exact: true }).first()

  async function enterUnit(publicKey: string): Promise<string> {
    const { id: partyId, name: partyName } = parties.insurer
    const response = await fetch(`${sandbox.running.url}/operator/applications`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${sandbox.operatorToken}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ appId, partyId, partyName, publicKey }),
    })
    expect(response.status).toBe(201)
    return ((await response.json()) as { readonly appKey: string }).appKey
  }

  test('sees every message and finds a field by its Chinese name', async () => {
    await visitor.open('/developer')
    await visitor.page.getByRole('link', { name: 'bill.lock', exact: true }).waitFor()
    await visitor.picture('developer-home')
    await visitor.expectAccessible()
    await visitor.page.getByText('把票据锁定给本单位').waitFor()
    await visitor.page.getByRole('searchbox').fill('校验码')
    await visitor.page.getByRole('heading', { name: '字段' }).waitFor()
    await visitor.picture('developer-search')
    await visitor.expectAccessible()
    await visitor.page.getByRole('link', { name: 'items[].checkCode' }).first().click()
    await visitor.page.getByRole('heading', { level: 1 }).waitFor()
    await visitor.page.waitForURL('**/developer/messages/*')
    expect(decodeURIComponent(visitor.page.url())).toContain('items[].checkCode')
  })

  test('is told that nothing was found', async () => {
    await visitor.open('/developer?q=qqqqqq')
    expect(await visitor.page.getByRole('status').textContent()).toBe('没有找到，请换一个词。')
    await visitor.open('/developer/office/no-such')
    await visitor.page.getByText('没有这一页').waitFor()
  })

  test('sees an example that was really sealed, and that its receiver opens', async () => {
    await visitor.open('/developer/messages/bill.lock')
    const proof = visitor.page.getByRole('list', { name: '接收方拆封的结果' })
    await proof.waitFor()
    expect(await proof.getByRole('listitem').count()).toBe(5)
    expect(await proof.locator('.live-bad').count()).toBe(0)
    await visitor.picture('developer-message')
    await visitor.expectAccessible()
  })

  test('is told at once which field is wrong, and where it is described', async () => {
    await visitor.page.getByLabel('业务数据（可修改）').fill('{"items":[{"billCod":"50060100"}]}')
    const fault = visitor.page.getByRole('link', { name: 'items[].billCod', exact: true })
    expect(await fault.getAttribute('href')).toContain('bill.lock#request.items[].billCod')
    await visitor.page.getByText('没有这个字段').waitFor()
    await visitor.page.getByLabel('业务数据（可修改）').fill('{')
    await visitor.page.getByText('不是 JSON').waitFor()
  })

  test('makes keys in the browser, and what is sealed with them a real sandbox accepts', async () => {
    await visitor.open('/developer/guides/keys')
    await visitor.page.getByRole('button', { name: '生成密钥' }).click()
    const publicKey = (await shown('公钥').textContent()) ?? ''
    const privateKey = (await shown('私钥').textContent()) ?? ''
    await visitor.picture('developer-keys')
    await visitor.expectAccessible()
    const appKey = await enterUnit(publicKey)

    await visitor.page.getByRole('link', { name: '报文目录' }).first().click()
    await visitor.page.getByRole('link', { name: 'bill.status', exact: true }).click()
    await visitor.page.getByRole('button', { name: '换成自己的测试密钥' }).click()
    await visitor.page.getByLabel('appId').fill(appId)
    await visitor.page.getByLabel('appKey').fill(appKey)
    await visitor.page.getByLabel('本单位私钥').fill(privateKey)
    await visitor.page.getByLabel('平台公钥').fill(exportSm2PublicKeyPem(sandbox.running.publicKey))
    await visitor.page.getByRole('button', { name: '使用这些密钥' }).click()
    await visitor.page.getByText(`现在用的是您的测试密钥（${appId}）。`).waitFor()
    await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await visitor.page.getByRole('button', { name: '复制封装好的报文' }).click()
    const body = await visitor.page.evaluate<string>('navigator.clipboard.readText()')
    const headers = { 'content-type': 'application/json' }
    const address = `${sandbox.running.url}/exchange/v1/bill.status`
    const answer = await fetch(address, { method: 'POST', headers, body })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ appId, version: '1.0' })

    const { data } = JSON.parse(body) as { readonly data: string }
    const changed = body.replace(data, `${data.startsWith('A') ? 'B' : 'A'}${data.slice(1)}`)
    const refused = await fetch(address, { method: 'POST', headers, body: changed })
    expect(await refused.json()).toMatchObject({ code: 'ENVELOPE_MAC_INVALID' })
  })

  test('reads what a code means and which messages answer with it', async () => {
    await visitor.open('/developer/messages/bill.lock#codes')
    await visitor.page.getByRole('link', { name: 'BILL_LOCKED' }).click()
    await visitor.page.getByRole('heading', { name: 'BILL_LOCKED' }).waitFor()
    expect(await visitor.page.getByRole('link', { name: 'paper.exchange' }).count()).toBe(1)
    await visitor.picture('developer-code')
    await visitor.expectAccessible()
    await visitor.open('/developer/codes')
    await visitor.picture('developer-codes')
    await visitor.expectAccessible()
  })

  test.each([
    'start',
    'envelope',
    'retries',
    'events',
    'between-provinces',
    'sandbox',
    'unit-by-system',
    'hospital',
  ])('reads the guide %s', async (name) => {
    await visitor.open(`/developer/guides/${name}`)
    await visitor.page.getByRole('heading', { level: 1 }).waitFor()
    expect(await visitor.page.getByRole('heading', { level: 1 }).count()).toBe(1)
    await visitor.picture(`developer-guide-${name}`)
    await visitor.expectAccessible()
  })

  test('finds an endpoint of the office by its name and reads its page', async () => {
    await visitor.open('/developer?q=联调申请表')
    await visitor.page.getByRole('heading', { name: '账户管理接口' }).waitFor()
    await visitor.page
      .getByRole('link', { name: 'PUT /connections/self/joint-test-form', exact: true })
      .click()
    await visitor.page.getByRole('heading', { level: 1, name: '填写联调申请表' }).waitFor()
    expect(await visitor.page.getByRole('link', { name: 'ADDRESS_INTERNAL' }).count()).toBe(1)
    expect(await shown('curl 命令').textContent()).toContain('-H "x-csrf-token: $CSRF"')
    await visitor.picture('developer-office-endpoint')
    await visitor.expectAccessible()
    await visitor.page.getByRole('link', { name: '全部接口' }).click()
    await visitor.page.getByRole('heading', { name: '对接单位', exact: true }).waitFor()
    await visitor.picture('developer-office')
    await visitor.expectAccessible()
  })

  test('finds a method of the HIS by a field of it and reads its page', async () => {
    await visitor.open('/developer?q=pBillBatchCode')
    await visitor.page.getByRole('link', { name: 'turnPaper', exact: true }).click()
    await visitor.page.getByRole('heading', { level: 1, name: /^turnPaper/ }).waitFor()
    expect(await shown('sh').textContent()).toContain('/api/medical/turnPaper')
    await visitor.picture('developer-his-method')
    await visitor.expectAccessible()
    await visitor.page.getByRole('link', { name: '总说明' }).first().click()
    await visitor.page.getByRole('heading', { level: 1, name: /HIS/ }).waitFor()
    await visitor.picture('developer-his')
    await visitor.expectAccessible()
  })

  test('takes the SDK, the examples and the collection along', async () => {
    await visitor.open('/developer/downloads')
    const kept = async (name: RegExp) => {
      const download = visitor.page.waitForEvent('download')
      await visitor.page.getByText(name).first().click()
      return (await download).path()
    }
    const collection = JSON.parse(await readFile(await kept(/^下载请求集合/), 'utf8')) as {
      readonly variable: readonly { readonly key: string }[]
    }
    expect(collection.variable.map(({ key }) => key)).toContain('appId')
    const names = (file: string) => execFileSync('tar', ['-tzf', file]).toString().split('\n')
    expect(names(await kept(/^下载 SDK/))).toContain('package/cli.js')
    expect(names(await kept(/^下载示例报文/))).toContain('examples/seal.sh')
    await visitor.picture('developer-downloads')
    await visitor.expectAccessible()
  })

  test('meets no sentence in another language', async () => {
    const english = /[a-z]+(?: [a-z]+){4,}/
    for (const path of [
      '',
      '/messages/registry.health',
      '/messages/relay',
      '/guides/retries',
      '/office/post-connections-self-reports',
      '/his',
    ]) {
      await visitor.open(`/developer${path}`)
      await settled(visitor.page)
      expect(await visitor.page.getByRole('main').textContent()).not.toMatch(english)
    }
  })

  test('reads in the dark too', async () => {
    await visitor.page.emulateMedia({ colorScheme: 'dark' })
    await visitor.open('/developer/messages/bill.lock')
    await settled(visitor.page)
    expect(await visitor.page.locator('html').getAttribute('data-mode')).toBe('dark')
    await visitor.picture('developer-message-dark')
    await visitor.expectAccessible()
    await visitor.page.emulateMedia({ colorScheme: 'light' })
  })

  test('is told where there is no page', async () => {
    await visitor.open('/developer/messages/no.such')
    await visitor.page.getByText('没有这一页').waitFor()
    expect(await visitor.page.getByText('没有这一页').count()).toBe(1)
  })

  test('has to sign in for what belongs to a unit', async () => {
    await visitor.open('/developer/own/try')
    expect(await visitor.page.getByRole('heading', { name: '登录' }).count()).toBe(1)
  })

  test('the browser had nothing to complain about', () => {
    expect(visitor.complaints).toEqual([])
  })
})
