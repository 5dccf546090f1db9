import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { accountsSettings, startAccounts } from '@piaoqiao/accounts'
import type { RunningAccounts } from '@piaoqiao/accounts'
import {
  exportSm2PrivateKeyPem,
  exportSm2PublicKeyPem,
  generateSm2PrivateKey,
} from '@piaoqiao/gm-crypto'
import { createLogger, readSettings } from '@piaoqiao/service-kit'
import type { Browser } from 'playwright-core'
import { chromium } from 'playwright-core'
import { chromiumOptions } from '../chromium.ts'
import type { LocalPostgres } from '../postgres/index.ts'
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
  const directory = await mkdtemp(join(tmpdir(), 'piaoqiao-bench-web-'))
  const office = await startOffice(postgres, portals, directory)
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
    await rm(directory, { recursive: true, force: true })
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

/** An office without a registry behind it: nobody signs in here. */
function startOffice(
  postgres: LocalPostgres,
  portals: string,
  directory: string,
): Promise<RunningAccounts> {
  const key = generateSm2PrivateKey()
  const environment = {
    PROVINCE: '50',
    PORT: '0',
    DATABASE_URL: postgres.url,
    PUBLIC_URL: 'https://accounts.example',
    MASTER_KEY: '07'.repeat(32),
    PRIVATE_KEY: exportSm2PrivateKeyPem(key),
    PROVINCE_URL: 'http://127.0.0.1:9',
    PROVINCE_PUBLIC_KEY: exportSm2PublicKeyPem(key.publicKey),
    OFFICE_APP_ID: 'office-50',
    OFFICE_APP_KEY: '08'.repeat(32),
    PORTAL_APP_ID: 'portal-50',
    PORTAL_APP_KEY: '09'.repeat(32),
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: '票桥 <no-reply@piaoqiao.example>',
    TEXT_MESSAGE_FILE: join(directory, 'text-messages.jsonl'),
    FILES_DIRECTORY: join(directory, 'files'),
    PORTALS_DIRECTORY: portals,
    SECURE_COOKIES: 'false',
    CRYPTO_WORKERS: '0',
  }
  return startAccounts(readSettings(accountsSettings, environment), {
    clock: Date.now,
    logger: createLogger({ app: 'accounts', level: 'error' }),
    jobs: 'by_hand',
  })
}
