import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Network } from '../testing/network.ts'
import { startNetwork } from '../testing/network.ts'
import type { OfficeSite } from '../testing/office-site.ts'
import type { PortalBrowser, Visitor } from './testing/portal-browser.ts'
import { openPortalBrowser, portalStory } from './testing/portal-browser.ts'
import { openPortalSite } from './testing/portal-site.ts'

portalStory('the portals of an office', () => {
  let network: Network
  let site: OfficeSite
  let browser: PortalBrowser
  let visitor: Visitor

  beforeAll(async () => {
    network = await startNetwork()
    site = await openPortalSite(network, '50')
    browser = await openPortalBrowser()
    visitor = await browser.visitor('desktop', site.office.url, network.clock.now)
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
    await network.stop()
  })

  test.each([
    ['/', 'entrance', '票桥'],
    ['/citizen', 'citizen-sign-in', '登录'],
    ['/unit', 'unit-sign-in', '登录'],
    ['/bureau', 'bureau-sign-in', '登录'],
    ['/developer', 'developer-home', '接口开发'],
  ])('%s opens for everybody', async (path, name, heading) => {
    await visitor.open(path)
    const headings = await visitor.page.getByRole('heading', { level: 1 }).allTextContents()
    expect(headings.join()).toContain(heading)
    await visitor.picture(name)
    await visitor.expectAccessible()
  })

  test('a page carries a policy that allows no inline code, and nobody frames it', async () => {
    const answer = await fetch(`${site.office.url}/unit/anything/below`)
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(answer.status).toBe(200)
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const other = await fetch(`${site.office.url}/unit`)
    expect(other.headers.get('content-security-policy')).not.toBe(policy)
  })

  test('parts of pages are kept by browsers for good, and come compressed', async () => {
    const page = await (await fetch(`${site.office.url}/citizen`)).text()
    const part = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? ''
    const answer = await fetch(site.office.url + part, { headers: { 'accept-encoding': 'br' } })
    expect(answer.headers.get('content-encoding')).toBe('br')
    expect(answer.headers.get('cache-control')).toContain('immutable')
    expect((await fetch(`${site.office.url}/assets/../index.html`)).status).toBe(404)
  })

  test('the browser had nothing to complain about', () => {
    expect(visitor.complaints).toEqual([])
  })
})
