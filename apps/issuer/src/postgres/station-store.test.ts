import { billIdFrom } from '@piaoqiao/domain'
import type { WireEvent } from '@piaoqiao/protocol'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { IssuedBill, StationStore } from '../ports.ts'
import { codeOf } from '../testing/outcomes.ts'
import { createStationStore } from './station-store.ts'
import type { StationDatabase } from './testing/station-database.ts'
import { openStationDatabase } from './testing/station-database.ts'

let database: StationDatabase
let store: StationStore

beforeAll(async () => {
  database = await openStationDatabase()
  store = createStationStore(database.pool)
})
beforeEach(() => database.clear())
afterAll(() => database.close())

const billCode = '50060126'
const id = (number: number) => billIdFrom(billCode, String(number).padStart(10, '0'))

function bill(number: number, changes: Partial<IssuedBill> = {}): IssuedBill {
  return {
    billId: id(number),
    kind: 'outpatient',
    businessNumber: `B-${number}`,
    draftDigest: 'ab'.repeat(32),
    original: null,
    checkCode: 'a1b2c3',
    totalFen: 100n,
    issuedAt: 1_000,
    registration: 'waiting',
    registrationCode: null,
    ...changes,
  }
}

const insert = (issued: IssuedBill, xmlBytes = 1): Promise<void> =>
  store.tables.bills.insert([{ bill: issued, xml: new Uint8Array(xmlBytes) }])

async function addBlock(from: number, to: number): Promise<void> {
  const request = { requestId: `block-${from}`, billCode, count: to - from + 1 }
  await store.tables.numbers.keepRequest(request, 0)
  await store.tables.numbers.addBlock(request, { first: id(from), last: id(to) }, 0)
}

describe('numbers', () => {
  test('a number of a transaction that fails is there for the next one', async () => {
    await addBlock(1, 3)
    const failed = store.change(async ({ numbers }) => {
      await numbers.take(billCode, 2)
      throw new Error('crash')
    })
    await expect(failed).rejects.toThrow('crash')
    expect(await store.tables.numbers.take(billCode, 1)).toEqual([id(1)])
  })

  test('who waited for the last number of a block gets the first one of the next', async () => {
    await addBlock(1, 1)
    await addBlock(11, 12)
    const taken = await Promise.all(
      Array.from({ length: 3 }, () => store.change(({ numbers }) => numbers.take(billCode, 1))),
    )
    expect(new Set(taken.flat())).toEqual(new Set([id(1), id(11), id(12)]))
    expect(await store.tables.numbers.take(billCode, 1)).toEqual([])
    expect(await store.tables.numbers.stock(billCode)).toBe(0)
  })

  test('several numbers come from several blocks, and no more than there are', async () => {
    await addBlock(1, 2)
    await addBlock(11, 12)
    expect(await store.tables.numbers.take(billCode, 3)).toEqual([id(1), id(2), id(11)])
    expect(await store.tables.numbers.take(billCode, 3)).toEqual([id(12)])
  })

  test('two that take several numbers at once share none', async () => {
    await addBlock(1, 5)
    await addBlock(11, 20)
    const taken = await Promise.all(
      Array.from({ length: 5 }, () => store.change(({ numbers }) => numbers.take(billCode, 3))),
    )
    expect(new Set(taken.flat()).size).toBe(15)
  })

  test('a block comes with its request once', async () => {
    await addBlock(1, 5)
    const request = { requestId: 'block-1', billCode, count: 5 }
    const block = { first: id(6), last: id(10) }
    expect(await store.tables.numbers.addBlock(request, block, 0)).toBe(false)
    expect(await store.tables.numbers.stock(billCode)).toBe(5)
  })
})

test('the figures name the code with the fewest numbers', async () => {
  await addBlock(1, 5)
  await addBlock(11, 12)
  await store.tables.numbers.take(billCode, 1)
  expect(await store.figures([billCode])).toMatchObject({ numbersLeft: 6 })
  expect(await store.figures([billCode, '50060226'])).toMatchObject({ numbersLeft: 0 })
})

describe('batches', () => {
  const batchBounds = { billsMax: 10, xmlBytesMax: 1_000 }

  async function addBills(sizes: readonly number[]): Promise<void> {
    for (const [index, size] of sizes.entries()) {
      await insert(bill(index + 1), size)
    }
  }
  const billsOfBatch = async () =>
    (await store.tables.registrations.openBatch())?.bills.map(({ billId }) => billId)

  test.each([
    { name: 'as many bills as fit', sizes: [400, 400, 400], bounds: batchBounds, expected: [1, 2] },
    { name: 'one that alone is too large', sizes: [5_000, 10], bounds: batchBounds, expected: [1] },
    {
      name: 'no more than allowed',
      sizes: [1, 1, 1],
      bounds: { billsMax: 2, xmlBytesMax: 9 },
      expected: [1, 2],
    },
  ])('hold $name', async ({ sizes, bounds, expected }) => {
    await addBills(sizes)
    expect(await store.tables.registrations.makeBatch('batch', 0, bounds)).toBe(true)
    expect(await billsOfBatch()).toEqual(expected.map(id))
  })

  test('only one is open, and it is the same until all of it is settled', async () => {
    await addBills([1, 1, 1])
    const { registrations } = store.tables
    await registrations.makeBatch('first', 0, { billsMax: 2, xmlBytesMax: 9 })
    expect(await registrations.makeBatch('second', 0, batchBounds)).toBe(false)
    const settled = { billId: id(1), registration: 'registered', code: 'REGISTERED' } as const
    await registrations.settle('first', [settled])
    expect(await billsOfBatch()).toEqual([id(1), id(2)])
    await registrations.settle('first', [{ ...settled, billId: id(2) }])
    expect(await billsOfBatch()).toBeUndefined()
    expect(await registrations.makeBatch('second', 0, batchBounds)).toBe(true)
    expect(await billsOfBatch()).toEqual([id(3)])
  })

  test('without bills there is none', async () => {
    expect(await store.tables.registrations.makeBatch('batch', 0, batchBounds)).toBe(false)
    expect(await store.tables.registrations.openBatch()).toBeNull()
  })

  test('a bill refused in a batch that is still open cannot wait again', async () => {
    await addBills([1, 1])
    const { registrations } = store.tables
    await registrations.makeBatch('batch', 0, batchBounds)
    const refused = { billId: id(1), registration: 'refused', code: 'BILL_XML_REFUSED' } as const
    await registrations.settle('batch', [refused])
    expect(await registrations.waitAgain(id(1))).toBe('batch_open')
  })
})

test('an original has one red bill, until that is refused', async () => {
  await insert(bill(1))
  const red = (number: number) =>
    bill(number, { businessNumber: null, draftDigest: null, original: id(1) })
  const { bills } = store.tables
  await insert(red(2))
  expect(await codeOf(insert(red(3)))).toBe('23505')
  await bills.setRegistration(id(2), 'refused', 'BILL_ALREADY_REGISTERED')
  await insert(red(3))
  expect((await bills.find(id(3)))?.original).toBe(id(1))
})

describe('events', () => {
  const event = (sequence: number, changes: Partial<WireEvent> = {}): WireEvent => ({
    billCode,
    billNumber: '0000000001',
    sequence,
    kind: 'bill.locked',
    title: '锁定',
    at: '2026-03-02T04:00:00.000Z',
    actorName: null,
    standing: 'valid',
    form: 'electronic',
    reimbursement: `state ${sequence}`,
    details: {},
    previousHash: `hash ${sequence - 1}`,
    hash: `hash ${sequence}`,
    ...changes,
  })
  const append = (events: readonly WireEvent[]) =>
    store.change((tables) => tables.events.append(events, 0))
  const state = () => store.tables.events.state(id(1))

  test('in whatever order and however often they come, the state is that of the latest', async () => {
    const orders = fc.shuffledSubarray([1, 2, 3, 4, 5, 1, 2, 3], { minLength: 1 })
    await fc.assert(
      fc.asyncProperty(orders, fc.nat({ max: 8 }), async (order, cut) => {
        await database.clear()
        const pages = [order.slice(0, cut), order.slice(cut)]
        const fresh = []
        for (const page of pages) fresh.push(...(await append(page.map((n) => event(n)))))
        const numbers = fresh.map(({ sequence }) => sequence)
        expect(numbers).toHaveLength(new Set(order).size)
        expect(new Set(numbers)).toEqual(new Set(order))
        const latest = Math.max(...order)
        expect(await state()).toMatchObject({
          sequence: latest,
          reimbursement: `state ${latest}`,
          missing: latest - new Set(order).size,
          chained: true,
        })
      }),
      { numRuns: 25 },
    )
  })

  test('a gap is seen, and closes when the missing one comes', async () => {
    await append([event(1), event(3)])
    expect(await state()).toMatchObject({ sequence: 3, missing: 1 })
    expect((await store.figures([])).billsWithGaps).toBe(1)
    await append([event(2)])
    expect(await state()).toMatchObject({ sequence: 3, missing: 0 })
    expect((await store.figures([])).billsWithGaps).toBe(0)
  })

  test('neighbours that do not name the same hash break the chain', async () => {
    await append([event(1), event(2, { previousHash: 'another' })])
    expect(await state()).toMatchObject({ missing: 0, chained: false })
  })

  test('a number that comes again with another hash breaks the chain for good', async () => {
    await append([event(1)])
    expect(await append([event(1, { hash: 'another' })])).toEqual([])
    await append([event(2)])
    expect(await state()).toMatchObject({ sequence: 2, chained: false })
  })

  test('the cursor moves only from where it is', async () => {
    const { events } = store.tables
    expect(await events.moveCursor(0n, 5n)).toBe(true)
    expect(await events.moveCursor(0n, 7n)).toBe(false)
    expect(await events.cursor()).toBe(5n)
  })
})

test('a connection that is lost in a transaction is told as a store that is not there', async () => {
  const attempt = store.change(async (tables) => {
    await tables.numbers.stock(billCode)
    await database.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`)
    await tables.numbers.stock(billCode)
  })
  expect(await codeOf(attempt)).toBe('STORE_UNAVAILABLE')
})
