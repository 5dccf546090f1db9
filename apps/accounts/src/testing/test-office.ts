import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase } from '@piaoqiao/dev/postgres'
import {
  createSoftwareCryptoModule,
  exportSm2PrivateKeyPem,
  exportSm2PublicKeyPem,
  generateSm2PrivateKey,
} from '@piaoqiao/gm-crypto'
import {
  createExchangeServer,
  createMetrics,
  readSettings,
  silentLogger,
} from '@piaoqiao/service-kit'
import type { Pool } from 'pg'
import { createDirectoryVault } from '../files/directory-vault.ts'
import { trialScanner } from '../files/trial-scanner.ts'
import { takeDueMessages } from '../mail/postgres/outgoing-messages.ts'
import type { DueMessage } from '../mail/postgres/outgoing-messages.ts'
import { createPersonalData } from '../personal-data/personal-data.ts'
import { openOfficeDatabase } from '../postgres/office-database.ts'
import type { ProvinceDoor } from '../province/province-door.ts'
import { accountsSettings } from '../settings.ts'
import type { OfficeParts } from '../wiring/office-parts.ts'
import { mountOffice, wireOffice } from '../wiring/wire-office.ts'
import { openTestBrowser } from './test-browser.ts'
import type { TestBrowser } from './test-browser.ts'

/** An office with a real database, whose way to the province is played by the test. */
export interface TestOffice {
  readonly parts: OfficeParts
  readonly pool: Pool
  /** Moves on as the test says. */
  readonly clock: { now: number }
  /** A browser of its own: with its cookies and the token of its pages. */
  browser(): TestBrowser
  runJob(name: string): Promise<void>
  /** Takes the mails and text messages that wait, as if they were sent. */
  takeMessages(): Promise<readonly DueMessage[]>
  close(): Promise<void>
}

export const testOfficeStart = Date.parse('2026-03-02T02:00:00.000Z')
const connectionsMax = 8
const messagesMax = 100

export async function openTestOffice(door: Partial<ProvinceDoor> = {}): Promise<TestOffice> {
  const database = await createTestDatabase({
    template: 'accounts',
    migrate: async (url) => {
      await (await openOfficeDatabase(url, { connectionsMax: 1, name: 'piaoqiao test' })).end()
    },
  })
  const directory = await mkdtemp(join(tmpdir(), 'piaoqiao-accounts-'))
  const pool = await openOfficeDatabase(database.url, { connectionsMax, name: 'piaoqiao test' })
  const clock = { now: testOfficeStart }
  const parts = testParts(pool, { directory, clock, door, databaseUrl: database.url })
  const office = wireOffice(parts)
  const server = createExchangeServer({
    apps: { find: async () => null },
    handlers: {},
    crypto: parts.crypto,
    keyName: parts.keyName,
    clock: parts.clock,
    logger: silentLogger,
    metrics: createMetrics(),
    bodyBytesMax: 12 * 1024 * 1024,
    health: async () => ({ parts: {} }),
  })
  mountOffice(server, office, parts)
  await server.ready()
  return {
    parts,
    pool,
    clock,
    browser: () => openTestBrowser(server),
    async runJob(name) {
      await office.jobs.find((job) => job.name === name)?.work()
    },
    takeMessages: () =>
      takeDueMessages(pool, parts.personalData, {
        at: clock.now,
        leasedUntil: clock.now + 1_000 * 86_400_000,
        limit: messagesMax,
      }),
    async close() {
      await server.close()
      office.close()
      await parts.crypto.close()
      await pool.end()
      await database.drop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

function testParts(
  pool: Pool,
  given: {
    readonly directory: string
    readonly clock: { readonly now: number }
    readonly door: Partial<ProvinceDoor>
    readonly databaseUrl: string
  },
): OfficeParts {
  const { directory, clock, door } = given
  const officeKey = generateSm2PrivateKey()
  const keyName = 'office'
  const settings = readSettings(accountsSettings, {
    PROVINCE: '50',
    DATABASE_URL: given.databaseUrl,
    PUBLIC_URL: 'https://accounts.example',
    MASTER_KEY: '11'.repeat(32),
    PRIVATE_KEY: exportSm2PrivateKeyPem(officeKey),
    PROVINCE_URL: 'http://127.0.0.1:9',
    PROVINCE_PUBLIC_KEY: exportSm2PublicKeyPem(officeKey.publicKey),
    OFFICE_APP_ID: 'office-50',
    OFFICE_APP_KEY: '22'.repeat(32),
    PORTAL_APP_ID: 'office-portal-50',
    PORTAL_APP_KEY: '33'.repeat(32),
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: '票桥 <no-reply@piaoqiao.example>',
    TEXT_MESSAGE_FILE: join(directory, 'text-messages.jsonl'),
    FILES_DIRECTORY: join(directory, 'files'),
    SECURE_COOKIES: 'false',
    REQUESTS_PER_MINUTE: '100000',
  })
  const personalData = createPersonalData(settings.masterKey)
  const unplayed = (): never => {
    throw new Error('this test plays no such part of the province')
  }
  return {
    settings,
    province: settings.province,
    pool,
    personalData,
    crypto: createSoftwareCryptoModule({ keys: { [keyName]: officeKey }, workers: 0 }),
    keyName,
    clock: () => clock.now,
    logger: silentLogger,
    files: {
      vault: createDirectoryVault(settings.filesDirectory, personalData),
      scanner: trialScanner,
    },
    door: {
      get portal() {
        return door.portal ?? unplayed()
      },
      get office() {
        return door.office ?? unplayed()
      },
      unit: (application) => (door.unit ?? unplayed)(application),
    },
  }
}
