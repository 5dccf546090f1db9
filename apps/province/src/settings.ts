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

const filePath = text({ charactersMax: 1_000 })

/** The settings of a province, as its environment names them. */
export const provinceSettings = {
  province: {
    variable: 'PROVINCE',
    description: 'The province by the first two digits of GB/T 2260, such as 50.',
    kind: provinceDigits,
  },
  databaseUrl: {
    variable: 'DATABASE_URL',
    description: 'The database of the registry; its tables are made and changed at the start.',
    kind: postgresUrl,
    secret: true,
  },
  port: {
    variable: 'PORT',
    description: 'The port that the province listens on.',
    kind: port,
    default: '7150',
  },
  privateKey: {
    variable: 'PRIVATE_KEY',
    description:
      'The SM2 key of the province as PEM: opens messages, signs answers and bills (监制).',
    kind: text({ charactersMax: 2_000 }),
    secret: true,
  },
  supervisorSealFile: {
    variable: 'SUPERVISOR_SEAL_FILE',
    description:
      'The electronic seal (财政票据监制章, GB/T 38540, DER) that is put on the OFD of registered bills; without it none is.',
    kind: filePath,
    default: null,
  },
  supervisorCertificateFile: {
    variable: 'SUPERVISOR_CERTIFICATE_FILE',
    description: 'The certificate of the key of the province as PEM, which that seal lists.',
    kind: filePath,
    default: null,
  },
  sealRootsFile: {
    variable: 'SEAL_ROOTS_FILE',
    description: 'The authorities (PEM) whose certificates count on the seals of issuing units.',
    kind: filePath,
    default: null,
  },
  sealMakersFile: {
    variable: 'SEAL_MAKERS_FILE',
    description: 'The certificates (PEM) of those who make seals of issuing units.',
    kind: filePath,
    default: null,
  },
  hubUrl: {
    variable: 'HUB_URL',
    description: 'Where the hub is.',
    kind: httpUrl,
  },
  hubPublicKey: {
    variable: 'HUB_PUBLIC_KEY',
    description: 'The SM2 public key of the hub as PEM, which signs the directory.',
    kind: text({ charactersMax: 2_000 }),
  },
  masterKey: {
    variable: 'MASTER_KEY',
    description: 'Enciphers the keys of applications in the database.',
    kind: hexBytes(16),
    secret: true,
  },
  payerSecret: {
    variable: 'PAYER_SECRET',
    description: 'Key of the hash by which payers are known. It can never be changed.',
    kind: hexBytes(32),
    secret: true,
  },
  cryptoWorkers: {
    variable: 'CRYPTO_WORKERS',
    description: 'Threads for SM2; 0 computes in the main thread.',
    kind: wholeNumber({ min: 0, max: 64 }),
    default: '2',
  },
  connectionsMax: {
    variable: 'CONNECTIONS_MAX',
    description: 'Most connections to the database.',
    kind: wholeNumber({ min: 4, max: 200 }),
    default: '10',
  },
  transactionsMax: {
    variable: 'TRANSACTIONS_MAX',
    description: 'Most transactions that change bills at one time.',
    kind: wholeNumber({ min: 1, max: 16 }),
    default: '2',
  },
  outboxRowsMax: {
    variable: 'OUTBOX_ROWS_MAX',
    description: 'With more rows waiting to be told, no new changes are taken in.',
    kind: wholeNumber({ min: 1, max: 10_000_000 }),
    default: '200000',
  },
  ...serverSettings,
} as const satisfies SettingDefinition
