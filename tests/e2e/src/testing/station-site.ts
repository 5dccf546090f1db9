import { join } from 'node:path'
import { createTestDatabase } from '@piaoqiao/dev/postgres'
import type { IssuedSeal } from '@piaoqiao/documents/ofd'
import { exportSm2PublicKeyPem } from '@piaoqiao/gm-crypto'
import type { RunningIssuer } from '@piaoqiao/issuer'
import { createKeyStore, issuerSettings, startIssuer } from '@piaoqiao/issuer'
import { readSettings, silentLogger } from '@piaoqiao/service-kit'
import type { Application } from './application.ts'
import { networkStart } from './network-clock.ts'

const accessToken = 'an-access-token-of-this-test-0123456789'
const passphrase = 'a passphrase of this test'

/** A hospital's issuing station with a seal, and how the hospital's own programs speak to it. */
export interface StationSite {
  readonly running: RunningIssuer
  /** Asks its local API for JSON. */
  post(path: string, body: object): Promise<{ readonly status: number; readonly body: unknown }>
  get(path: string): Promise<Response>
  close(): Promise<void>
}

/** Starts a station whose jobs run by hand, for an application that its province has enrolled. */
export async function openStationSite(
  { options: { url: provinceUrl, platformKey, appId, appKey, key, party, now } }: Application,
  { certificate, seal }: IssuedSeal,
  folder: string,
): Promise<StationSite> {
  const place = { path: join(folder, 'keys.json'), passphrase }
  const stored = { name: 'own', privateKey: key, certificate, seal, activeFrom: networkStart }
  await createKeyStore(place, { keys: [stored] })
  const { url: databaseUrl, drop } = await createTestDatabase()
  const settings = readSettings(issuerSettings, {
    DATABASE_URL: databaseUrl,
    PORT: '0',
    ACCESS_TOKEN: accessToken,
    ISSUER_CODE: party.id,
    ISSUER_NAME: party.name,
    SUPERVISOR_AREA_CODE: '500104',
    BILL_CODE_YEAR: '26',
    KEY_STORE_FILE: place.path,
    KEY_STORE_PASSPHRASE: passphrase,
    FILES_DIRECTORY: join(folder, 'files'),
    PROVINCE_URL: provinceUrl,
    PROVINCE_PUBLIC_KEYS: exportSm2PublicKeyPem(platformKey),
    APP_ID: appId,
    APP_KEY: Buffer.from(appKey).toString('hex'),
    CRYPTO_WORKERS: '0',
  })
  const running = await startIssuer(settings, {
    clock: now,
    logger: silentLogger,
    jobs: 'by_hand',
  })
  const headers = { authorization: `Bearer ${accessToken}` }
  return {
    running,
    async post(path, body) {
      const response = await fetch(running.url + path, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      return { status: response.status, body: await response.json() }
    },
    get: (path) => fetch(running.url + path, { headers }),
    async close() {
      await running.stop()
      await drop()
    },
  }
}
