import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'

const pauseMs = 10

/** Resolves when a statement that begins with the text waits for a lock of another transaction. */
export async function untilBlocked(pool: Pool, beginning: string): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query(
      `select from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'
         and starts_with(ltrim(query, E' \\n'), $1)`,
      [beginning],
    )
    if (rowCount !== 0) return
    await sleep(pauseMs)
  }
}
