import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { accountsSettings, startAccounts } from '@piaoqiao/accounts'
import type { RunningAccounts } from '@piaoqiao/accounts'
import { KeptMails, startMailServer } from '@piaoqiao/dev/mailbox'
import type { KeptMail } from '@piaoqiao/dev/mailbox'
import { OfficeBrowser } from '@piaoqiao/dev/office-browser'
import { createTestDatabase } from '@piaoqiao/dev/postgres'
import {
  exportSm2PrivateKeyPem,
  exportSm2PublicKeyPem,
  generateSm2PrivateKey,
} from '@piaoqiao/gm-crypto'
import { createLogger, readSettings } from '@piaoqiao/service-kit'
import { inventedParty } from './invented-parties.ts'
import type { Network } from './network.ts'
import type { Database } from './province-site.ts'
import { openLookingPool } from './province-site.ts'

/** An account office beside a province of the network, with a mail server that keeps what it sends. */
export interface OfficeSite {
  readonly office: RunningAccounts
  /** Its database, for looking. */
  readonly database: Database
  readonly databaseUrl: string
  readonly environment: Readonly<Record<string, string>>
  /** Every line that the office wrote. */
  readonly logLines: readonly string[]
  browser(): OfficeBrowser
  /** Sends what waits, and gives the mails to an address, newest first. */
  mailsTo(address: string): Promise<readonly KeptMail[]>
  /** Sends what waits, and gives the text messages to a mobile, newest last. */
  textsTo(mobile: string): Promise<readonly string[]>
  close(): Promise<void>
}

let offices = 0

export async function openOfficeSite(
  network: Network,
  province: '50' | '32',
  more: Readonly<Record<string, string>> = {},
): Promise<OfficeSite> {
  const directory = await mkdtemp(join(tmpdir(), 'piaoqiao-office-'))
  const { url: databaseUrl, drop } = await createTestDatabase()
  const mails = new KeptMails(join(directory, 'mailbox'))
  const mailServer = await startMailServer(mails, 0)
  const textFile = join(directory, 'text-messages.jsonl')
  const environment = {
    ...(await enrolledOffice(network, province)),
    DATABASE_URL: databaseUrl,
    SMTP_URL: `smtp://127.0.0.1:${mailServer.port}`,
    TEXT_MESSAGE_FILE: textFile,
    FILES_DIRECTORY: join(directory, 'files'),
    ...more,
  }
  const logLines: string[] = []
  const destination = { write: (line: string) => logLines.push(line) }
  const office = await startAccounts(readSettings(accountsSettings, environment), {
    clock: network.clock.now,
    logger: createLogger({ app: 'accounts', level: 'debug', destination }),
    jobs: 'by_hand',
  })
  const database = openLookingPool(databaseUrl)
  return {
    office,
    database,
    databaseUrl,
    environment,
    logLines,
    browser: () => new OfficeBrowser(office.url),
    async mailsTo(address) {
      await office.runJob('send-messages')
      return (await mails.list()).filter(({ to }) => to.includes(address))
    },
    async textsTo(mobile) {
      await office.runJob('send-messages')
      const lines = (await readFile(textFile, 'utf8')).trim().split('\n')
      const sent = lines.map((line) => JSON.parse(line) as { to: string; text: string })
      return sent.filter(({ to }) => to === mobile).map(({ text }) => text)
    },
    async close() {
      await office.stop()
      await mailServer.stop()
      await database.end()
      await drop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** Enrols an office at its province; the settings that follow from it. */
async function enrolledOffice(
  network: Network,
  province: '50' | '32',
): Promise<Readonly<Record<string, string>>> {
  offices += 1
  const { service, key: provinceKey } = network.site(province)
  const { applications, url } = service.running
  const key = generateSm2PrivateKey()
  const party = inventedParty('institution', 900 + offices, '示例数字账户中心', province)
  const appKeyOf = async (appId: string, kind: 'office' | 'payer_portal'): Promise<string> => {
    const { publicKey } = key
    const { appKey } = await applications.enrolApplication({ appId, kind, party, publicKey })
    return Buffer.from(appKey).toString('hex')
  }
  const officeAppId = `office-${province}`
  const portalAppId = `office-portal-${province}`
  return {
    PROVINCE: province,
    PORT: '0',
    PUBLIC_URL: 'https://accounts.example',
    MASTER_KEY: '07'.repeat(32),
    PRIVATE_KEY: exportSm2PrivateKeyPem(key),
    PROVINCE_URL: url,
    PROVINCE_PUBLIC_KEY: exportSm2PublicKeyPem(provinceKey.publicKey),
    OFFICE_APP_ID: officeAppId,
    OFFICE_APP_KEY: await appKeyOf(officeAppId, 'office'),
    PORTAL_APP_ID: portalAppId,
    PORTAL_APP_KEY: await appKeyOf(portalAppId, 'payer_portal'),
    MAIL_FROM: '票桥 <no-reply@piaoqiao.example>',
    SECURE_COOKIES: 'false',
    REQUESTS_PER_MINUTE: '100000',
    CRYPTO_WORKERS: '0',
  }
}
