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
import { isCreditCode } from '@piaoqiao/domain'
import { numberBlockMax } from '@piaoqiao/protocol'
import { fileSettings } from './file-settings.ts'
import { hisSettings } from './his-settings.ts'
import { keyStoreSettings } from './keys/key-store-settings.ts'

/** The settings of an issuing station, as its environment names them. */
export const issuerSettings = {
  databaseUrl: {
    variable: 'DATABASE_URL',
    description: 'The database of the station; its tables are made and changed at the start.',
    kind: postgresUrl,
    secret: true,
  },
  port: {
    variable: 'PORT',
    description: 'The port that the station listens on.',
    kind: port,
    default: '7250',
  },
  accessToken: {
    variable: 'ACCESS_TOKEN',
    description: 'The business system sends it with every request.',
    kind: accessToken(),
    secret: true,
  },
  issuerCode: {
    variable: 'ISSUER_CODE',
    description: 'The issuing unit: its unified social credit code (统一社会信用代码).',
    kind: creditCode(),
  },
  issuerName: {
    variable: 'ISSUER_NAME',
    description: 'The issuing unit: its name as bills show it.',
    kind: text({ charactersMax: 100 }),
  },
  supervisorAreaCode: {
    variable: 'SUPERVISOR_AREA_CODE',
    description: 'The finance department that supervises the unit (财政部门编码), such as 500104.',
    kind: digits(6),
  },
  codeYear: {
    variable: 'BILL_CODE_YEAR',
    description: 'Digits 7 and 8 of the bill codes, as the finance department set them.',
    kind: digits(2),
  },
  specimenVersion: {
    variable: 'SPECIMEN_VERSION',
    description: 'Edition of the specimen of the bills.',
    kind: digits(2),
    default: '01',
  },
  privateKey: {
    variable: 'PRIVATE_KEY',
    description:
      'The SM2 key of the unit as PEM: signs bills and messages, opens answers. For small set-ups; bills have no OFD then.',
    kind: text({ charactersMax: 2_000 }),
    default: null,
    secret: true,
  },
  keySerial: {
    variable: 'KEY_SERIAL',
    description: 'Serial number of the certificate of PRIVATE_KEY, as bills show it.',
    kind: text({ charactersMax: 64 }),
    default: null,
  },
  keyIssuer: {
    variable: 'KEY_ISSUER',
    description: 'Name of the issuer of that certificate.',
    kind: text({ charactersMax: 200 }),
    default: '',
  },
  provinceUrl: {
    variable: 'PROVINCE_URL',
    description: 'Where the province is.',
    kind: httpUrl,
  },
  provincePublicKeys: {
    variable: 'PROVINCE_PUBLIC_KEYS',
    description: 'The SM2 public keys of the province as PEM, one after the other, newest first.',
    kind: text({ charactersMax: 4_000 }),
  },
  appId: {
    variable: 'APP_ID',
    description: 'The application of the station at the province.',
    kind: text({ charactersMax: 40 }),
  },
  appKey: {
    variable: 'APP_KEY',
    description: 'The key of that application.',
    kind: hexBytes(32),
    secret: true,
  },
  requestTimeoutMs: {
    variable: 'REQUEST_TIMEOUT_MS',
    description: 'How long the station waits for an answer of the province.',
    kind: wholeNumber({ min: 100, max: 60_000 }),
    default: '10000',
  },
  numberLowWater: {
    variable: 'NUMBER_LOW_WATER',
    description: 'With fewer numbers of a code left, the station asks for more.',
    kind: wholeNumber({ min: 1, max: numberBlockMax }),
    default: '2000',
  },
  numberBlockSize: {
    variable: 'NUMBER_BLOCK_SIZE',
    description: 'How many numbers the station asks for at once.',
    kind: wholeNumber({ min: 1, max: numberBlockMax }),
    default: '5000',
  },
  cryptoWorkers: {
    variable: 'CRYPTO_WORKERS',
    description: 'Threads for SM2; 0 computes in the main thread.',
    kind: wholeNumber({ min: 0, max: 16 }),
    default: '1',
  },
  connectionsMax: {
    variable: 'CONNECTIONS_MAX',
    description: 'Most connections to the database.',
    kind: wholeNumber({ min: 2, max: 100 }),
    default: '8',
  },
  ...hisSettings,
  ...keyStoreSettings,
  ...fileSettings,
  ...serverSettings,
} as const satisfies SettingDefinition

function digits(count: number): SettingKind<string> {
  const pattern = new RegExp(`^[0-9]{${count}}$`)
  return {
    expected: `${count} digits`,
    parse: (given) => (pattern.test(given) ? given : undefined),
  }
}

function creditCode(): SettingKind<string> {
  return {
    expected: '18 characters with a right check character',
    parse: (given) => (isCreditCode(given) ? given : undefined),
  }
}

/** Short tokens can be guessed. */
function accessToken(): SettingKind<string> {
  return {
    expected: '32 to 200 letters, digits or the signs - _ . ~',
    parse: (given) => (/^[\w.~-]{32,200}$/.test(given) ? given : undefined),
  }
}
