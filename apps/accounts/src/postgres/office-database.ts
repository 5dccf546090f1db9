import { migrate, openPool } from '@piaoqiao/service-kit'
import type { Pool } from 'pg'

const statementTimeoutMs = 20_000

/** Opens the database of an office, its tables made and changed as they have to be. */
export async function openOfficeDatabase(
  url: string,
  { connectionsMax, name }: { readonly connectionsMax: number; readonly name: string },
): Promise<Pool> {
  const pool = openPool(url, { connectionsMax, statementTimeoutMs, name })
  await migrate(pool, new URL('./migrations/', import.meta.url))
  return pool
}
