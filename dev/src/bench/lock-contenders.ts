import type { BillEvent, BillId, Change, Command } from '@piaoqiao/domain'
import { billCodeOf, billNumberOf, dayMs } from '@piaoqiao/domain'
import type { ApplyCommands, SubmittedCommand } from '@piaoqiao/province'
import { chainEvent, createApplyCommands, createBillStore, fingerprintOf } from '@piaoqiao/province'
import type { Pool, PoolClient } from 'pg'
import { benchUnit } from './bench-parties.ts'
import type { BillPicker } from './bill-picker.ts'
import { benchBillId, benchCheckCode, benchIssuer } from './seed-bills.ts'

/** Takes a number of bills and says how many locks it made in a second. */
export type LockContender = (locks: number) => Promise<number>

const lockDays = 30
const change: Change = {
  kind: 'bill.lock',
  purpose: 'employer_expense',
  businessReference: 'BX-2026-0001',
  basis: { kind: 'presented' },
  presented: { checkCode: benchCheckCode, face: 99_354n, issuedOn: '2026-03-02' },
  days: lockDays,
}

/** Callers that each wait for their lock before they ask for the next, through the registry's one way to change bills. */
export function throughApplyCommands(
  pool: Pool,
  picker: BillPicker,
  callers: number,
): LockContender {
  const store = createBillStore(pool)
  const apply = createApplyCommands({ store, clock: Date.now, transactionsMax: 2 })
  return (locks) => timed(locks, callers, () => lockOne(apply, benchBillId(picker.take())))
}

async function lockOne(apply: ApplyCommands, billId: BillId): Promise<void> {
  const [answer] =
    (await apply({ commands: [submitted(billId)], atomic: false, request: null })) ?? []
  if (answer?.includes('"LOCKED"') !== true) throw new Error('a lock of the benchmark was refused')
}

function submitted(billId: BillId): SubmittedCommand {
  const operationId = `${benchUnit.id}/${billId}#1`
  const command: Command = { operationId, billId, actor: benchUnit, change }
  return { command, fingerprint: fingerprintOf('bill.lock', { billId: billId.toString() }) }
}

/**
 * The same locks as one statement each: the condition is in the statement, and it writes the same rows (state, event,
 * operation, due lock, and the outbox rows of issuer and unit).
 */
export function asSingleStatements(
  pool: Pool,
  picker: BillPicker,
  connections: number,
): LockContender {
  return async (locks) => {
    const clients = await Promise.all(Array.from({ length: connections }, () => pool.connect()))
    try {
      return await timed(locks, connections, (caller) =>
        lockByStatement(clients[caller] as PoolClient, benchBillId(picker.take())),
      )
    } finally {
      for (const client of clients) client.release()
    }
  }
}

const singleStatement = `
  with locked as (
    update bill_states
    set reimbursement = 'locked', sequence = sequence + 1, last_hash = $2, changed_at = $3, life = $4
    where bill_id = $1 and standing = 'valid' and form = 'electronic' and reimbursement = 'open'
    returning bill_id, sequence
  ), event as (
    insert into bill_events (bill_id, sequence, hash, event)
    select bill_id, sequence, $2, $5 from locked
  ), operation as (
    insert into operations (bill_id, operation_id, fingerprint, answer)
    select bill_id, $6, $7, $8 from locked
  ), told as (
    insert into outbox (subscriber_id, subscriber_province, bill_ids, sequences)
    select subscriber, '50', array[bill_id], array[sequence]
    from locked, unnest(array[$9, $10]) as subscriber
  )
  insert into due_locks (due_at, bill_id, lock_id, warned, expires_at)
  select $12, bill_id, $11, false, $13 from locked`

async function lockByStatement(client: PoolClient, billId: BillId): Promise<void> {
  const at = Date.now()
  const lockId = `L-${billId}-2`
  const event = chainEvent(lockedEvent(billId, lockId, at), 'ab'.repeat(32))
  const hash = Buffer.from(event.hash, 'hex')
  const fingerprint = Buffer.from(fingerprintOf('bill.lock', { billId: billId.toString() }), 'hex')
  const { rowCount } = await client.query({
    name: 'lock-by-statement',
    text: singleStatement,
    values: [
      billId,
      hash,
      at,
      lifeOf(lockId, at),
      event.text,
      `${benchUnit.id}/${billId}#1`,
      fingerprint,
      answerOf(billId, lockId, at),
      benchIssuer.id,
      benchUnit.id,
      lockId,
      at + (lockDays - 3) * dayMs,
      at + lockDays * dayMs,
    ],
  })
  if (rowCount !== 1) throw new Error('a lock of the benchmark was refused')
}

function lockedEvent(billId: BillId, lockId: string, at: number): BillEvent {
  return {
    billId,
    sequence: 2,
    at,
    actor: benchUnit,
    operationId: `${benchUnit.id}/${billId}#1`,
    change: {
      kind: 'bill.locked',
      lockId,
      purpose: 'employer_expense',
      businessReference: 'BX-2026-0001',
      basis: { kind: 'presented' },
      expiresAt: at + lockDays * dayMs,
    },
    standing: 'valid',
    form: 'electronic',
    reimbursement: 'locked',
  }
}

function lifeOf(lockId: string, at: number): string {
  return JSON.stringify({
    lock: {
      lockId,
      holder: benchUnit,
      purpose: 'employer_expense',
      businessReference: 'BX-2026-0001',
      basis: { kind: 'presented' },
      lockedAt: at,
      expiresAt: at + lockDays * dayMs,
      warned: false,
    },
    reports: [],
    authorisations: [],
    pendingReversal: null,
    redBill: null,
    paper: null,
    income: null,
    stakeholders: [
      { id: benchIssuer.id, province: '50' },
      { id: benchUnit.id, province: '50' },
    ],
  })
}

function answerOf(billId: BillId, lockId: string, at: number): string {
  return JSON.stringify({
    outcome: 'done',
    code: 'LOCKED',
    sentence: '票据已锁定。',
    billCode: billCodeOf(billId),
    billNumber: billNumberOf(billId),
    sequence: 2,
    lockId,
    expiresAt: new Date(at + lockDays * dayMs).toISOString(),
    balance: '797.50',
  })
}

async function timed(
  count: number,
  callers: number,
  once: (caller: number) => Promise<void>,
): Promise<number> {
  let left = count
  const startedAt = performance.now()
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      while (left-- > 0) await once(caller)
    }),
  )
  return (count / (performance.now() - startedAt)) * 1000
}
