import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { chromiumOptions, whyNoChromium } from '@piaoqiao/dev/chromium'
import { chromium } from 'playwright-core'
import type { BrowserContext, BrowserContextOptions, Page, Request } from 'playwright-core'
import { describe, expect } from 'vitest'

const axeSource = readFileSync(fileURLToPath(import.meta.resolve('axe-core')), 'utf8')
/** Where the pictures of every page lie after a run. */
const picturesFolder = fileURLToPath(
  new URL('../../../../../test-results/portals', import.meta.url),
)

/** Stories in a real browser. Where there is none they are skipped, and their title says why. */
export function portalStory(title: string, tell: () => void): void {
  const reason = whyNoChromium()
  const told = `${title}${reason === null ? '' : `: ${reason}`}`
  // oxlint-disable-next-line vitest/valid-describe-callback, vitest/valid-title -- The stories are told by whoever calls this.
  describe.skipIf(reason !== null)(told, { timeout: storyTimeoutMs }, tell)
}

const phoneSize = { width: 360, height: 740 }
const desktopSize = { width: 1360, height: 860 }
/** The narrowest width at which every page has to work. */
const narrowSize = { width: 320, height: 640 }
const stepTimeoutMs = 20_000
/** A story shows many pages, each at three widths; on a busy machine that takes its time. */
const storyTimeoutMs = 120_000

export type Device = 'phone' | 'desktop'

/** A real browser for the stories of a file. Each visitor has cookies and storage of their own. */
export interface PortalBrowser {
  /**
   * Somebody who opens the portals of an office.
   * @param now the time of the office, which the visitor's clock shows
   */
  visitor(device: Device, origin: string, now: () => number): Promise<Visitor>
  close(): Promise<void>
}

/** Somebody at a browser. */
export interface Visitor {
  readonly page: Page
  readonly context: BrowserContext
  /** Opens a path of the portals and waits until it has settled. */
  open(path: string): Promise<void>
  /** Takes a picture of the page as it is, at the widths of a phone and of a desk. */
  picture(name: string): Promise<void>
  /** Holds the page against WCAG 2.2 AA by axe, and against its width on the narrowest phone. */
  expectAccessible(): Promise<void>
  /** What the browser complained about: scripts that failed, and what the policy of the page forbade. */
  readonly complaints: readonly string[]
  leave(): Promise<void>
}

export async function openPortalBrowser(): Promise<PortalBrowser> {
  const browser = await chromium.launch(chromiumOptions)
  return {
    async visitor(device, origin, now) {
      const context = await browser.newContext(optionsOf(device, origin))
      context.setDefaultTimeout(stepTimeoutMs)
      await context.clock.setSystemTime(now())
      const page = await context.newPage()
      return visitorOf(page, context)
    },
    close: () => browser.close(),
  }
}

function optionsOf(device: Device, baseURL: string): BrowserContextOptions {
  const shared = {
    baseURL,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  } as const
  return device === 'phone'
    ? ({ ...shared, viewport: phoneSize, hasTouch: true, isMobile: true } as const)
    : ({ ...shared, viewport: desktopSize } as const)
}

function visitorOf(page: Page, context: BrowserContext): Visitor {
  const complaints: string[] = []
  countRequests(page)
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    const text = message.text()
    if (message.type() === 'error' && !isAnswer(text)) complaints.push(text)
  })
  return {
    page,
    context,
    complaints,
    async open(path) {
      await page.goto(path)
      // On a busy machine nothing may be asked for a while although the scripts of the page are still being read.
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      await settled(page)
    },
    picture: (name) => takePictures(page, name),
    expectAccessible: () => expectAccessible(page),
    leave: () => context.close(),
  }
}

/** A refusal that the page shows is also written to the console by the browser. */
const isAnswer = (text: string) => text.startsWith('Failed to load resource')

/** Waits until nothing is being asked and nothing says that it is being read. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  await quiet(page)
  await page
    .locator('[role="status"][aria-label="正在读取"]')
    .first()
    .waitFor({ state: 'detached' })
}

/** What each page is asking for at the moment. */
const asking = new WeakMap<Page, Set<Request>>()
/** A page that has asked for nothing so long has what it wanted; a new question follows an answer sooner. */
const quietMs = 120
const lookAgainMs = 20

function countRequests(page: Page): void {
  const open = new Set<Request>()
  asking.set(page, open)
  page.on('request', (request) => open.add(request))
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
}

async function quiet(page: Page): Promise<void> {
  const givenUpAt = Date.now() + stepTimeoutMs
  let quietSince = Date.now()
  while (Date.now() - quietSince < quietMs) {
    if (Date.now() > givenUpAt) throw new Error('the page does not stop asking')
    if ((asking.get(page)?.size ?? 0) > 0) quietSince = Date.now()
    await setTimeout(lookAgainMs)
  }
}

async function takePictures(page: Page, name: string): Promise<void> {
  const before = page.viewportSize() ?? desktopSize
  for (const [device, size] of [
    ['phone', phoneSize],
    ['desktop', desktopSize],
  ] as const) {
    const folder = join(picturesFolder, device)
    mkdirSync(folder, { recursive: true })
    await page.setViewportSize(size)
    await settled(page)
    await showWhole(page, size)
    await page.screenshot({ path: join(folder, `${name}.png`) })
  }
  await page.setViewportSize(before)
}

/** The whole page at once, because what a bar covers for a moment can be scrolled. */
async function showWhole(page: Page, { width, height }: typeof desktopSize): Promise<void> {
  const whole = await page.evaluate<number>('document.documentElement.scrollHeight')
  await page.setViewportSize({ width, height: Math.max(height, whole) })
}

interface AxeFinding {
  readonly id: string
  readonly help: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
}

const runAxe = `axe.run(document, {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}).then(({ violations }) => violations.map(({ id, help, nodes }) => ({
  id, help, nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })),
})))`

/** What reaches beyond the right edge, where the page as a whole does. */
const findWide = `(() => {
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth <= clientWidth) return []
  return [...document.body.querySelectorAll('*')]
    .filter((each) => each.getBoundingClientRect().right > clientWidth + 1)
    .slice(0, 6)
    .map((each) => each.tagName + '.' + each.className)
})()`

async function expectAccessible(page: Page): Promise<void> {
  await settled(page)
  const before = page.viewportSize() ?? desktopSize
  await showWhole(page, before)
  // By evaluation, which the policy of the page does not concern.
  await page.evaluate(`if (typeof axe === 'undefined') { ${axeSource}\n }`)
  const findings = await page.evaluate<readonly AxeFinding[]>(runAxe)
  expect(findings).toEqual([])
  await page.setViewportSize(narrowSize)
  const wide = await page.evaluate<readonly string[]>(findWide)
  await page.setViewportSize(before)
  expect(wide, 'the page is wider than the narrowest phone').toEqual([])
}
