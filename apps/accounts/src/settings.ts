import {
  flag,
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
const smtpUrl: SettingKind<string> = {
  expected: 'an address like smtps://user:password@mail.example:465',
  parse: (given) =>
    ['smtp:', 'smtps:'].includes(URL.parse(given)?.protocol ?? '') ? given : undefined,
}
const name = text({ charactersMax: 200 })
const path = text({ charactersMax: 1_000 })

/** The settings of the account office of a province, as its environment names them. */
export const accountsSettings = {
  province: {
    variable: 'PROVINCE',
    description: 'The province by the first two digits of GB/T 2260, such as 50.',
    kind: provinceDigits,
  },
  databaseUrl: {
    variable: 'DATABASE_URL',
    description: 'The database of accounts, apart from that of the registry.',
    kind: postgresUrl,
    secret: true,
  },
  port: {
    variable: 'PORT',
    description: 'The port that the office listens on.',
    kind: port,
    default: '7160',
  },
  publicUrl: {
    variable: 'PUBLIC_URL',
    description: 'Where people reach the portals; it stands in mails.',
    kind: httpUrl,
  },
  masterKey: {
    variable: 'MASTER_KEY',
    description:
      'Enciphers personal data, files and the keys of hosted units. It can never be changed.',
    kind: hexBytes(32),
    secret: true,
  },
  privateKey: {
    variable: 'PRIVATE_KEY',
    description: 'The SM2 key of the office as PEM: signs its messages, evidence and test reports.',
    kind: text({ charactersMax: 2_000 }),
    secret: true,
  },
  provinceUrl: {
    variable: 'PROVINCE_URL',
    description: 'Where the registry of the province is.',
    kind: httpUrl,
  },
  provincePublicKey: {
    variable: 'PROVINCE_PUBLIC_KEY',
    description: 'The SM2 public key of the registry as PEM.',
    kind: text({ charactersMax: 2_000 }),
  },
  officeAppId: {
    variable: 'OFFICE_APP_ID',
    description: 'The application of kind office at the registry.',
    kind: name,
  },
  officeAppKey: {
    variable: 'OFFICE_APP_KEY',
    description: 'Its key.',
    kind: hexBytes(32),
    secret: true,
  },
  portalAppId: {
    variable: 'PORTAL_APP_ID',
    description: 'The application of kind payer_portal at the registry.',
    kind: name,
  },
  portalAppKey: {
    variable: 'PORTAL_APP_KEY',
    description: 'Its key.',
    kind: hexBytes(32),
    secret: true,
  },
  realNameUrl: {
    variable: 'REAL_NAME_URL',
    description:
      'The register of real names; without it only invented people, of an area that does not exist, can register.',
    kind: httpUrl,
    default: null,
  },
  realNameToken: {
    variable: 'REAL_NAME_TOKEN',
    description: 'What the office shows the register of real names.',
    kind: text({ charactersMax: 500 }),
    default: null,
    secret: true,
  },
  sandboxUrl: {
    variable: 'SANDBOX_URL',
    description: 'Where the sandbox is; without it no unit by system can be connected.',
    kind: httpUrl,
    default: null,
  },
  sandboxOperatorToken: {
    variable: 'SANDBOX_OPERATOR_TOKEN',
    description: 'What the office shows the sandbox.',
    kind: text({ charactersMax: 200 }),
    default: null,
    secret: true,
  },
  allowInternalAddresses: {
    variable: 'ALLOW_INTERNAL_ADDRESSES',
    description:
      'Lets units by system call from addresses of private networks in production, as where finance has a network of its own.',
    kind: flag,
    default: 'false',
  },
  smtpUrl: {
    variable: 'SMTP_URL',
    description: 'The mail server.',
    kind: smtpUrl,
    secret: true,
  },
  mailFrom: {
    variable: 'MAIL_FROM',
    description: 'The sender of mails, such as 票桥 <no-reply@example.org>.',
    kind: name,
  },
  textMessageFile: {
    variable: 'TEXT_MESSAGE_FILE',
    description: 'Where text messages are written on a machine without a gateway.',
    kind: path,
  },
  filesDirectory: {
    variable: 'FILES_DIRECTORY',
    description: 'Where uploaded and made files lie, enciphered.',
    kind: path,
  },
  portalsDirectory: {
    variable: 'PORTALS_DIRECTORY',
    description:
      'Where the built pages of the portals lie, as `npm run portals` says; without it the office serves its interface alone.',
    kind: path,
    default: null,
  },
  citizenFrames: {
    variable: 'CITIZEN_FRAMES',
    description:
      'Origins that may show the citizens’ pages inside their own, separated by spaces, such as https://pay.example.',
    kind: text({ charactersMax: 1_000 }),
    default: null,
  },
  sealRootsFile: {
    variable: 'SEAL_ROOTS_FILE',
    description:
      'The authorities (PEM) whose certificates count on the seals of uploaded bills; without it seals are only checked as far as that needs no trust.',
    kind: path,
    default: null,
  },
  sealMakersFile: {
    variable: 'SEAL_MAKERS_FILE',
    description: 'The certificates (PEM) of those who make these seals.',
    kind: path,
    default: null,
  },
  clamdHost: {
    variable: 'CLAMD_HOST',
    description: 'The malware scanner (ClamAV); without it only its trial file is found.',
    kind: name,
    default: null,
  },
  clamdPort: {
    variable: 'CLAMD_PORT',
    description: 'Its port.',
    kind: port,
    default: '3310',
  },
  secureCookies: {
    variable: 'SECURE_COOKIES',
    description: 'Sends cookies over TLS alone; false only for a demo on this machine.',
    kind: flag,
    default: 'true',
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
    kind: wholeNumber({ min: 4, max: 200 }),
    default: '10',
  },
  requestsPerMinute: {
    variable: 'REQUESTS_PER_MINUTE',
    description: 'How many requests one address may send in a minute.',
    kind: wholeNumber({ min: 10, max: 100_000 }),
    default: '600',
  },
  ...serverSettings,
} as const satisfies SettingDefinition
