import { readdir, readFile } from 'node:fs/promises'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import { MigrationError } from './migration-error.ts'

export interface MigrationFile {
  /** `0001-registry.sql` */
  readonly name: string
  readonly sql: string
  /** SM3 of the text with line feeds alone, so that the machine a file was checked out on makes no difference. */
  readonly checksumSm3: string
}

export const migrationsMax = 9_999
const namePattern = /^(\d{4})-[a-z0-9]+(-[a-z0-9]+)*\.sql$/

/** The migrations of a directory in order. Their numbers begin with 0001 and have no gap. */
export async function readMigrationFiles(directory: URL): Promise<readonly MigrationFile[]> {
  const base = new URL(directory.href.replace(/\/?$/, '/'))
  const names = (await readdir(base)).filter((name) => name.endsWith('.sql')).toSorted()
  for (const [index, name] of names.entries()) requireName(name, index)
  return Promise.all(names.map(async (name) => fileOf(name, await readFile(new URL(name, base)))))
}

function requireName(name: string, index: number): void {
  const [, number] = namePattern.exec(name) ?? []
  if (number === undefined) throw new MigrationError('MIGRATION_NAME_MALFORMED', name)
  if (Number(number) !== index + 1) throw new MigrationError('MIGRATION_NUMBER_UNFIT', name)
}

function fileOf(name: string, bytes: Buffer): MigrationFile {
  const sql = bytes.toString('utf8').replaceAll('\r\n', '\n')
  return { name, sql, checksumSm3: sm3Hex(new TextEncoder().encode(sql)) }
}
