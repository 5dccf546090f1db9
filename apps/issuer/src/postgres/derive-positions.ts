import type { BillId } from '@piaoqiao/domain'
import type { WireEvent } from '@piaoqiao/protocol'
import { seenBill, summaryOf } from '../use-cases/bill-position.ts'
import type { Queryable } from './queryable.ts'

/** Enters anew what the events of these bills come to. To be called with the transaction that stored the events. */
export async function derivePositions(
  client: Queryable,
  billIds: readonly BillId[],
): Promise<void> {
  const { rows } = await client.query<{ bill_id: string; event: WireEvent }>(
    'select bill_id, event from bill_events where bill_id = any ($1) order by bill_id, sequence',
    [billIds],
  )
  const byBill = Map.groupBy(rows, ({ bill_id }) => bill_id)
  const summaries = [...byBill].map(([billId, events]) => ({
    billId,
    ...summaryOf(seenBill(events.map(({ event }) => event))),
  }))
  await client.query(enterPositions, [
    summaries.map(({ billId }) => billId),
    summaries.map(({ state }) => state),
    summaries.map(({ changedAt }) => changedAt),
    summaries.map(({ lockUnit }) => lockUnit),
    summaries.map(({ lockUntil }) => lockUntil),
    summaries.map(({ reimbursedFen }) => reimbursedFen),
  ])
}

/** A bill keeps its time of issue here too, because one index has to find it by state and by that time. */
const enterPositions = `
  update bill_states set state = p.state, changed_at = p.changed_at, lock_unit = p.lock_unit,
    lock_until = p.lock_until, reimbursed_fen = p.reimbursed_fen,
    issued_at = (select issued_at from bills where bills.bill_id = p.bill_id)
  from unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[], $5::bigint[], $6::bigint[])
    as p (bill_id, state, changed_at, lock_unit, lock_until, reimbursed_fen)
  where bill_states.bill_id = p.bill_id`
