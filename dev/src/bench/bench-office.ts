import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { accountsSettings, startAccounts } from '@piaoqiao/accounts'
import {
  exportSm2PrivateKeyPem,
  exportSm2PublicKeyPem,
  generateSm2PrivateKey,
} from '@piaoqiao/gm-crypto'
import { createLogger, readSettings } from '@piaoqiao/service-kit'

export interface BenchOffice {
  readonly url: string
  stop(): Promise<void>
}

/**
 * An account office that serves the portals, without a registry behind it: nobody does anything with bills here.
 * @param portals folder of the built pages
 */
export async function startBenchOffice(databaseUrl: string, portals: string): Promise<BenchOffice> {
  const directory = await mkdtemp(join(tmpdir(), 'piaoqiao-bench-web-'))
  const key = generateSm2PrivateKey()
  const environment = {
    PROVINCE: '50',
    PORT: '0',
    DATABASE_URL: databaseUrl,
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
    REQUESTS_PER_MINUTE: '100000',
  }
  const office = await startAccounts(readSettings(accountsSettings, environment), {
    clock: Date.now,
    logger: createLogger({ app: 'accounts', level: 'error' }),
    jobs: 'by_hand',
  })
  return {
    url: office.url,
    async stop() {
      await office.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
