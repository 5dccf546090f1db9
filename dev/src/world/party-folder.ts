import { join } from 'node:path'
import type { Sm2PrivateKey } from '@piaoqiao/gm-crypto'
import {
  exportSm2PrivateKeyPem,
  exportSm2PublicKeyPem,
  generateSm2PrivateKey,
  importSm2PrivateKey,
} from '@piaoqiao/gm-crypto'
import { keptText, randomHex, writeWhole } from './private-files.ts'

/** The secrets of one party, kept in a folder of its own. */
export interface PartyFolder {
  readonly path: string
  readonly privateKeyFile: string
  readonly privateKey: Sm2PrivateKey
  readonly publicKeyPem: string
}

export interface ApplicationFolder extends PartyFolder {
  /** 32 bytes. */
  readonly appKey: Uint8Array
  readonly appKeyFile: string
}

const appKeyBytes = 32
const everybodyReads = 0o644

/** Opens the folder of a party; its key is made on the first call. */
export function partyFolder(directory: string, name: string): PartyFolder {
  const path = join(directory, name)
  const privateKeyFile = join(path, 'private.pem')
  const text = keptText(privateKeyFile, () => exportSm2PrivateKeyPem(generateSm2PrivateKey()))
  const privateKey = importSm2PrivateKey(text)
  return {
    path,
    privateKeyFile,
    privateKey,
    publicKeyPem: exportSm2PublicKeyPem(privateKey.publicKey),
  }
}

/** The folder of a party that sends messages to a province. */
export function applicationFolder(directory: string, name: string): ApplicationFolder {
  const folder = partyFolder(directory, name)
  const appKeyFile = join(folder.path, 'app-key.hex')
  const appKey = keptText(appKeyFile, () => randomHex(appKeyBytes))
  return { ...folder, appKeyFile, appKey: new Uint8Array(Buffer.from(appKey, 'hex')) }
}

/** What the command line of a unit reads, beside the keys that it names. */
export function writeUnitConfiguration(
  { path, publicKeyPem }: ApplicationFolder,
  unit: { readonly baseUrl: string; readonly appId: string; readonly platformKeyPem: string },
): void {
  const { baseUrl, appId, platformKeyPem } = unit
  const configuration = {
    baseUrl,
    appId,
    appKeyFile: 'app-key.hex',
    privateKeyFile: 'private.pem',
    platformPublicKeyFile: 'platform.pem',
  }
  writeWhole(join(path, 'public.pem'), publicKeyPem, everybodyReads)
  writeWhole(join(path, 'platform.pem'), platformKeyPem, everybodyReads)
  writeWhole(join(path, 'piaoqiao.json'), `${JSON.stringify(configuration, null, 2)}\n`, 0o600)
}
