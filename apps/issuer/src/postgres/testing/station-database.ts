import { createTestDatabase } from '@piaoqiao/dev/postgres'
import { migrate, openPool } from '@piaoqiao/service-kit'
import type { Pool } from 'pg'

const options = { connectionsMax: 10, statementTimeoutMs: 20_000, name: 'issuer test' }

export interface StationDatabase {
  readonly url: string
  readonly pool: Pool
  /** Empties every table. */
  clear(): Promise<void>
  close(): Promise<void>
}

/** A database with the schema of a station that nobody else uses. */
export async function openStationDatabase(): Promise<StationDatabase> {
  const database = await createTestDatabase({ template: 'issuer', migrate: migrateIssuer })
  const pool = openPool(database.url, options)
  return {
    url: database.url,
    pool,
    clear: async () => {
      await pool.query(emptyTables)
    },
    close: async () => {
      await pool.end()
      await database.drop()
    },
  }
}

const emptyTables = `
  truncate announced_keys, made_files, bill_links, number_blocks, number_requests, registration_batches, bills, bill_files, operations,
    reversals, bill_events, bill_states, his_bills, his_write_offs, his_noises, paper_stock, papers,
    his_vouchers, his_notices, spoilt_numbers, income_postings, income_batches;
  update feed_cursor set position = 0`

async function migrateIssuer(url: string): Promise<void> {
  const pool = openPool(url, options)
  try {
    await migrate(pool, new URL('../migrations/', import.meta.url))
  } finally {
    await pool.end()
  }
}
