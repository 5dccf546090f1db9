import { billIdFrom, dateAt, dayMs, refusal } from '@piaoqiao/domain'
import type { BillId } from '@piaoqiao/domain'
import { wireRefusal } from '@piaoqiao/protocol'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { NumberCounts } from '../number-ports.ts'
import { createStationStore } from '../postgres/station-store.ts'
import { openPool } from '@piaoqiao/service-kit'
import type { Pool } from 'pg'
import { billIdOf, codeOf, present } from '../testing/outcomes.ts'
import { sampleDraft, sampleStart } from '../testing/sample-station.ts'
import type { TestStation } from '../testing/test-station.ts'
import { startTestStation } from '../testing/test-station.ts'
import { NumbersUnbalanced, assertBalanced } from './number-report.ts'

const billCode = '50060126'
const today = dateAt(sampleStart)
const id = (number: number) => billIdFrom(billCode, String(number).padStart(10, '0'))

let running: TestStation
let pool: Pool
let issuedCount = 0

beforeAll(async () => {
  running = await startTestStation({ numberBlockSize: 10, numberLowWater: 4 })
  pool = openPool(running.settings.databaseUrl, {
    connectionsMax: 2,
    statementTimeoutMs: 10_000,
    name: 'numbers test',
  })
})
beforeEach(async () => {
  await running.clear()
  await running.station.ensureNumbers()
})
afterAll(async () => {
  await pool.end()
  await running.stop()
})

async function issue(): Promise<BillId> {
  issuedCount += 1
  const draft = sampleDraft({ businessNumber: `N-${issuedCount}` })
  return billIdOf(await running.station.issueBill(draft))
}

/** Issues a bill whose registration is refused. */
async function issueRefused(): Promise<BillId> {
  await running.station.registerWaiting()
  const billId = await issue()
  const refused = wireRefusal(refusal('ISSUER_SIGNATURE_INVALID'))
  running.province.answerOnce('bill.register', { items: [refused] })
  await running.station.registerWaiting()
  return billId
}

/** What no program of ours does: a number is passed over. */
async function loseNumber(): Promise<BillId> {
  const [taken] = await createStationStore(pool).tables.numbers.take(billCode, 1)
  return present(taken)
}

async function countsOf(from = today, to = from): Promise<NumberCounts> {
  const { counts } = await running.station.numberReport({ from, to })
  return present(counts.find((count) => count.billCode === billCode))
}

test('a day tells where every number went', async () => {
  running.time.now += dayMs
  await issue()
  await running.station.registerWaiting()
  const reversed = await issue()
  await running.station.registerWaiting()
  const asked = { billId: reversed, reason: '退费', completeWhenGranted: true }
  await running.station.requestReversal(asked)
  const refused = await issueRefused()
  const lost = await loseNumber()
  await issue()
  const day = dateAt(running.time.now)
  expect(await countsOf(day)).toEqual({
    billCode,
    opening: 10,
    allotted: 0,
    issued: 4,
    issuedWaiting: 1,
    issuedRefused: 1,
    red: 1,
    redWaiting: 0,
    redRefused: 0,
    spoilt: 0,
    missing: 1,
    closing: 4,
  })
  await running.station.spoilNumber({ billId: refused, reason: '证书停用' })
  expect(await countsOf(day)).toMatchObject({ issued: 3, issuedRefused: 0, spoilt: 1, closing: 4 })
  const report = await running.station.numberReport({ from: day, to: day })
  expect(report.missing).toMatchObject([{ first: lost, last: lost }])
  expect(report.spoilt).toMatchObject([
    { billId: refused, was: 'refused_bill', reason: '证书停用' },
  ])
})

test('what is explained later stays on the day on which it left the stock', async () => {
  await issue()
  const lost = await loseNumber()
  running.time.now += 3 * dayMs
  await running.station.spoilNumber({ billId: lost, reason: '系统恢复时跳号' })
  expect(await countsOf()).toMatchObject({ issued: 1, spoilt: 1, missing: 0, closing: 8 })
  expect(await countsOf(dateAt(running.time.now))).toMatchObject({ opening: 8, spoilt: 0 })
})

test('blocks that were used up before a period do not count in it', async () => {
  for (let count = 0; count < 10; count += 1) await issue()
  running.time.now += dayMs
  await running.station.ensureNumbers()
  await issue()
  expect(await countsOf(dateAt(running.time.now))).toMatchObject({
    opening: 0,
    allotted: 10,
    issued: 1,
    closing: 9,
  })
  expect(await countsOf(today, dateAt(running.time.now))).toMatchObject({
    opening: 0,
    allotted: 20,
    issued: 11,
    closing: 9,
  })
})

test('codes without numbers are told too, and days before anything are empty', async () => {
  const { counts, spoilt, missing } = await running.station.numberReport({
    from: '2026-01-01',
    to: '2026-01-31',
  })
  expect(counts.map((count) => count.billCode)).toEqual(['50010126', '50060126', '50060226'])
  expect(counts.every(({ opening, closing }) => opening === 0 && closing === 0)).toBe(true)
  expect([spoilt, missing]).toEqual([[], []])
})

test('a report of records that contradict one another is not given', async () => {
  const billId = await issue()
  await pool.query(
    'update number_blocks set next_bill_id = first_bill_id where first_bill_id = $1',
    [billId],
  )
  expect(await codeOf(countsOf())).toBe('NUMBERS_UNBALANCED')
})

test('counts that do not add up are refused', () => {
  const counts = {
    billCode,
    opening: 1,
    allotted: 0,
    issued: 0,
    issuedWaiting: 0,
    issuedRefused: 0,
    red: 0,
    redWaiting: 0,
    redRefused: 0,
    spoilt: 0,
    missing: 0,
    closing: 1,
  }
  expect(() => assertBalanced(counts)).not.toThrow()
  expect(() => assertBalanced({ ...counts, closing: 2 })).toThrow(NumbersUnbalanced)
})

test.each([
  ['2026-03-03', '2026-03-02'],
  ['2026-03-02', '2027-03-03'],
  ['2026-02-30', '2026-03-02'],
])('a report from %s to %s is refused', async (from, to) => {
  expect(await codeOf(running.station.numberReport({ from, to }))).toBe('PERIOD_UNFIT')
})

describe('a number', () => {
  const spoil = (billId: BillId, reason = '作废') =>
    codeOf(running.station.spoilNumber({ billId, reason }))

  test('of a bill that waits or is registered cannot be spoilt', async () => {
    const billId = await issue()
    expect(await spoil(billId)).toBe('NUMBER_IN_USE')
    await running.station.registerWaiting()
    expect(await spoil(billId)).toBe('NUMBER_IN_USE')
  })

  test('that is still there, or was never allotted, cannot be spoilt', async () => {
    expect(await spoil(id(1))).toBe('NUMBER_IN_STOCK')
    expect(await spoil(id(999))).toBe('NUMBER_NOT_HERE')
  })

  test('is spoilt once, with one reason', async () => {
    const billId = await issueRefused()
    const first = await running.station.spoilNumber({ billId, reason: '证书停用' })
    running.time.now += dayMs
    const again = await running.station.spoilNumber({ billId, reason: '证书停用' })
    expect(again).toEqual({ ...first, isRepeated: true })
    expect(await spoil(billId, '另一个原因')).toBe('NUMBER_ALREADY_SPOILT')
  })

  test('that is spoilt is not registered again, and nobody has to look at it any more', async () => {
    const billId = await issueRefused()
    expect(await running.station.refusedBills()).toHaveLength(1)
    await running.station.spoilNumber({ billId, reason: '证书停用' })
    expect(await codeOf(running.station.registerAgain(billId))).toBe('NUMBER_SPOILT')
    expect(await running.station.refusedBills()).toEqual([])
  })

  test('that somebody is issuing is not taken for missing', async () => {
    const store = createStationStore(pool)
    const taken = Promise.withResolvers<BillId>()
    const commit = Promise.withResolvers<void>()
    const issuing = store.change(async ({ numbers, bills }) => {
      const [number] = await numbers.take(billCode, 1)
      const billId = present(number)
      const bill = { billId, businessNumber: 'N-slow', draftDigest: 'ab'.repeat(32) }
      const rest = { kind: 'outpatient', original: null, checkCode: 'a1b2c3' } as const
      const state = { registration: 'waiting', registrationCode: null } as const
      const issued = { ...bill, ...rest, ...state, totalFen: 1n, issuedAt: sampleStart }
      await bills.insert([{ bill: issued, xml: new Uint8Array(1) }])
      taken.resolve(billId)
      await commit.promise
    })
    const spoiling = spoil(await taken.promise)
    commit.resolve()
    await issuing
    expect(['NUMBER_IN_STOCK', 'NUMBER_IN_USE']).toContain(await spoiling)
  })
})

describe('the stock', () => {
  test('says for how many days it lasts at the pace of the last fortnight', async () => {
    running.time.now -= 20 * dayMs
    await issue()
    running.time.now += 20 * dayMs
    for (let count = 0; count < 4; count += 1) await issue()
    const [outpatient, inpatient] = await running.station.numberStocks()
    expect(outpatient).toMatchObject({
      billCode,
      left: 5,
      takenSince: 4,
      daysLeft: 17,
      level: 'sufficient',
      blocks: [{ first: id(1), last: id(10), next: id(6), allottedAt: sampleStart }],
    })
    expect(inpatient).toMatchObject({ takenSince: 0, daysLeft: null })
  })

  test.each([
    [8, 'sufficient', false],
    [9, 'low', true],
    [10, 'exhausted', true],
  ])('after %i of ten numbers is %s', async (used, level, isLow) => {
    for (let count = 0; count < used; count += 1) await issue()
    expect((await running.station.numberStocks())[0]?.level).toBe(level)
    expect((await running.station.numbersLeft())[0]).toEqual({
      billCode,
      left: 10 - used,
      isLow,
    })
  })

  test('says what was asked for and has not come', async () => {
    for (let count = 0; count < 9; count += 1) await issue()
    running.province.fate('number.allot', 'message_lost')
    await running.station.ensureNumbers()
    expect((await running.station.numberStocks())[0]?.openRequest).toMatchObject({ count: 10 })
  })
})
