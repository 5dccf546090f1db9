import { evolve, eventFromText } from '@piaoqiao/domain'
import type { Bill } from '@piaoqiao/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ApplyCommands } from '../ports.ts'
import { createBillStore } from '../postgres/bill-store.ts'
import { openProvinceDatabase } from '../postgres/testing/province-database.ts'
import type { ProvinceDatabase } from '../postgres/testing/province-database.ts'
import {
  codesOf,
  lockChange,
  registerChange,
  reportChange,
  sampleCommand,
  submissionOf,
} from '../testing/sample-commands.ts'
import { billNumbered, company, hospital, insurer, start } from '../testing/sample-parties.ts'
import { createApplyCommands } from './apply-commands.ts'
import { eventHash, firstPreviousHash } from './chain-event.ts'

let database: ProvinceDatabase
let nextBill = 1

beforeAll(async () => {
  database = await openProvinceDatabase()
})
afterAll(() => database.close())

/** Another process of the same registry: its own queue over the same database. */
function registry(at = start): ApplyCommands {
  const store = createBillStore(database.pool)
  return createApplyCommands({ store, clock: () => at, transactionsMax: 2 })
}

async function registered(apply: ApplyCommands): Promise<bigint> {
  const billId = billNumbered(nextBill++)
  const change = sampleCommand({ change: registerChange, billId, actor: hospital })
  expect(codesOf(await apply(submissionOf([change])))).toEqual(['REGISTERED'])
  return billId
}

async function historyOf(billId: bigint): Promise<{ event: string; hash: Buffer }[]> {
  const { rows } = await database.pool.query<{ event: string; hash: Buffer }>(
    'select event, hash from bill_events where bill_id = $1 order by sequence',
    [billId],
  )
  return rows
}

test('what was answered is stored: the state, the history, the operation', async () => {
  const apply = registry()
  const billId = await registered(apply)
  const answers = await apply(submissionOf([sampleCommand({ change: lockChange, billId })]))
  const store = createBillStore(database.pool)
  const stored = (await store.find([billId])).get(billId)
  const events = await historyOf(billId)
  const folded = events.reduce<Bill | null>(
    (bill, { event }) => evolve(bill, eventFromText(event)),
    null,
  )
  expect(stored?.bill).toEqual(folded)
  expect(stored?.bill.lock?.holder.id).toBe(company.id)
  const chained = events.reduce((hash, { event }) => eventHash(hash, event), firstPreviousHash)
  expect(stored?.lastHash).toBe(chained)
  const operation = await store.findOperation(billId, `${company.id}/R-1#1`)
  expect(operation?.answer).toBe(answers?.[0])
})

test('amounts, reports and a withdrawn lock survive the way through the tables', async () => {
  const apply = registry()
  const billId = await registered(apply)
  const steps = [
    sampleCommand({ change: lockChange, billId }),
    sampleCommand({ change: reportChange(3_001n), billId, item: 2 }),
    sampleCommand({ change: lockChange, billId, actor: insurer }),
  ]
  await apply(submissionOf(steps))
  const bill = (await createBillStore(database.pool).find([billId])).get(billId)?.bill
  expect(bill?.reports.map(({ amount }) => amount)).toEqual([3_001n])
  expect(bill?.lock?.holder.id).toBe(insurer.id)
})

test('a bill that is unlocked and locked again within one moment stays due', async () => {
  const apply = registry()
  const billId = await registered(apply)
  await apply(submissionOf([sampleCommand({ change: lockChange, billId })]))
  const again = [
    sampleCommand({
      change: { kind: 'bill.unlock', reason: 'wrong_bill', note: '' },
      billId,
      request: 'R-2',
    }),
    sampleCommand({ change: lockChange, billId, request: 'R-2', item: 2 }),
  ]
  expect(codesOf(await apply(submissionOf(again)))).toEqual(['UNLOCKED', 'LOCKED'])
  const due = await createBillStore(database.pool).dueLocks(start + 31 * 86_400_000, 1000)
  expect(due.filter((lock) => lock.billId === billId)).toHaveLength(1)
})

test('of fifty units in two processes exactly one gets the bill', async () => {
  const first = registry()
  const billId = await registered(first)
  const second = registry()
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) => {
      const actor = { ...company, id: `UNIT-${index}` }
      const apply = index % 2 === 0 ? first : second
      return apply(submissionOf([sampleCommand({ change: lockChange, billId, actor })]))
    }),
  )
  const codes = answers.flatMap((answer) => codesOf(answer))
  expect(codes.filter((code) => code === 'LOCKED')).toHaveLength(1)
  expect(codes.filter((code) => code === 'BILL_LOCKED')).toHaveLength(49)
  expect(await historyOf(billId)).toHaveLength(2)
})

test('one operation sent to two processes at once acts once and has one answer', async () => {
  const apply = registry()
  const billId = await registered(apply)
  const lock = submissionOf([sampleCommand({ change: lockChange, billId })])
  const answers = await Promise.all([registry()(lock), registry()(lock), registry()(lock)])
  expect(new Set(answers.map((answer) => answer?.[0])).size).toBe(1)
  expect(await historyOf(billId)).toHaveLength(2)
})

test('two processes that register one bill at once enter it once', async () => {
  const billId = billNumbered(nextBill++)
  const register = sampleCommand({ change: registerChange, billId, actor: hospital })
  const again = sampleCommand({
    change: registerChange,
    billId,
    actor: hospital,
    request: 'R-2',
  })
  const answers = await Promise.all([
    registry()(submissionOf([register])),
    registry()(submissionOf([again])),
  ])
  const codes = answers.flatMap((answer) => codesOf(answer)).toSorted()
  expect(codes).toEqual(['ALREADY_REGISTERED', 'REGISTERED'])
  expect(await historyOf(billId)).toHaveLength(1)
})

test('batches that name the same bills in opposite order both end', async () => {
  const apply = registry()
  const ids = [await registered(apply), await registered(apply), await registered(apply)]
  const locks = (actor: typeof company, order: readonly bigint[]) =>
    submissionOf(
      order.map((billId, index) =>
        sampleCommand({ change: lockChange, billId, actor, item: index + 1 }),
      ),
    )
  const answers = await Promise.all([
    registry()(locks(company, ids)),
    registry()(locks(insurer, ids.toReversed())),
  ])
  const codes = answers.flatMap((answer) => codesOf(answer))
  expect(codes.filter((code) => code === 'LOCKED')).toHaveLength(3)
})

test('a request id that was used for other content is refused by another process too', async () => {
  const apply = registry()
  const billId = await registered(apply)
  const other = await registered(apply)
  const request = { partyId: company.id, requestId: 'R-reused', fingerprint: 'aa'.repeat(32) }
  const lock = sampleCommand({ change: lockChange, billId, request: 'R-reused' })
  await apply(submissionOf([lock], { request }))
  const changed = sampleCommand({ change: lockChange, billId: other, request: 'R-reused' })
  const reused = { ...request, fingerprint: 'bb'.repeat(32) }
  expect(await registry()(submissionOf([changed], { request: reused }))).toBeNull()
  expect(await historyOf(other)).toHaveLength(1)
})

test('a lock is due for its warning, then for its end, and then no longer', async () => {
  const apply = registry()
  const billId = await registered(apply)
  await apply(submissionOf([sampleCommand({ change: lockChange, billId })]))
  const store = createBillStore(database.pool)
  const dueAt = async (days: number) => {
    const due = await store.dueLocks(start + days * 86_400_000, 1000)
    return due.find((lock) => lock.billId === billId)?.warned
  }
  expect(await dueAt(26)).toBeUndefined()
  expect(await dueAt(27)).toBe(false)
  const lockId = (await store.find([billId])).get(billId)?.bill.lock?.lockId ?? ''
  const warnAt = start + 27 * 86_400_000
  const warn = sampleCommand({ change: { kind: 'bill.lock_warn', lockId }, billId, request: 'W' })
  expect(codesOf(await registry(warnAt)(submissionOf([warn])))).toEqual(['LOCK_WARNED'])
  expect(await dueAt(29)).toBeUndefined()
  expect(await dueAt(30)).toBe(true)
  const expire = sampleCommand({
    change: { kind: 'bill.lock_expire', lockId },
    billId,
    request: 'E',
  })
  const expireAt = start + 30 * 86_400_000
  expect(codesOf(await registry(expireAt)(submissionOf([expire])))).toEqual(['LOCK_EXPIRED'])
  expect(await dueAt(400)).toBeUndefined()
})
