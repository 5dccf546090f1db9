import type { Instant } from '@piaoqiao/domain'
import type { Pool } from 'pg'

/** What time it is for the database, in milliseconds. */
export function databaseClock(pool: Pool): () => Promise<Instant> {
  return async () => {
    const { rows } = await pool.query<{ at: string }>({
      name: 'database-clock',
      text: 'select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as at',
    })
    return Number(rows[0]?.at)
  }
}
