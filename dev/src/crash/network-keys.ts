import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  exportSm2PrivateKeyPem,
  exportSm2PublicKeyPem,
  generateSm2PrivateKey,
} from '@piaoqiao/gm-crypto'
import type { Sm2PrivateKey } from '@piaoqiao/gm-crypto'
import type { Home } from './parties.ts'

/** The keys of the network, drawn anew for each run. */
export interface NetworkKeys {
  readonly hub: Sm2PrivateKey
  readonly provinces: Readonly<Record<Home, Sm2PrivateKey>>
  /** 16 bytes: enciphers the keys of applications in the databases of the provinces. */
  readonly masterKey: Uint8Array
  /** 32 bytes. */
  readonly payerSecret: Uint8Array
}

export function drawNetworkKeys(): NetworkKeys {
  return {
    hub: generateSm2PrivateKey(),
    provinces: { '50': generateSm2PrivateKey(), '32': generateSm2PrivateKey() },
    masterKey: randomBytes(16),
    payerSecret: randomBytes(32),
  }
}

export interface Address {
  readonly port: number
  readonly databaseUrl: string
}

/** What a hub finds in its environment. */
export function hubEnvironment(keys: NetworkKeys, { port, databaseUrl }: Address) {
  return {
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    PRIVATE_KEY: exportSm2PrivateKeyPem(keys.hub),
    CRYPTO_WORKERS: '0',
    LOG_LEVEL: 'warn',
  }
}

/** What a province finds in its environment. */
export function provinceEnvironment(
  home: Home,
  keys: NetworkKeys,
  { port, databaseUrl, hubUrl }: Address & { readonly hubUrl: string },
) {
  return {
    PROVINCE: home,
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    PRIVATE_KEY: exportSm2PrivateKeyPem(keys.provinces[home]),
    HUB_URL: hubUrl,
    HUB_PUBLIC_KEY: exportSm2PublicKeyPem(keys.hub.publicKey),
    MASTER_KEY: Buffer.from(keys.masterKey).toString('hex'),
    PAYER_SECRET: Buffer.from(keys.payerSecret).toString('hex'),
    CRYPTO_WORKERS: '0',
    LOG_LEVEL: 'warn',
  }
}

/** Writes the public key of a province where the operator of the hub can name it. */
export function publicKeyFile(directory: string, home: Home, keys: NetworkKeys): string {
  const path = join(directory, `province-${home}.pem`)
  writeFileSync(path, exportSm2PublicKeyPem(keys.provinces[home].publicKey))
  return path
}
