import type { SettingDefinition } from '@piaoqiao/service-kit'
import { text } from '@piaoqiao/service-kit'

/** Where the keys of the unit lie, for the station and for the operator's command. */
export const keyStoreSettings = {
  keyStoreFile: {
    variable: 'KEY_STORE_FILE',
    description:
      'The key store of the unit, made by `key-store.ts`: SM2 keys with their certificates and electronic seals. Takes the place of PRIVATE_KEY.',
    kind: text({ charactersMax: 1_000 }),
    default: null,
  },
  keyStorePassphrase: {
    variable: 'KEY_STORE_PASSPHRASE',
    description: 'Opens the key store; at least 12 characters.',
    kind: text({ charactersMax: 200 }),
    default: null,
    secret: true,
  },
} as const satisfies SettingDefinition
