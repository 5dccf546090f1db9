import { port, postgresUrl, serverSettings, text, wholeNumber } from '@piaoqiao/service-kit'
import type { SettingDefinition } from '@piaoqiao/service-kit'

/** The settings of a hub, as its environment names them. */
export const hubSettings = {
  databaseUrl: {
    variable: 'DATABASE_URL',
    description: 'The database of the hub; its tables are made and changed at the start.',
    kind: postgresUrl,
    secret: true,
  },
  port: {
    variable: 'PORT',
    description: 'The port that the hub listens on.',
    kind: port,
    default: '7100',
  },
  privateKey: {
    variable: 'PRIVATE_KEY',
    description: 'The SM2 key of the hub as PEM: signs the directory, opens messages.',
    kind: text({ charactersMax: 2_000 }),
    secret: true,
  },
  cryptoWorkers: {
    variable: 'CRYPTO_WORKERS',
    description: 'Threads for SM2; 0 computes in the main thread.',
    kind: wholeNumber({ min: 0, max: 64 }),
    default: '1',
  },
  connectionsMax: {
    variable: 'CONNECTIONS_MAX',
    description: 'Most connections to the database.',
    kind: wholeNumber({ min: 1, max: 200 }),
    default: '4',
  },
  ...serverSettings,
} as const satisfies SettingDefinition
