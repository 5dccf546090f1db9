import type { Browser } from 'playwright-core'
import { chromium } from 'playwright-core'
import { chromiumOptions } from '../chromium.ts'
import type { LocalPostgres } from '../postgres/index.ts'
import { startBenchOffice } from './bench-office.ts'
import { median } from './statistics.ts'

/** The slow phone of Lighthouse: slow 4G, and a processor four times slower than this machine's. */
const slowNetwork = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
}
const slowProcessor = 4
const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }

/**
 * Milliseconds until a slow phone that never was there paints the first content of the citizens' pages, in the median.
 * @param portals folder of the built pages
 */
export async function measureFirstPaint(
  postgres: LocalPostgres,
  portals: string,
  visits: number,
): Promise<number> {
  const office = await startBenchOffice(postgres.url, portals)
  const browser = await chromium.launch(chromiumOptions)
  try {
    const paints: number[] = []
    for (let visit = 0; visit < visits; visit += 1) {
      paints.push(await firstPaint(browser, `${office.url}/citizen`))
    }
    return median(paints)
  } finally {
    await browser.close()
    await office.stop()
  }
}

async function firstPaint(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext(phone)
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', slowNetwork)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowProcessor })
  await page.goto(url, { waitUntil: 'networkidle' })
  const at = await page.evaluate<number>(
    "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN",
  )
  await context.close()
  return at
}
