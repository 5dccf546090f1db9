import type { BillId } from '@piaoqiao/domain'
import type { Pool } from 'pg'
import type { HistoryStore } from '../account-ports.ts'
import type { ChainedEvent, StoredOperation } from '../ports.ts'

const zeros = '0'.repeat(64)

/** The histories of own bills in PostgreSQL. */
export function createHistoryStore(pool: Pool): HistoryStore {
  return {
    eventsOf: (billId, after, limit) => eventsOf(pool, billId, after, limit),
    operationsOn: (billId, limit) => operationsOn(pool, billId, limit),
  }
}

interface EventRow {
  readonly sequence: number
  readonly event: string
  readonly hash: Buffer
}

async function eventsOf(
  pool: Pool,
  billId: BillId,
  after: number,
  limit: number,
): Promise<readonly ChainedEvent[]> {
  // Begins one event earlier, whose hash is the previous one of the first that is given.
  const { rows } = await pool.query<EventRow>({
    name: 'events-of-bill',
    text: `select sequence, event, hash from bill_events
      where bill_id = $1 and sequence >= $2 order by sequence limit $3`,
    values: [billId, after, limit + (after > 0 ? 1 : 0)],
  })
  const events = rows.map(({ sequence, event, hash }, index) => ({
    billId,
    sequence,
    text: event,
    hash: hash.toString('hex'),
    previousHash: rows[index - 1]?.hash.toString('hex') ?? zeros,
  }))
  return events.filter(({ sequence }) => sequence > after)
}

async function operationsOn(
  pool: Pool,
  billId: BillId,
  limit: number,
): Promise<readonly StoredOperation[]> {
  const { rows } = await pool.query<{
    operation_id: string
    fingerprint: Buffer
    answer: string
  }>({
    name: 'operations-on-bill',
    text: `select operation_id, fingerprint, answer from operations
      where bill_id = $1 order by operation_id limit $2`,
    values: [billId, limit],
  })
  return rows.map((row) => ({
    billId,
    operationId: row.operation_id,
    fingerprint: row.fingerprint.toString('hex'),
    answer: row.answer,
  }))
}
