import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import type { PostgresBinaries } from './binaries.ts'
import { LocalPostgresError } from './local-postgres-error.ts'
import { reachablePlace } from './reachable-place.ts'
import { canUse, type ServerAccount } from './server-account.ts'

/** What lies in the directory that the caller names. */
export interface DataDirectory {
  /** The server's data; a link to another place where the server's account cannot enter this one. */
  readonly data: string
  /** Lies in the data, so that both come into being at once. */
  readonly password: string
  readonly log: string
}

export const superuser = 'piaoqiao'

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
): Promise<void> {
  const { data } = dataDirectoryAt(directory)
  if (!existsSync(data)) {
    mkdirSync(directory, { recursive: true })
    // A link whose target is gone: the data was removed by hand.
    rmSync(data, { force: true })
    if (account !== undefined) chmodSync(directory, 0o711)
    await createData(directory, binaries, account)
  }
  const major = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  if (major === binaries.major) return
  throw new LocalPostgresError(
    'POSTGRES_VERSION_UNFIT',
    `${data} was made by PostgreSQL ${major}, and this is ${binaries.major}. ` +
      `Remove ${directory} to start without data.`,
  )
}

/** Under another name first, so that an interrupted start leaves nothing that looks complete. */
async function createData(
  directory: string,
  binaries: PostgresBinaries,
  account: ServerAccount | undefined,
): Promise<void> {
  const { data } = dataDirectoryAt(directory)
  const elsewhere = account !== undefined && !canUse(account, directory)
  const parent = elsewhere ? reachablePlace(account) : directory
  const unfinished = mkdtempSync(join(parent, 'unfinished-'))
  if (account !== undefined) chownSync(unfinished, account.uid, account.gid)
  const secret = randomBytes(passwordBytes).toString('base64url')
  const fresh = join(unfinished, 'data')
  try {
    await runInitdb(unfinished, fresh, secret, binaries, account)
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

async function runInitdb(
  workDirectory: string,
  target: string,
  secret: string,
  binaries: PostgresBinaries,
  account: ServerAccount | undefined,
): Promise<void> {
  const secretFile = join(workDirectory, 'secret')
  writeFileSync(secretFile, secret, { mode: 0o600 })
  if (account !== undefined) chownSync(secretFile, account.uid, account.gid)
  const initdbArguments = [
    ...[`--pgdata=${target}`, `--username=${superuser}`, `--pwfile=${secretFile}`],
    ...['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-sync'],
  ]
  const child = spawn(binaries.initdb, initdbArguments, {
    ...account,
    cwd: workDirectory,
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString()
  })
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (exitCode === 0) return
  throw new LocalPostgresError('POSTGRES_START_FAILED', `initdb failed: ${complaint.trim()}`)
}
