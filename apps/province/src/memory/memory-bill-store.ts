import { dayMs, lockWarningDays, payerKeyOf } from '@piaoqiao/domain'
import type { BillId } from '@piaoqiao/domain'
import type { BatchKeys, BatchLoad, BillStore, ChangeBatch, ChangedBill } from '../ports.ts'
import type { Client, MemoryDatabase, MemoryTransaction } from './memory-database.ts'
import type { OutboxRow, RegistryTables } from './registry-tables.ts'
import { drawOutboxRow, operationKey, requestKey } from './registry-tables.ts'

const transactionAttemptsMax = 5

export interface BillStoreOptions {
  readonly database: MemoryDatabase
  readonly tables: RegistryTables
  readonly client: Client
  /** Told of every batch in the moment of its commit. */
  readonly committed: (batch: ChangeBatch) => void
}

/** The registry's bills in memory, with the transactions that PostgreSQL gives them. */
export function createMemoryBillStore(options: BillStoreOptions): BillStore {
  const { database, tables, client } = options
  return {
    change: (work) =>
      database.transaction(client, transactionAttemptsMax, (transaction) =>
        work({
          load: (keys) => load(tables, transaction, keys),
          append: (batch) => append(options, transaction, batch),
        }),
      ),
    find: (ids) => database.read(client, () => billsOf(tables, ids)),
    findOperation: (billId, operationId) =>
      database.read(
        client,
        () => tables.operations.get(operationKey({ billId, operationId })) ?? null,
      ),
    findFile: (billId) => database.read(client, () => tables.files.get(billId) ?? null),
    dueLocks: (at, limit) =>
      database.read(client, () =>
        [...tables.dueLocks.values()]
          .filter(({ dueAt }) => dueAt <= at)
          .toSorted((a, b) => a.dueAt - b.dueAt)
          .slice(0, limit),
      ),
    outboxDepth: () => database.read(client, () => depthOf(tables)),
  }
}

async function load(
  tables: RegistryTables,
  transaction: MemoryTransaction,
  keys: BatchKeys,
): Promise<BatchLoad> {
  // A row that nobody has entered yet cannot be locked and is not there for the rest of the statement.
  const present = await transaction.step(() => keys.billIds.filter((id) => tables.bills.has(id)))
  await transaction.lock(present.map(billLockKey))
  const bills = billsOf(tables, present)
  return transaction.step(() => ({
    bills,
    operations: keys.operations.flatMap((key) => tables.operations.get(operationKey(key)) ?? []),
    requests: keys.requests.flatMap((key) => tables.requests.get(requestKey(key)) ?? []),
  }))
}

export function billLockKey(id: BillId): string {
  return `bill ${id}`
}

function billsOf(tables: RegistryTables, ids: readonly BillId[]): BatchLoad['bills'] {
  return new Map(
    ids.flatMap((id) => {
      const stored = tables.bills.get(id)
      return stored === undefined ? [] : [[id, stored] as const]
    }),
  )
}

async function append(
  { tables, committed }: BillStoreOptions,
  transaction: MemoryTransaction,
  batch: ChangeBatch,
): Promise<void> {
  if (batch.operations.length + batch.events.length + batch.requests.length === 0) return
  await transaction.step(() => {
    const outbox = batch.outbox.map(({ subscriber, events }) =>
      drawOutboxRow(tables, {
        subscriberId: subscriber.id,
        subscriberProvince: subscriber.province,
        events: [...events],
      }),
    )
    transaction.write({
      newKeys: newKeysOf(batch),
      apply: () => {
        enter(tables, batch, outbox)
        committed(batch)
      },
    })
  })
}

function newKeysOf({ bills, events, operations, requests }: ChangeBatch): string[] {
  return [
    ...bills.filter(({ before }) => before === null).map(({ after }) => `bill ${after.id}`),
    ...events.map(({ billId, sequence }) => `event ${billId} ${sequence}`),
    ...operations.map((operation) => `operation ${operationKey(operation)}`),
    ...requests.map((request) => `request ${requestKey(request)}`),
  ]
}

function enter(
  tables: RegistryTables,
  { bills, events, operations, requests, files }: ChangeBatch,
  outbox: readonly OutboxRow[],
): void {
  for (const changed of bills) enterBill(tables, changed)
  for (const event of events) {
    const history = tables.events.get(event.billId) ?? []
    history.push(event)
    tables.events.set(event.billId, history)
  }
  for (const operation of operations) tables.operations.set(operationKey(operation), operation)
  for (const request of requests) tables.requests.set(requestKey(request), request)
  for (const { billId, xml } of files) tables.files.set(billId, xml)
  for (const row of outbox) tables.outbox.set(row.outboxId, row)
}

function enterBill(tables: RegistryTables, { before, after, lastHash }: ChangedBill): void {
  tables.bills.set(after.id, { bill: after, lastHash })
  const payerKey = payerKeyOf(after)
  if (payerKey !== null && (before === null || payerKeyOf(before) === null)) {
    tables.payerBills.push({ payerKey, since: after.changedAt, billId: after.id })
  }
  const { lock } = after
  if (lock === null) tables.dueLocks.delete(after.id)
  else {
    const { lockId, warned, expiresAt } = lock
    const dueAt = warned ? expiresAt : expiresAt - lockWarningDays * dayMs
    tables.dueLocks.set(after.id, { billId: after.id, lockId, warned, expiresAt, dueAt })
  }
}

function depthOf({ outbox }: RegistryTables): number {
  const ids = [...outbox.keys()]
  return ids.length === 0 ? 0 : Math.max(...ids) - Math.min(...ids) + 1
}
