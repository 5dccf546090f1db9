import type { FileQueue } from '../file-ports.ts'
import type { Queryable } from './queryable.ts'

export function createFileQueue(client: Queryable): FileQueue {
  return {
    async due(at, limit) {
      const { rows } = await client.query<{ bill_id: string; file_attempts: number }>(
        `select bill_id, file_attempts from bills
         where registration = 'registered' and files_due_at is not null and files_due_at <= $1
         order by files_due_at, bill_id limit $2`,
        [at, limit],
      )
      return rows.map(({ bill_id, file_attempts }) => ({
        billId: BigInt(bill_id),
        attempts: file_attempts,
      }))
    },
    async done(billId) {
      await client.query('update bills set files_due_at = null where bill_id = $1', [billId])
    },
    async postpone(billId, until) {
      await client.query(
        'update bills set files_due_at = $2, file_attempts = file_attempts + 1 where bill_id = $1',
        [billId, until],
      )
    },
  }
}
