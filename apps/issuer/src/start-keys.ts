import { importSm2PrivateKey } from '@piaoqiao/gm-crypto'
import type { SettingsOf } from '@piaoqiao/service-kit'
import { SettingsError } from '@piaoqiao/service-kit'
import type { keyStoreSettings } from './keys/key-store-settings.ts'
import { readKeyStore } from './keys/key-store-file.ts'
import type { StationKeys } from './keys/station-keys.ts'
import { keysOfStore, singleKey } from './keys/station-keys.ts'

export interface KeySettings extends SettingsOf<typeof keyStoreSettings> {
  readonly privateKey: string | null
  readonly keySerial: string | null
  readonly keyIssuer: string
}

/**
 * The keys of a station: those of the key store, or the one of the settings.
 * @throws SettingsError where neither is given, or half of one; KeyStoreError
 */
export async function openStationKeys(settings: KeySettings): Promise<StationKeys> {
  const { keyStoreFile: path, keyStorePassphrase: passphrase } = settings
  if (path === null) return keyOfSettings(settings)
  if (passphrase === null) throw missing('KEY_STORE_PASSPHRASE', 'it opens KEY_STORE_FILE')
  return keysOfStore(await readKeyStore({ path, passphrase }))
}

function keyOfSettings({ privateKey, keySerial, keyIssuer }: KeySettings): StationKeys {
  if (privateKey === null) throw missing('PRIVATE_KEY', 'a station has it or a KEY_STORE_FILE')
  if (keySerial === null) throw missing('KEY_SERIAL', 'it belongs to PRIVATE_KEY')
  return singleKey(importSm2PrivateKey(privateKey), { keySerial, keyIssuer })
}

function missing(variable: string, why: string): SettingsError {
  return new SettingsError([{ variable, problem: `is missing: ${why}` }])
}
