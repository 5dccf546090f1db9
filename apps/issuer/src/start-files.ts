import { randomBytes } from 'node:crypto'
import type { BillId } from '@piaoqiao/domain'
import type { Sm2PublicKey } from '@piaoqiao/gm-crypto'
import type { Logger, Metrics, SettingsOf } from '@piaoqiao/service-kit'
import { SettingsError } from '@piaoqiao/service-kit'
import type { FileTables } from './file-ports.ts'
import type { fileSettings } from './file-settings.ts'
import type { BillFileStore } from './files/bill-file-store.ts'
import { createDirectoryFileStore } from './files/directory-file-store.ts'
import { createMemorylessFileStore } from './files/memoryless-file-store.ts'
import type { BillQrText } from './his/bill-qr.ts'
import { startFileJobs } from './jobs/file-jobs.ts'
import type { KnownKeys } from './keys/known-keys.ts'
import type { FileOffice } from './use-cases/files/file-office.ts'
import type { FileUses } from './use-cases/files/file-uses.ts'
import { fileUses } from './use-cases/files/file-uses.ts'
import { tokenBytes } from './use-cases/files/bill-links.ts'
import type { Station } from './use-cases/station.ts'

export type FileSettings = SettingsOf<typeof fileSettings>

export interface FileParts {
  readonly station: Station
  readonly tables: FileTables
  readonly keys: KnownKeys
  readonly provinceKeys: readonly Sm2PublicKey[]
  readonly qrText: BillQrText
  /** The station's own address, once it listens. */
  readonly ownUrl: () => string
}

export interface RunningFiles {
  readonly uses: FileUses
  /** A link to the picture of a bill's first page; empty for one from outside where nobody outside gets in. */
  linkTo(billId: BillId, from: 'inside' | 'outside'): Promise<string>
  startJobs(logger: Logger, metrics: Metrics): { stop(): Promise<void> }
  close(): void
}

const minuteMs = 60_000

/** Wires what a station does with files of bills. @throws SettingsError */
export async function startFiles(settings: FileSettings, parts: FileParts): Promise<RunningFiles> {
  const { station, tables, keys, provinceKeys, qrText, ownUrl } = parts
  const { publicUrl } = settings
  const files = await openFileStore(settings)
  const office: FileOffice = {
    station,
    tables,
    files: files ?? createMemorylessFileStore(),
    keepsFiles: files !== null,
    signingKey: () => keys.at(station.clock()),
    provinceKeys,
    qrText: ({ amountFen: totalFen, ...facts }) => qrText({ ...facts, totalFen }),
    linkBase: () => publicUrl ?? ownUrl(),
    linkLifetimeMs: settings.linkMinutes * minuteMs,
    newToken: () => randomBytes(tokenBytes),
  }
  const uses = fileUses(office, keys)
  const inside = fileUses({ ...office, linkBase: ownUrl }, keys)
  return {
    uses,
    async linkTo(billId, from) {
      if (from === 'outside' && publicUrl === null) return ''
      const { makeLink } = from === 'inside' ? inside : uses
      try {
        return (await makeLink({ billId, format: 'png', page: 1 })).url
      } catch {
        // What was issued is answered, with or without a picture of it.
        return ''
      }
    },
    startJobs: (logger, metrics) =>
      startFileJobs({ files: uses, station, filesAhead: settings.filesAhead, logger, metrics }),
    close: () => office.files.close(),
  }
}

/** Null where nothing says where files are to be kept. */
async function openFileStore(settings: FileSettings): Promise<BillFileStore | null> {
  const { filesDirectory, s3Endpoint, s3Bucket } = settings
  if (s3Bucket === null && s3Endpoint === null) {
    return filesDirectory === null ? null : createDirectoryFileStore(filesDirectory)
  }
  if (filesDirectory !== null) throw unfit('FILES_DIRECTORY', 'is given together with S3_BUCKET')
  const { s3Region: region, s3AccessKeyId: accessKeyId, s3SecretAccessKey: secret } = settings
  if (s3Endpoint === null) throw unfit('S3_ENDPOINT', 'is missing: it belongs to S3_BUCKET')
  if (s3Bucket === null) throw unfit('S3_BUCKET', 'is missing: it belongs to S3_ENDPOINT')
  if (accessKeyId === null || secret === null) {
    throw unfit('S3_ACCESS_KEY_ID', 'or S3_SECRET_ACCESS_KEY is missing')
  }
  // Only who keeps files there needs the client, which is large.
  const { createS3FileStore } = await import('./files/s3-file-store.ts')
  const place = { endpoint: s3Endpoint, region, bucket: s3Bucket, accessKeyId }
  return createS3FileStore({ ...place, secretAccessKey: secret })
}

function unfit(variable: string, problem: string): SettingsError {
  return new SettingsError([{ variable, problem }])
}
