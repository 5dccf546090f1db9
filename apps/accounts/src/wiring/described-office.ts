import {
  createSoftwareCryptoModule,
  exportSm2PrivateKeyPem,
  exportSm2PublicKeyPem,
  generateSm2PrivateKey,
} from '@piaoqiao/gm-crypto'
import { openPool, readSettings, silentLogger } from '@piaoqiao/service-kit'
import { trialScanner } from '../files/trial-scanner.ts'
import type { Route } from '../http/route.ts'
import { createPersonalData } from '../personal-data/personal-data.ts'
import { accountsSettings } from '../settings.ts'
import { wireOffice } from './wire-office.ts'

/** Every route of an office, for the documents: put together over parts that are never used. */
export async function describedRoutes(): Promise<readonly Route[]> {
  const key = generateSm2PrivateKey()
  const settings = readSettings(accountsSettings, {
    PROVINCE: '50',
    DATABASE_URL: 'postgres://127.0.0.1:9/none',
    PUBLIC_URL: 'https://accounts.example',
    MASTER_KEY: '00'.repeat(32),
    PRIVATE_KEY: exportSm2PrivateKeyPem(key),
    PROVINCE_URL: 'http://127.0.0.1:9',
    PROVINCE_PUBLIC_KEY: exportSm2PublicKeyPem(key.publicKey),
    OFFICE_APP_ID: 'office',
    OFFICE_APP_KEY: '00'.repeat(32),
    PORTAL_APP_ID: 'portal',
    PORTAL_APP_KEY: '00'.repeat(32),
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'no-reply@piaoqiao.example',
    TEXT_MESSAGE_FILE: 'none',
    FILES_DIRECTORY: 'none',
  })
  const unused = (): never => {
    throw new Error('the parts of a described office are not used')
  }
  const pool = openPool(settings.databaseUrl, {
    connectionsMax: 1,
    statementTimeoutMs: 1_000,
    name: 'piaoqiao description',
  })
  const crypto = createSoftwareCryptoModule({ keys: { office: key }, workers: 0 })
  const office = wireOffice({
    settings,
    province: settings.province,
    pool,
    personalData: createPersonalData(settings.masterKey),
    crypto,
    keyName: 'office',
    clock: () => 0,
    logger: silentLogger,
    files: { vault: { put: unused, get: unused, remove: unused }, scanner: trialScanner },
    door: {
      get portal() {
        return unused()
      },
      get office() {
        return unused()
      },
      unit: unused,
    },
  })
  office.close()
  await Promise.all([pool.end(), crypto.close()])
  return office.routes
}
