import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removeLocalPostgres } from './local-postgres.ts'
import { isAlive } from './previous-server.ts'

const prefix = 'piaoqiao-test-'

/** A directory for tests of this process; its name tells later runs whose it was. */
export function makeTestDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
  // Nobody else may list it, but the server's account must get through.
  chmodSync(directory, 0o711)
  return directory
}

/** Removes what runs left behind that were killed before they could clean up. */
export async function removeLeftDirectories(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1])
    if (Number.isNaN(pid) || isAlive(pid)) continue
    const directory = join(tmpdir(), name)
    // One that belongs to another account is that account's to remove.
    await removeLocalPostgres(join(directory, 'postgres'))
      .then(() => rmSync(directory, { recursive: true, force: true }))
      .catch(() => undefined)
  }
}
