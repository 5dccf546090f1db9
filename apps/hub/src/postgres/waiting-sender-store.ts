import type { Pool } from 'pg'
import type { WaitingSender, WaitingSenderStore } from '../ports.ts'

export function createWaitingSenderStore(pool: Pool): WaitingSenderStore {
  return {
    async remember(from, to, at) {
      await pool.query(
        `insert into waiting_senders (from_province, to_province, since, attempts, next_attempt_at)
         values ($1, $2, $3, 0, $3) on conflict do nothing`,
        [from, to, at],
      )
    },
    async due(at, limit) {
      const { rows } = await pool.query<WaitingSender>(
        `select from_province as "from", to_province as "to", attempts from waiting_senders
         where next_attempt_at <= $1 order by next_attempt_at limit $2`,
        [at, limit],
      )
      return rows
    },
    async postpone({ from, to }, nextAttemptAt) {
      await pool.query(
        `update waiting_senders set attempts = attempts + 1, next_attempt_at = $3
         where from_province = $1 and to_province = $2`,
        [from, to, nextAttemptAt],
      )
    },
    async forget({ from, to }) {
      await pool.query(
        'delete from waiting_senders where from_province = $1 and to_province = $2',
        [from, to],
      )
    },
  }
}
