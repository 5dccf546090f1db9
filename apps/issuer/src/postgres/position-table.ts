import type { WireEvent } from '@piaoqiao/protocol'
import type { Registration } from '../ports.ts'
import type {
  BillPosition,
  BillPositionLine,
  PositionQuery,
  PositionSummary,
  PositionTable,
} from '../state-ports.ts'
import { derivePositions } from './derive-positions.ts'
import type { Queryable } from './queryable.ts'

export function createPositionTable(client: Queryable): PositionTable {
  return {
    list: (query) => list(client, query),
    async events(billId) {
      const { rows } = await client.query<{ event: WireEvent }>(
        'select event from bill_events where bill_id = $1 order by sequence',
        [billId],
      )
      return rows.map(({ event }) => event)
    },
    async deriveMissing(limit) {
      const { rows } = await client.query<{ bill_id: string }>(
        'select bill_id from bill_states where state is null limit $1 for update skip locked',
        [limit],
      )
      if (rows.length > 0)
        await derivePositions(
          client,
          rows.map(({ bill_id }) => BigInt(bill_id)),
        )
      return rows.length
    },
  }
}

interface PositionRow {
  readonly bill_id: string
  readonly business_number: string | null
  readonly original_bill_id: string | null
  readonly total_fen: string
  readonly issued_at: string
  readonly registration: Registration
  readonly state: BillPosition | null
  readonly changed_at: string
  readonly lock_unit: string | null
  readonly lock_until: string | null
  readonly reimbursed_fen: string
}

async function list(
  client: Queryable,
  { state, order, start, end, after, limit }: PositionQuery,
): Promise<readonly BillPositionLine[]> {
  const { rows } = await client.query<PositionRow>(selectPositions(order, state !== null), [
    after?.at ?? start,
    after?.billId ?? -1n,
    end,
    limit,
    ...(state === null ? [] : [state]),
  ])
  return rows.map(lineFromRow)
}

/** Each of the four ways walks along an index of its own; a bill without events can only be found by its time of issue. */
function selectPositions(order: PositionQuery['order'], byState: boolean): string {
  const issue = byState ? 's.issued_at' : 'b.issued_at'
  const time = order === 'issue' ? issue : 's.changed_at'
  const id = order === 'issue' && !byState ? 'b.bill_id' : 's.bill_id'
  const join = order === 'issue' && !byState ? 'left join' : 'join'
  return `
    select b.bill_id, b.business_number, b.original_bill_id, b.total_fen, b.issued_at, b.registration,
      s.state, s.changed_at, s.lock_unit, s.lock_until, s.reimbursed_fen
    from bills b ${join} bill_states s on s.bill_id = b.bill_id
    where (${time}, ${id}) > ($1, $2) and ${time} < $3${byState ? ' and s.state = $5' : ''}
    order by ${time}, ${id} limit $4`
}

function lineFromRow(row: PositionRow): BillPositionLine {
  return {
    billId: BigInt(row.bill_id),
    businessNumber: row.business_number,
    original: row.original_bill_id === null ? null : BigInt(row.original_bill_id),
    totalFen: BigInt(row.total_fen),
    issuedAt: Number(row.issued_at),
    registration: row.registration,
    position: row.state === null ? null : summaryFromRow(row, row.state),
  }
}

function summaryFromRow(row: PositionRow, state: BillPosition): PositionSummary {
  return {
    state,
    changedAt: Number(row.changed_at),
    lockUnit: row.lock_unit,
    lockUntil: row.lock_until === null ? null : Number(row.lock_until),
    reimbursedFen: BigInt(row.reimbursed_fen),
  }
}
