import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removeLocalPostgres } from '../postgres/local-postgres.ts'
import { isAlive } from '../postgres/previous-server.ts'

const prefix = 'piaoqiao-crash-'
const databasesFolder = 'databases'

/** A directory for one run; its name tells later runs whose it was. */
export function makeCrashDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
  // Nobody else may list it, but the account of the database servers must get through.
  chmodSync(directory, 0o711)
  return directory
}

export function databaseDirectory(directory: string, name: string): string {
  return join(directory, databasesFolder, name)
}

/** Removes the directory with the databases in it; no server of this process may run there. */
export async function removeCrashDirectory(directory: string): Promise<void> {
  for (const name of databaseNames(directory)) {
    await removeLocalPostgres(databaseDirectory(directory, name))
  }
  rmSync(directory, { recursive: true, force: true })
}

/** Removes what runs left behind that were killed before they could clean up. */
export async function removeLeftCrashDirectories(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1])
    if (Number.isNaN(pid) || isAlive(pid)) continue
    // One that belongs to another account is that account's to remove.
    await removeCrashDirectory(join(tmpdir(), name)).catch(() => undefined)
  }
}

function databaseNames(directory: string): readonly string[] {
  try {
    return readdirSync(join(directory, databasesFolder))
  } catch {
    return []
  }
}
