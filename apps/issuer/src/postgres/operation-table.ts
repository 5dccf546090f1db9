import type { BillId } from '@piaoqiao/domain'
import type { ChangeService } from '@piaoqiao/protocol'
import type { Operation, OperationTable, SettledAnswer } from '../ports.ts'
import type { Queryable } from './queryable.ts'

export function createOperationTable(client: Queryable): OperationTable {
  return {
    async insert({ requestId, billId, service, item, note, attempts }, at) {
      await client.query(
        `insert into operations
           (request_id, bill_id, service, item, note, attempts, asked_at, attempted_at)
         values ($1, $2, $3, $4, $5, $6, $7, $7)`,
        [requestId, billId, service, item, note, attempts, at],
      )
    },
    latestForChange: (billId) => latestForChange(client, billId),
    async attempt(requestId, at) {
      const { rowCount } = await client.query(
        `update operations set attempts = attempts + 1, attempted_at = $2
         where request_id = $1 and answered_at is null`,
        [requestId, at],
      )
      return rowCount === 1
    },
    async settle(requestId, answer, at) {
      const { rowCount } = await client.query(
        `update operations set answer = $2, answered_at = $3
         where request_id = $1 and answered_at is null`,
        [requestId, JSON.stringify(answer), at],
      )
      return rowCount === 1
    },
    async forgetUndelivered(requestId) {
      // A second attempt may be under way elsewhere; then it decides.
      const { rowCount } = await client.query(
        'delete from operations where request_id = $1 and attempts = 1 and answered_at is null',
        [requestId],
      )
      return rowCount === 1
    },
    async openSince(attemptedBefore, limit) {
      const { rows } = await client.query<OperationRow>(
        `${selectOperations} where answered_at is null and attempted_at <= $1
         order by operation_order limit $2`,
        [attemptedBefore, limit],
      )
      return rows.map(operationFromRow)
    },
  }
}

const selectOperations =
  'select request_id, bill_id, service, item, note, attempts, answer from operations'

interface OperationRow {
  readonly request_id: string
  readonly bill_id: string
  readonly service: ChangeService
  readonly item: string
  readonly note: string
  readonly attempts: number
  readonly answer: SettledAnswer | null
}

function operationFromRow(row: OperationRow): Operation {
  return {
    requestId: row.request_id,
    billId: BigInt(row.bill_id),
    service: row.service,
    item: row.item,
    note: row.note,
    attempts: row.attempts,
    answer: row.answer,
  }
}

async function latestForChange(client: Queryable, billId: BillId): Promise<Operation | null> {
  const { rows } = await client.query<OperationRow>(
    `${selectOperations} where bill_id = $1 order by operation_order desc limit 1 for update`,
    [billId],
  )
  return rows[0] === undefined ? null : operationFromRow(rows[0])
}
