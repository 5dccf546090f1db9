import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { LocalPostgresError } from './local-postgres-error.ts'

/** The operating system account that the server runs under when we are root; PostgreSQL refuses root. */
export interface ServerAccount {
  readonly uid: number
  readonly gid: number
}

const preferredNames = ['postgres', 'nobody']

/**
 * Nothing when this process is an ordinary user, who simply runs the server. Data that exists is
 * served by its owner, so that a directory keeps working when accounts are added to the machine.
 */
export function serverAccount(dataDirectory: string): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(dataDirectory, { throwIfNoEntry: false })
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of preferredNames) {
    const [, , uid, gid] = accounts.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new LocalPostgresError(
    'POSTGRES_ACCOUNT_MISSING',
    'PostgreSQL does not run as root, and this machine has neither an account postgres nor nobody. ' +
      'Run as an ordinary user, or set DATABASE_URL to a PostgreSQL that is already there.',
  )
}

/**
 * Whether `account` can run the program or enter the directory at `path`. Asks the operating system
 * itself, because modes, groups and access lists of every directory above have a say.
 */
export function canReach(account: ServerAccount | undefined, path: string): boolean {
  if (account === undefined) return true
  const probe = spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { ...account, cwd: '/' })
  return probe.status === 0
}
