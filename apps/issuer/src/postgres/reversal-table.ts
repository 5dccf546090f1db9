import type { BillId } from '@piaoqiao/domain'
import type { Reversal, ReversalState, ReversalTable } from '../ports.ts'
import type { Queryable } from './queryable.ts'

export function createReversalTable(client: Queryable): ReversalTable {
  return {
    find: (billId) => find(client, billId),
    put: (reversal, at) => put(client, reversal, at),
    async toComplete(limit) {
      const { rows } = await client.query<{ bill_id: string }>(
        `select bill_id from reversals where state = 'granted' and complete_when_granted
         order by changed_at limit $1`,
        [limit],
      )
      return rows.map(({ bill_id }) => BigInt(bill_id))
    },
  }
}

interface ReversalRow {
  readonly bill_id: string
  readonly state: ReversalState
  readonly code: string
  readonly reason: string
  readonly complete_when_granted: boolean
  readonly handling_person: string | null
  readonly checker: string | null
  readonly red_bill_id: string | null
  readonly sequence: number
}

async function find(client: Queryable, billId: BillId): Promise<Reversal | null> {
  const { rows } = await client.query<ReversalRow>('select * from reversals where bill_id = $1', [
    billId,
  ])
  const [row] = rows
  if (row === undefined) return null
  return {
    billId,
    state: row.state,
    code: row.code,
    reason: row.reason,
    completeWhenGranted: row.complete_when_granted,
    handlingPerson: row.handling_person,
    checker: row.checker,
    redBill: row.red_bill_id === null ? null : BigInt(row.red_bill_id),
    sequence: row.sequence,
  }
}

async function put(client: Queryable, reversal: Reversal, at: number): Promise<void> {
  await client.query(
    `insert into reversals (bill_id, state, code, reason, complete_when_granted, handling_person,
       checker, red_bill_id, sequence, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (bill_id) do update set state = excluded.state, code = excluded.code,
       reason = excluded.reason, complete_when_granted = excluded.complete_when_granted,
       handling_person = excluded.handling_person, checker = excluded.checker,
       red_bill_id = excluded.red_bill_id, sequence = excluded.sequence,
       changed_at = excluded.changed_at`,
    [
      reversal.billId,
      reversal.state,
      reversal.code,
      reversal.reason,
      reversal.completeWhenGranted,
      reversal.handlingPerson,
      reversal.checker,
      reversal.redBill,
      reversal.sequence,
      at,
    ],
  )
}
