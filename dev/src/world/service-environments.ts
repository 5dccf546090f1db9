import { join } from 'node:path'
import type { HisApp } from '@piaoqiao/issuer'
import { hospital, officePortals, offices } from './parties.ts'
import { urlOf } from './ports.ts'
import type { WorldProvince } from './ports.ts'
import { keptText, randomHex } from './private-files.ts'
import type { WorldData } from './world-data.ts'
import { worldSealFiles } from './world-seals.ts'

/** Settings of a service as environment variables, for a start in this process or in one of its own. */
export type ServiceEnvironment = Readonly<Record<string, string>>

const masterKeyBytes = 16
const accountsMasterKeyBytes = 32
const payerSecretBytes = 32
const accessTokenBytes = 32
const hisAppKeyBytes = 16
const hisAppId = 'HIS500104'
const accessTokenName = 'access-token'
/** One thread each: four services share this machine. */
const cryptoWorkers = '1'

export function hubEnvironment({ databases, ports, hubFolder }: WorldData): ServiceEnvironment {
  return {
    DATABASE_URL: databases.hub,
    PORT: String(ports.hub),
    PRIVATE_KEY_FILE: hubFolder.privateKeyFile,
    CRYPTO_WORKERS: cryptoWorkers,
  }
}

export function provinceEnvironment(data: WorldData, code: WorldProvince): ServiceEnvironment {
  const { path, privateKeyFile } = data.provinceFolders[code]
  const seals = worldSealFiles(data)
  const { sealFile, certificateFile } = seals.supervisor(code)
  return {
    PROVINCE: code,
    DATABASE_URL: data.databases.provinces[code],
    PORT: String(data.ports.provinces[code]),
    PRIVATE_KEY_FILE: privateKeyFile,
    SUPERVISOR_SEAL_FILE: sealFile,
    SUPERVISOR_CERTIFICATE_FILE: certificateFile,
    SEAL_ROOTS_FILE: seals.rootsFile,
    SEAL_MAKERS_FILE: seals.makersFile,
    HUB_URL: urlOf(data.ports.hub),
    HUB_PUBLIC_KEY: data.hubFolder.publicKeyPem,
    MASTER_KEY_FILE: secretFile(path, 'master-key.hex', masterKeyBytes),
    PAYER_SECRET_FILE: secretFile(path, 'payer-secret.hex', payerSecretBytes),
    CRYPTO_WORKERS: cryptoWorkers,
  }
}

export function issuerEnvironment(data: WorldData): ServiceEnvironment {
  const { path, appKeyFile } = data.folderOf(hospital)
  const { keyStoreFile, passphraseFile } = worldSealFiles(data)
  return {
    DATABASE_URL: data.databases.issuer,
    PORT: String(data.ports.issuer),
    ACCESS_TOKEN_FILE: secretFile(path, accessTokenName, accessTokenBytes),
    ISSUER_CODE: hospital.id,
    ISSUER_NAME: hospital.name,
    SUPERVISOR_AREA_CODE: '500104',
    BILL_CODE_YEAR: '26',
    KEY_STORE_FILE: keyStoreFile,
    KEY_STORE_PASSPHRASE_FILE: passphraseFile,
    FILES_DIRECTORY: join(path, 'files'),
    // A machine that runs a whole country has better things to do.
    FILES_AHEAD: 'false',
    PROVINCE_URL: urlOf(data.ports.provinces[hospital.province]),
    PROVINCE_PUBLIC_KEYS: data.provinceFolders[hospital.province].publicKeyPem,
    APP_ID: hospital.appId,
    APP_KEY_FILE: appKeyFile,
    HIS_APPS: `${hisAppOf(data).appId}=${hisAppOf(data).appKey}`,
    CRYPTO_WORKERS: cryptoWorkers,
  }
}

export function accountsEnvironment(data: WorldData, code: WorldProvince): ServiceEnvironment {
  const { path, privateKeyFile, appKeyFile } = data.folderOf(offices[code])
  const portal = data.folderOf(officePortals[code])
  const { ports } = data
  return {
    PROVINCE: code,
    DATABASE_URL: data.databases.offices[code],
    PORT: String(ports.offices[code]),
    PUBLIC_URL: urlOf(ports.offices[code]),
    MASTER_KEY_FILE: secretFile(path, 'master-key.hex', accountsMasterKeyBytes),
    PRIVATE_KEY_FILE: privateKeyFile,
    PROVINCE_URL: urlOf(ports.provinces[code]),
    PROVINCE_PUBLIC_KEY: data.provinceFolders[code].publicKeyPem,
    OFFICE_APP_ID: offices[code].appId,
    OFFICE_APP_KEY_FILE: appKeyFile,
    PORTAL_APP_ID: officePortals[code].appId,
    PORTAL_APP_KEY_FILE: portal.appKeyFile,
    SANDBOX_URL: urlOf(ports.sandbox),
    SANDBOX_OPERATOR_TOKEN_FILE: sandboxOperatorTokenFile(data),
    SMTP_URL: `smtp://127.0.0.1:${ports.mail}`,
    MAIL_FROM: `${offices[code].name} <no-reply@piaoqiao.example>`,
    TEXT_MESSAGE_FILE: join(path, 'text-messages.jsonl'),
    FILES_DIRECTORY: join(path, 'files'),
    SECURE_COOKIES: 'false',
    // Everybody in a local world calls from this machine, in production, too.
    ALLOW_INTERNAL_ADDRESSES: 'true',
    // The story of the demo asks more often than a person would.
    REQUESTS_PER_MINUTE: '6000',
    CRYPTO_WORKERS: '0',
  }
}

export function sandboxEnvironment(data: WorldData): ServiceEnvironment {
  const { path, privateKeyFile } = data.sandboxFolder
  return {
    DATABASE_URL: data.databases.sandbox,
    PORT: String(data.ports.sandbox),
    PRIVATE_KEY_FILE: privateKeyFile,
    ISSUER_PRIVATE_KEY_FILE: data.sandboxIssuerFolder.privateKeyFile,
    MASTER_KEY_FILE: secretFile(path, 'master-key.hex', masterKeyBytes),
    OPERATOR_TOKEN_FILE: sandboxOperatorTokenFile(data),
    CRYPTO_WORKERS: '0',
  }
}

/** What the offices show the sandbox when they open a world for a unit. */
function sandboxOperatorTokenFile({ sandboxFolder }: WorldData): string {
  return secretFile(sandboxFolder.path, 'operator-token', accessTokenBytes)
}

/** The account of the hospital's system at the station; the key alone stands in the file `his-app-key`. */
export function hisAppOf({ folderOf }: Pick<WorldData, 'folderOf'>): HisApp {
  const file = join(folderOf(hospital).path, 'his-app-key')
  return { appId: hisAppId, appKey: keptText(file, () => randomHex(hisAppKeyBytes)) }
}

/** What a business system of the hospital shows its station. */
export function accessTokenOf({ folderOf }: Pick<WorldData, 'folderOf'>): string {
  return keptText(join(folderOf(hospital).path, accessTokenName), () => randomHex(accessTokenBytes))
}

function secretFile(folder: string, name: string, bytes: number): string {
  const path = join(folder, name)
  keptText(path, () => randomHex(bytes))
  return path
}
