import {
  hexBytes,
  httpUrl,
  port,
  postgresUrl,
  serverSettings,
  text,
  wholeNumber,
} from '@piaoqiao/service-kit'
import type { SettingDefinition, SettingKind } from '@piaoqiao/service-kit'

const provinceDigits: SettingKind<string> = {
  expected: 'two digits',
  parse: (given) => (/^\d{2}$/.test(given) ? given : undefined),
}

const operatorToken: SettingKind<string> = {
  expected: '32 to 200 characters without blanks',
  parse: (given) => (/^\S{32,200}$/.test(given) ? given : undefined),
}

/** The settings of a sandbox, as its environment names them. */
export const sandboxSettings = {
  databaseUrl: {
    variable: 'DATABASE_URL',
    description: 'The database of the sandbox alone; its tables are made and changed at the start.',
    kind: postgresUrl,
    secret: true,
  },
  port: {
    variable: 'PORT',
    description: 'The port that the sandbox listens on.',
    kind: port,
    default: '7450',
  },
  publicUrl: {
    variable: 'PUBLIC_URL',
    description: 'The address that units are told; where it listens if nothing is given.',
    kind: httpUrl,
    default: null,
  },
  privateKey: {
    variable: 'PRIVATE_KEY',
    description:
      'The SM2 key of the sandbox as PEM: opens messages, signs answers and bills. Never that of a registry.',
    kind: text({ charactersMax: 2_000 }),
    secret: true,
  },
  issuerPrivateKey: {
    variable: 'ISSUER_PRIVATE_KEY',
    description: 'The SM2 key as PEM by which the invented issuers sign their bills.',
    kind: text({ charactersMax: 2_000 }),
    secret: true,
  },
  masterKey: {
    variable: 'MASTER_KEY',
    description: 'Enciphers keys, messages and worlds in the database, and keys token hashes.',
    kind: hexBytes(16),
    secret: true,
  },
  operatorToken: {
    variable: 'OPERATOR_TOKEN',
    description: 'The account office sends it with every request to /operator.',
    kind: operatorToken,
    secret: true,
  },
  ownProvince: {
    variable: 'OWN_PROVINCE',
    description: 'Where the owners of the worlds are at home.',
    kind: provinceDigits,
    default: '50',
  },
  otherProvince: {
    variable: 'OTHER_PROVINCE',
    description: 'The other province of every world; never the own one.',
    kind: provinceDigits,
    default: '32',
  },
  worldsMax: {
    variable: 'WORLDS_MAX',
    description:
      'Most worlds in memory at one time, about 3 MB each; others are made again when they are used.',
    kind: wholeNumber({ min: 1, max: 1_000 }),
    default: '50',
  },
  sampleBills: {
    variable: 'SAMPLE_BILLS',
    description: 'Bills that a world begins with. Changing it changes every world.',
    kind: wholeNumber({ min: 20, max: 2_000 }),
    default: '320',
  },
  billsMax: {
    variable: 'BILLS_MAX',
    description: 'Most bills of a world.',
    kind: wholeNumber({ min: 100, max: 10_000 }),
    default: '1000',
  },
  actionsMax: {
    variable: 'ACTIONS_MAX',
    description:
      'Most changes of a world that are kept; one with more begins anew when it was dropped from memory.',
    kind: wholeNumber({ min: 1, max: 100_000 }),
    default: '2000',
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
    kind: wholeNumber({ min: 2, max: 100 }),
    default: '6',
  },
  ...serverSettings,
} as const satisfies SettingDefinition
