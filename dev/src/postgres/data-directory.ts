import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import type { PostgresBinaries } from './binaries.ts'
import { runInitdb } from './initdb.ts'
import { LocalPostgresError } from './local-postgres-error.ts'
import { reachablePlace } from './reachable-place.ts'
import { canReach, type ServerAccount } from './server-account.ts'

/** What lies in the directory that the caller names. */
export interface DataDirectory {
  /** The server's data; a link to another place where the server's account cannot enter this one. */
  readonly data: string
  /** Lies in the data, so that both come into being at once. */
  readonly password: string
  readonly log: string
}

const passwordBytes = 24
const passwordFile = 'piaoqiao.password'

export function dataDirectoryAt(directory: string): DataDirectory {
  const data = join(directory, 'data')
  return { data, password: join(data, passwordFile), log: join(directory, 'server.log') }
}

/** Creates the data on the first start; afterwards only checks that this PostgreSQL can serve it. */
export async function prepareDataDirectory(
  directory: string,
  binaries: PostgresBinaries,
  account: ServerAccount | undefined,
  { durable }: { durable: boolean },
): Promise<void> {
  const { data } = dataDirectoryAt(directory)
  if (!existsSync(data)) {
    mkdirSync(directory, { recursive: true })
    // A link whose target is gone: the data was removed by hand.
    rmSync(data, { force: true })
    if (account !== undefined) chmodSync(directory, 0o711)
    await createData(directory, binaries, account, durable)
  }
  checkReadable(directory, data)
  const major = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  if (major === binaries.major) return
  throw new LocalPostgresError(
    'POSTGRES_VERSION_UNFIT',
    `${data} was made by PostgreSQL ${major}, and this is ${binaries.major}. ` +
      `Remove ${directory} to start without data.`,
  )
}

function checkReadable(directory: string, data: string): void {
  try {
    accessSync(join(data, passwordFile), constants.R_OK)
  } catch {
    throw new LocalPostgresError(
      'POSTGRES_DIRECTORY_UNUSABLE',
      `${data} belongs to another account. Use the account that started there first, ` +
        `or let it remove ${directory} to start without data.`,
    )
  }
}

/** Removes everything that was kept in `directory`; no server may run on it. */
export function removeDataDirectory(directory: string): void {
  const { data } = dataDirectoryAt(directory)
  if (existsSync(data)) rmSync(realpathSync(data), { recursive: true, force: true })
  rmSync(directory, { recursive: true, force: true })
}

/** Under another name first, so that an interrupted start leaves nothing that looks complete. */
async function createData(
  directory: string,
  binaries: PostgresBinaries,
  account: ServerAccount | undefined,
  durable: boolean,
): Promise<void> {
  const { data } = dataDirectoryAt(directory)
  const elsewhere = account !== undefined && !canReach(account, directory)
  const parent = elsewhere ? reachablePlace(account) : directory
  const unfinished = mkdtempSync(join(parent, 'unfinished-'))
  if (account !== undefined) chownSync(unfinished, account.uid, account.gid)
  const secret = randomBytes(passwordBytes).toString('base64url')
  const fresh = join(unfinished, 'data')
  try {
    const sync = durable ? '--sync-method=fsync' : '--no-sync'
    await runInitdb(binaries.initdb, account, { target: fresh, secret, sync })
    writeFileSync(join(fresh, passwordFile), `${secret}\n`, { mode: 0o600 })
    if (elsewhere) {
      const place = join(parent, basename(unfinished).replace('unfinished', 'data'))
      renameSync(fresh, place)
      symlinkSync(place, data)
    } else {
      renameSync(fresh, data)
    }
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}
