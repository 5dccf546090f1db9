import type { Pool, PoolClient } from 'pg'
import { MigrationError } from './migration-error.ts'
import { readMigrationFiles, type MigrationFile } from './migration-files.ts'
import { timedQuery } from './timed-query.ts'
import { transactionOn } from './transaction.ts'
import { CommitUnknown } from './transaction-errors.ts'

/** The longest that one migration may take, and the longest that we wait for another process to migrate. */
export const migrationTimeoutMs = 60 * 60_000

/** Names the advisory lock; any number would do, as long as every version of the program has the same. */
const advisoryLockKey = 7_309_001

/**
 * Applies the migrations of a directory that the database does not have yet, each in a transaction of its own, and
 * says which. Processes that start at once wait for one another.
 * @throws MigrationError
 */
export async function migrate(pool: Pool, directory: URL): Promise<readonly string[]> {
  const files = await readMigrationFiles(directory)
  const client = await pool.connect()
  try {
    await client.query(`SET statement_timeout = ${migrationTimeoutMs}`)
    await runLong(client, `SELECT pg_advisory_lock(${advisoryLockKey})`)
    const pending = pendingOf(files, await appliedMigrations(client))
    for (const file of pending) await apply(client, file)
    return pending.map(({ name }) => name)
  } finally {
    // Closing the connection frees the lock and forgets the setting, whatever state an error left it in.
    client.release(true)
  }
}

interface AppliedMigration {
  readonly name: string
  readonly checksum_sm3: string
}

async function appliedMigrations(client: PoolClient): Promise<readonly AppliedMigration[]> {
  await client.query(
    `CREATE TABLE IF NOT EXISTS schema_migrations (
       name text PRIMARY KEY,
       checksum_sm3 text NOT NULL,
       applied_at timestamptz NOT NULL DEFAULT now()
     )`,
  )
  const { rows } = await client.query<AppliedMigration>(
    'SELECT name, checksum_sm3 FROM schema_migrations ORDER BY name',
  )
  return rows
}

/** What was applied has to be the beginning of the files, unchanged. */
function pendingOf(
  files: readonly MigrationFile[],
  applied: readonly AppliedMigration[],
): readonly MigrationFile[] {
  for (const [index, migration] of applied.entries()) {
    const file = files[index]
    if (file?.name !== migration.name) {
      throw new MigrationError('MIGRATION_MISSING', migration.name)
    }
    if (file.checksumSm3 !== migration.checksum_sm3) {
      throw new MigrationError('MIGRATION_CHANGED', migration.name)
    }
  }
  return files.slice(applied.length)
}

async function apply(client: PoolClient, { name, sql, checksumSm3 }: MigrationFile): Promise<void> {
  try {
    await transactionOn(client, async () => {
      await runLong(client, sql)
      await client.query('INSERT INTO schema_migrations (name, checksum_sm3) VALUES ($1, $2)', [
        name,
        checksumSm3,
      ])
    })
  } catch (error) {
    if (error instanceof CommitUnknown) throw error
    throw new MigrationError('MIGRATION_FAILED', name, { cause: error })
  }
}

async function runLong(client: PoolClient, text: string): Promise<void> {
  await client.query(timedQuery(text, migrationTimeoutMs))
}
