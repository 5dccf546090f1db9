import type { BillId, Stakeholder } from '@piaoqiao/domain'
import { inTransaction } from '@piaoqiao/service-kit'
import type { Pool } from 'pg'

const pushingAttemptsMax = 3

/**
 * Puts the events of an own bill, from a number on, into the outbox again for one subscriber.
 * @returns how many events that were
 */
export function pushAgain(
  pool: Pool,
  subscriber: Stakeholder,
  billId: BillId,
  fromSequence: number,
): Promise<number> {
  return inTransaction(
    pool,
    async (client) => {
      // Waits for a writer of the bill: its event has to be among those that are read next, or it would come before them
      // in the feed and find a gap at the receiver.
      await client.query('select from bill_states where bill_id = $1 for share', [billId])
      const { rows } = await client.query<{ events: number }>(
        `insert into outbox (subscriber_id, subscriber_province, bill_ids, sequences)
         select $1, $2, array_agg(bill_id order by sequence), array_agg(sequence order by sequence)
         from bill_events where bill_id = $3 and sequence >= $4
         having count(*) > 0
         returning cardinality(bill_ids) as events`,
        [subscriber.id, subscriber.province, billId, fromSequence],
      )
      return rows[0]?.events ?? 0
    },
    { attemptsMax: pushingAttemptsMax },
  )
}
