import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StoredKey } from '../keys/key-store-content.ts'
import { writeKeyStore } from '../keys/key-store-file.ts'
import type { IssuerSettings } from '../start-issuer.ts'

export interface SampleKeyStore {
  /** For the settings of a station, in place of its private key. */
  readonly settings: Pick<
    IssuerSettings,
    'keyStoreFile' | 'keyStorePassphrase' | 'privateKey' | 'keySerial' | 'filesDirectory'
  >
  readonly filesDirectory: string
  write(keys: readonly StoredKey[]): Promise<void>
  remove(): void
}

/** A folder with a key store that opens quickly, and room for files. */
export function makeSampleKeyStore(): SampleKeyStore {
  const folder = mkdtempSync(join(tmpdir(), 'station-keys-'))
  const place = { path: join(folder, 'keys.json'), passphrase: 'a sample passphrase' }
  const filesDirectory = join(folder, 'files')
  return {
    settings: {
      keyStoreFile: place.path,
      keyStorePassphrase: place.passphrase,
      privateKey: null,
      keySerial: null,
      filesDirectory,
    },
    filesDirectory,
    write: (keys) => writeKeyStore(place, { keys }, { cost: 2, blockSize: 1, parallelisation: 1 }),
    remove: () => rmSync(folder, { recursive: true }),
  }
}
