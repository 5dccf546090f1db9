import type { SettingDefinition } from '@piaoqiao/service-kit'
import { flag, httpUrl, text, wholeNumber } from '@piaoqiao/service-kit'

/** Where a station keeps the files of bills, and how it hands them out. */
export const fileSettings = {
  filesDirectory: {
    variable: 'FILES_DIRECTORY',
    description:
      'The folder in which OFD, PDF, pictures and supervised XML of bills are kept. Without it and S3_BUCKET they are made whenever they are asked for.',
    kind: text({ charactersMax: 1_000 }),
    default: null,
  },
  filesAhead: {
    variable: 'FILES_AHEAD',
    description:
      'Whether the OFD of a bill is made and sealed as soon as it is registered; otherwise when somebody asks for it.',
    kind: flag,
    default: 'true',
  },
  s3Endpoint: {
    variable: 'S3_ENDPOINT',
    description: 'A store that speaks S3, in place of the folder.',
    kind: httpUrl,
    default: null,
  },
  s3Region: {
    variable: 'S3_REGION',
    description: 'The region of that store.',
    kind: text({ charactersMax: 100 }),
    default: 'us-east-1',
  },
  s3Bucket: {
    variable: 'S3_BUCKET',
    description: 'The bucket for the files.',
    kind: text({ charactersMax: 100 }),
    default: null,
  },
  s3AccessKeyId: {
    variable: 'S3_ACCESS_KEY_ID',
    description: 'The account at that store.',
    kind: text({ charactersMax: 200 }),
    default: null,
  },
  s3SecretAccessKey: {
    variable: 'S3_SECRET_ACCESS_KEY',
    description: 'Its secret.',
    kind: text({ charactersMax: 200 }),
    default: null,
    secret: true,
  },
  publicUrl: {
    variable: 'PUBLIC_URL',
    description:
      'With which links to files begin for payers, where a proxy passes /f/ and nothing else on to the station. Its own address where nothing is given.',
    kind: httpUrl,
    default: null,
  },
  linkMinutes: {
    variable: 'LINK_MINUTES',
    description: 'How long a link to a file can be used, once.',
    kind: wholeNumber({ min: 1, max: 1_440 }),
    default: '10',
  },
} as const satisfies SettingDefinition
