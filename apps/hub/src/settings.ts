import {
  listOf,
  logLevels,
  networkAddress,
  oneOf,
  port,
  postgresUrl,
  text,
  wholeNumber,
} from '@piaoqiao/service-kit'
import type { SettingDefinition } from '@piaoqiao/service-kit'

/** The settings of a hub, as its environment names them. */
export const hubSettings = {
  databaseUrl: {
    variable: 'DATABASE_URL',
    description: 'The database of the hub; its tables are made and changed at the start.',
    kind: postgresUrl,
    secret: true,
  },
  host: {
    variable: 'HOST',
    description: 'The address that the hub listens on.',
    kind: text({ charactersMax: 100 }),
    default: '127.0.0.1',
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
  trustedProxies: {
    variable: 'TRUSTED_PROXIES',
    description: 'Proxies whose word on where a message came from is believed.',
    kind: listOf(networkAddress, { itemsMax: 50 }),
    default: null,
  },
  metricsAddresses: {
    variable: 'METRICS_ADDRESSES',
    description: 'Who may read /metrics; this machine alone where nothing is given.',
    kind: listOf(networkAddress, { itemsMax: 50 }),
    default: null,
  },
  logLevel: {
    variable: 'LOG_LEVEL',
    description: 'How much is logged.',
    kind: oneOf(logLevels),
    default: 'info',
  },
} as const satisfies SettingDefinition
