import { dayMs, lockWarningDays, payerKeyOf } from '@piaoqiao/domain'
import type { Bill, BillId, Lock } from '@piaoqiao/domain'
import type { ClientBase } from 'pg'
import type { EventCount } from '../event-count-ports.ts'
import type { ChangeBatch, ChangedBill, OutboxEntry } from '../ports.ts'
import { textArray } from './text-array.ts'
import { factsJson, lifeJson, stateOf } from './bill-row.ts'
import { appendBatch, appendFiles, appendOutbox } from './bill-statements.ts'

/** Writes a batch: one statement for bills, history and operations, one for the outbox, one for files where there are any. */
export async function writeBatch(client: ClientBase, batch: ChangeBatch): Promise<void> {
  if (batch.operations.length + batch.events.length + batch.requests.length === 0) return
  await client.query({ name: 'append-batch', text: appendBatch, values: batchValues(batch) })
  if (batch.outbox.length > 0) {
    await client.query({
      name: 'append-outbox',
      text: appendOutbox,
      values: outboxValues(batch.outbox),
    })
  }
  if (batch.files.length > 0) {
    const { files } = batch
    await client.query({
      name: 'append-files',
      text: appendFiles,
      values: [files.map(({ billId }) => billId), files.map(({ xml }) => Buffer.from(xml))],
    })
  }
}

function batchValues({ bills, events, operations, requests, counts }: ChangeBatch): unknown[] {
  return [
    ...newBillColumns(bills),
    ...stateColumns(bills),
    events.map(({ billId }) => billId),
    events.map(({ sequence }) => sequence),
    events.map(({ hash }) => bytes(hash)),
    textArray(events.map(({ text }) => text)),
    operations.map(({ billId }) => billId),
    textArray(operations.map(({ operationId }) => operationId)),
    operations.map(({ fingerprint }) => bytes(fingerprint)),
    textArray(operations.map(({ answer }) => answer)),
    requests.map(({ partyId }) => partyId),
    requests.map(({ requestId }) => requestId),
    requests.map(({ fingerprint }) => bytes(fingerprint)),
    ...lockColumns(bills),
    ...payerColumns(bills),
    ...countColumns(counts),
  ]
}

function newBillColumns(changed: readonly ChangedBill[]): unknown[] {
  const bills = changed.filter(({ before }) => before === null).map(({ after }) => after)
  return [
    bills.map(({ id }) => id),
    bills.map(({ facts }) => facts.issuer.id),
    bills.map(({ facts }) => facts.issuedOn),
    bills.map(({ facts }) => facts.face),
    bills.map(({ facts }) => facts.payerKey),
    textArray(bills.map(({ facts }) => factsJson(facts))),
  ]
}

function stateColumns(changed: readonly ChangedBill[]): unknown[] {
  const states = changed.map(({ after }) => stateOf(after))
  return [
    changed.map(({ after }) => after.id),
    states.map(({ standing }) => standing),
    states.map(({ form }) => form),
    states.map(({ reimbursement }) => reimbursement),
    states.map(({ reimbursed }) => reimbursed),
    changed.map(({ after }) => after.sequence),
    changed.map(({ lastHash }) => bytes(lastHash)),
    changed.map(({ after }) => after.changedAt),
    textArray(changed.map(({ after }) => lifeJson(after))),
    changed.map(({ before }) => before === null),
  ]
}

function lockColumns(changed: readonly ChangedBill[]): unknown[] {
  const moved = changed.filter(({ before, after }) => after.lock !== (before?.lock ?? null))
  const begun = moved.flatMap(({ after }) => dueLock(after))
  // A row that is replaced at its own place is updated: one statement cannot delete and insert the same key.
  const replaced = new Set(begun.map(placeOf))
  const ended = moved
    .flatMap(({ before }) => dueLock(before))
    .filter((lock) => !replaced.has(placeOf(lock)))
  return [
    ended.map(({ dueAt }) => dueAt),
    ended.map(({ billId }) => billId),
    begun.map(({ dueAt }) => dueAt),
    begun.map(({ billId }) => billId),
    begun.map(({ lock }) => lock.lockId),
    begun.map(({ lock }) => lock.warned),
    begun.map(({ lock }) => lock.expiresAt),
    begun.map(({ lock }) => lock.holder.id),
    begun.map(({ lock }) => lock.lockedAt),
  ]
}

/** Bills whose payer is known since this batch. */
function payerColumns(changed: readonly ChangedBill[]): unknown[] {
  const found = changed.flatMap(({ before, after }) => {
    const key = payerKeyOf(after)
    const isNew = key !== null && (before === null || payerKeyOf(before) === null)
    return isNew ? [{ key, bill: after }] : []
  })
  return [
    found.map(({ key }) => bytes(key)),
    found.map(({ bill }) => bill.changedAt),
    found.map(({ bill }) => bill.id),
  ]
}

function countColumns(counts: readonly EventCount[]): unknown[] {
  return [
    counts.map(({ kind }) => kind),
    counts.map(({ day }) => day),
    counts.map(({ hour }) => hour),
    counts.map(({ issuerId }) => issuerId),
    counts.map(({ purpose }) => purpose ?? ''),
    counts.map(({ province }) => province ?? ''),
    counts.map(({ waitedDays }) => waitedDays),
    counts.map(({ bills }) => bills),
    counts.map(({ amount }) => amount),
    counts.map(({ lastAt }) => lastAt),
  ]
}

interface DueLock {
  readonly billId: BillId
  readonly lock: Lock
  readonly dueAt: number
}

function placeOf({ billId, dueAt }: DueLock): string {
  return `${dueAt} ${billId}`
}

function dueLock(bill: Bill | null): DueLock[] {
  if (bill === null || bill.lock === null) return []
  return [{ billId: bill.id, lock: bill.lock, dueAt: dueAtOf(bill.lock) }]
}

/** When the registry has to look at a lock next: to warn its holder, then to end it. */
function dueAtOf({ warned, expiresAt }: Lock): number {
  return warned ? expiresAt : expiresAt - lockWarningDays * dayMs
}

function outboxValues(outbox: readonly OutboxEntry[]): unknown[] {
  return [
    outbox.map(({ subscriber }) => subscriber.id),
    outbox.map(({ subscriber }) => subscriber.province),
    outbox.map(({ events }) => arrayLiteral(events.map(({ billId }) => billId))),
    outbox.map(({ events }) => arrayLiteral(events.map(({ sequence }) => sequence))),
  ]
}

function arrayLiteral(numbers: readonly (bigint | number)[]): string {
  return `{${numbers.join(',')}}`
}

function bytes(hexadecimal: string): Buffer {
  return Buffer.from(hexadecimal, 'hex')
}
