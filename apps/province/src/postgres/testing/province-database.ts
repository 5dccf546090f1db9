import { createTestDatabase } from '@piaoqiao/dev/postgres'
import { migrate, openPool } from '@piaoqiao/service-kit'
import type { Pool } from 'pg'

const statementTimeoutMs = 20_000
const connectionsMax = 12

export interface ProvinceDatabase {
  readonly pool: Pool
  close(): Promise<void>
}

/** A database with the schema of a province that nobody else uses. */
export async function openProvinceDatabase(): Promise<ProvinceDatabase> {
  const database = await createTestDatabase({ template: 'province', migrate: migrateProvince })
  const pool = open(database.url)
  return {
    pool,
    close: async () => {
      await pool.end()
      await database.drop()
    },
  }
}

async function migrateProvince(url: string): Promise<void> {
  const pool = open(url)
  try {
    await migrate(pool, new URL('../migrations/', import.meta.url))
  } finally {
    await pool.end()
  }
}

function open(url: string): Pool {
  return openPool(url, { connectionsMax, statementTimeoutMs, name: 'piaoqiao test' })
}
