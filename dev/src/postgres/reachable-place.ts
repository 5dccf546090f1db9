import { accessSync, chmodSync, constants, mkdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LocalPostgresError } from './local-postgres-error.ts'
import { canReach, type ServerAccount } from './server-account.ts'

/**
 * A directory of root's own where another account can reach what is put there. Needed when the
 * repository lies in a place that only root can enter, such as /root.
 */
export function reachablePlace(account: ServerAccount): string {
  for (const parent of ['/var/lib', '/var/tmp', tmpdir()]) {
    const place = join(parent, 'piaoqiao')
    if (makePlace(place) && canReach(account, place)) return place
  }
  throw new LocalPostgresError(
    'POSTGRES_DIRECTORY_UNUSABLE',
    'No directory was found that root can write to and the PostgreSQL account can enter. ' +
      'Move the repository out of the home directory of root, or set DATABASE_URL.',
  )
}

function makePlace(place: string): boolean {
  try {
    mkdirSync(place, { recursive: true })
    accessSync(place, constants.W_OK)
  } catch {
    return false
  }
  // In a directory that everybody can write to, somebody else may have been first.
  if (statSync(place).uid !== 0) return false
  chmodSync(place, 0o755)
  return true
}
