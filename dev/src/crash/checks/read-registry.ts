import type { BillId } from '@piaoqiao/domain'
import { createBillStore } from '@piaoqiao/province'
import type { Pool } from 'pg'

type StoredBill =
  Awaited<ReturnType<ReturnType<typeof createBillStore>['find']>> extends ReadonlyMap<
    BillId,
    infer Of
  >
    ? Of
    : never

export interface RecordedEvent {
  readonly sequence: number
  /** Hexadecimal. */
  readonly hash: string
  readonly text: string
}

/** A bill as the tables of its registry hold it. */
export interface RecordedBill {
  readonly billId: BillId
  /** In the order of their numbers. */
  readonly events: readonly RecordedEvent[]
  readonly stored: StoredBill | null
  readonly columns: StateColumns | null
  /** Lock ids for which the registry will do something when their time comes. */
  readonly dueLocks: readonly string[]
  /** Answers as they were given, by operation id. */
  readonly operations: ReadonlyMap<string, string>
}

/** What the state repeats in columns of its own. */
export interface StateColumns {
  readonly standing: string
  readonly form: string
  readonly reimbursement: string
  readonly reimbursedFen: bigint
}

/** Reads everything of the bills; nobody changes them meanwhile. */
export async function readRegistry(
  pool: Pool,
  ids: readonly BillId[],
): Promise<readonly RecordedBill[]> {
  const stored = await createBillStore(pool).find(ids)
  const events = await readEvents(pool, ids)
  const operations = await readOperations(pool, ids)
  const columns = await readColumns(pool, ids)
  const dueLocks = await readDueLocks(pool, ids)
  return ids.map((billId) => ({
    billId,
    events: events.get(billId) ?? [],
    stored: stored.get(billId) ?? null,
    columns: columns.get(billId) ?? null,
    dueLocks: dueLocks.get(billId) ?? [],
    operations: operations.get(billId) ?? new Map<string, string>(),
  }))
}

interface KeyedRow {
  readonly bill_id: string
}

async function readEvents(
  pool: Pool,
  ids: readonly BillId[],
): Promise<ReadonlyMap<BillId, readonly RecordedEvent[]>> {
  const { rows } = await pool.query<KeyedRow & RecordedEvent>(
    `select bill_id, sequence, encode(hash, 'hex') as hash, event as text from bill_events
     where bill_id = any($1::bigint[]) order by bill_id, sequence`,
    [ids],
  )
  return Map.groupBy(rows, idOf)
}

async function readOperations(
  pool: Pool,
  ids: readonly BillId[],
): Promise<ReadonlyMap<BillId, ReadonlyMap<string, string>>> {
  const { rows } = await pool.query<
    KeyedRow & { readonly operation_id: string; readonly answer: string }
  >('select bill_id, operation_id, answer from operations where bill_id = any($1::bigint[])', [ids])
  const grouped = Map.groupBy(rows, idOf)
  return new Map(
    [...grouped].map(([billId, own]) => [
      billId,
      new Map(own.map(({ operation_id, answer }) => [operation_id, answer])),
    ]),
  )
}

async function readColumns(
  pool: Pool,
  ids: readonly BillId[],
): Promise<ReadonlyMap<BillId, StateColumns>> {
  const { rows } = await pool.query<
    KeyedRow & Omit<StateColumns, 'reimbursedFen'> & { readonly reimbursed_fen: string }
  >(
    `select bill_id, standing, form, reimbursement, reimbursed_fen from bill_states
     where bill_id = any($1::bigint[])`,
    [ids],
  )
  return new Map(
    rows.map(({ bill_id, standing, form, reimbursement, reimbursed_fen }) => [
      BigInt(bill_id),
      { standing, form, reimbursement, reimbursedFen: BigInt(reimbursed_fen) },
    ]),
  )
}

async function readDueLocks(
  pool: Pool,
  ids: readonly BillId[],
): Promise<ReadonlyMap<BillId, readonly string[]>> {
  const { rows } = await pool.query<KeyedRow & { readonly lock_id: string }>(
    'select bill_id, lock_id from due_locks where bill_id = any($1::bigint[])',
    [ids],
  )
  const grouped = Map.groupBy(rows, idOf)
  return new Map([...grouped].map(([billId, own]) => [billId, own.map(({ lock_id }) => lock_id)]))
}

function idOf({ bill_id }: KeyedRow): BillId {
  return BigInt(bill_id)
}
