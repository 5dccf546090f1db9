import type { BillId, Instant, OperationId } from '@piaoqiao/domain'
import { inTransaction } from '@piaoqiao/service-kit'
import type { ClientBase, Pool } from 'pg'
import type {
  BatchKeys,
  BatchLoad,
  BillStore,
  BillTransaction,
  DueLock,
  StoredBill,
  StoredOperation,
  StoredRequest,
} from '../ports.ts'
import { writeBatch } from './append-batch.ts'
import type { BillRow } from './bill-row.ts'
import { billFromRow } from './bill-row.ts'
import { findBills, loadBills, loadKnown } from './bill-statements.ts'

/** How often a transaction is tried that met another process on the same key. */
export const transactionAttemptsMax = 5

/** The registry's bills in PostgreSQL. */
export function createBillStore(pool: Pool): BillStore {
  return {
    change: (work) =>
      inTransaction(pool, (client) => work(transactionOn(client)), {
        attemptsMax: transactionAttemptsMax,
        retryUniqueViolation: true,
      }),
    find: (ids) => find(pool, ids),
    findOperation: (billId, operationId) => findOperation(pool, billId, operationId),
    findFile: (billId) => findFile(pool, billId),
    dueLocks: (at, limit) => dueLocks(pool, at, limit),
    outboxDepth: () => outboxDepth(pool),
  }
}

function transactionOn(client: ClientBase): BillTransaction {
  return {
    load: (keys) => load(client, keys),
    append: (batch) => writeBatch(client, batch),
  }
}

async function load(client: ClientBase, keys: BatchKeys): Promise<BatchLoad> {
  const { billIds, operations, requests } = keys
  const bills = await client.query<BillRow>({
    name: 'load-bills',
    text: loadBills,
    values: [billIds],
  })
  // Only now, with the bills locked: what another process committed while this one waited is seen here.
  const known = await client.query<KnownRow>({
    name: 'load-known',
    text: loadKnown,
    values: [
      operations.map(({ billId }) => billId),
      operations.map(({ operationId }) => operationId),
      requests.map(({ partyId }) => partyId),
      requests.map(({ requestId }) => requestId),
    ],
  })
  return {
    bills: byId(bills.rows),
    operations: known.rows.filter(({ kind }) => kind === 'operation').map(operationFromRow),
    requests: known.rows.filter(({ kind }) => kind === 'request').map(requestFromRow),
  }
}

interface KnownRow {
  readonly kind: 'operation' | 'request'
  readonly first_key: string
  readonly second_key: string
  readonly fingerprint: Buffer
  readonly answer: string | null
}

function operationFromRow(row: KnownRow): StoredOperation {
  return {
    billId: BigInt(row.first_key),
    operationId: row.second_key,
    fingerprint: row.fingerprint.toString('hex'),
    answer: row.answer ?? '',
  }
}

function requestFromRow(row: KnownRow): StoredRequest {
  return {
    partyId: row.first_key,
    requestId: row.second_key,
    fingerprint: row.fingerprint.toString('hex'),
  }
}

function byId(rows: readonly BillRow[]): ReadonlyMap<BillId, StoredBill> {
  return new Map(
    rows.map((row) => {
      const stored = billFromRow(row)
      return [stored.bill.id, stored]
    }),
  )
}

async function find(pool: Pool, ids: readonly BillId[]): Promise<ReadonlyMap<BillId, StoredBill>> {
  const { rows } = await pool.query<BillRow>({ name: 'find-bills', text: findBills, values: [ids] })
  return byId(rows)
}

async function findOperation(
  pool: Pool,
  billId: BillId,
  operationId: OperationId,
): Promise<StoredOperation | null> {
  const { rows } = await pool.query<{ fingerprint: Buffer; answer: string }>({
    name: 'find-operation',
    text: 'select fingerprint, answer from operations where bill_id = $1 and operation_id = $2',
    values: [billId, operationId],
  })
  const [row] = rows
  if (row === undefined) return null
  return { billId, operationId, fingerprint: row.fingerprint.toString('hex'), answer: row.answer }
}

async function findFile(pool: Pool, billId: BillId): Promise<Uint8Array | null> {
  const { rows } = await pool.query<{ xml: Buffer }>({
    name: 'find-file',
    text: 'select xml from bill_files where bill_id = $1',
    values: [billId],
  })
  return rows[0]?.xml ?? null
}

async function dueLocks(pool: Pool, at: Instant, limit: number): Promise<readonly DueLock[]> {
  const { rows } = await pool.query<{
    bill_id: string
    lock_id: string
    warned: boolean
    expires_at: string
  }>({
    name: 'due-locks',
    text: `select bill_id, lock_id, warned, expires_at from due_locks
      where due_at <= $1 order by due_at limit $2`,
    values: [at, limit],
  })
  return rows.map((row) => ({
    billId: BigInt(row.bill_id),
    lockId: row.lock_id,
    warned: row.warned,
    expiresAt: Number(row.expires_at),
  }))
}

async function outboxDepth(pool: Pool): Promise<number> {
  // The span of the keys, not a count of the rows: it costs the same however full the outbox is.
  const { rows } = await pool.query<{ depth: string }>({
    name: 'outbox-depth',
    text: 'select coalesce(max(outbox_id) - min(outbox_id) + 1, 0) as depth from outbox',
  })
  return Number(rows[0]?.depth ?? 0)
}
