import { migrate, openPool } from '@piaoqiao/service-kit'
import { plansByKey, provinceMigrations } from '@piaoqiao/province'
import type { Pool } from 'pg'
import type { LocalPostgres } from '../postgres/index.ts'
import { seedBills } from './seed-bills.ts'

/** Room for the data that is measured; everything that concerns durability is as in production. */
export const benchPostgresSettings = {
  shared_buffers: '1GB',
  max_wal_size: '16GB',
  checkpoint_timeout: '30min',
  wal_compression: 'off',
}

const statementTimeoutMs = 15 * 60_000

export interface BenchDatabase {
  readonly url: string
  readonly pool: Pool
  drop(): Promise<void>
}

/** A database with the schema of a province and so many registered bills. */
export async function openBenchDatabase(
  postgres: LocalPostgres,
  name: string,
  bills: number,
): Promise<BenchDatabase> {
  await postgres.dropDatabase(name)
  const url = await postgres.createDatabase(name)
  const pool = openPool(url, {
    connectionsMax: 20,
    statementTimeoutMs,
    name: 'piaoqiao-bench',
    serverSettings: plansByKey,
  })
  await migrate(pool, provinceMigrations)
  await seedBills(pool, bills)
  // What was just written goes to disk before the clock runs, and not while it does.
  await pool.query('checkpoint')
  return {
    url,
    pool,
    async drop() {
      await pool.end()
      await postgres.dropDatabase(name)
    },
  }
}
