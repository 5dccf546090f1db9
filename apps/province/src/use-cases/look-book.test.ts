import type { BillId } from '@piaoqiao/domain'
import { dayMs } from '@piaoqiao/domain'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { LookStore, SeenLook } from '../look-ports.ts'
import { looksPerBillMax } from '../look-ports.ts'
import { createLookStore } from '../postgres/look-store.ts'
import { openProvinceDatabase } from '../postgres/testing/province-database.ts'
import type { ProvinceDatabase } from '../postgres/testing/province-database.ts'
import { asked } from '../testing/sample-accounts.ts'
import { billNumbered, company, insurer, start } from '../testing/sample-parties.ts'
import { LookBook, looksPerKeepingMax, looksWaitingMax } from './look-book.ts'
import { watchLooks } from './watch-looks.ts'

function look(changes: Partial<SeenLook> = {}): SeenLook {
  return {
    billId: billNumbered(1),
    partyId: company.id,
    partyName: company.name,
    service: 'bill.verify',
    at: start,
    ...changes,
  }
}

describe('the looks at a bill', () => {
  let database: ProvinceDatabase
  let store: LookStore

  beforeAll(async () => {
    database = await openProvinceDatabase()
    store = createLookStore(database.pool)
  })
  afterAll(() => database.close())
  beforeEach(() => database.pool.query('truncate bill_looks'))

  const kept = async (billId: BillId = billNumbered(1)) =>
    (await store.looksAt(billId)).map(
      ({ partyName, service, at }) => `${partyName} ${service} ${(at - start) / 1000}`,
    )

  test('are kept in bulk, newest first, each with its bill', async () => {
    await store.keep([
      look(),
      look({ service: 'bill.file', at: start + 1000 }),
      look({ partyId: insurer.id, partyName: insurer.name, at: start + 2000 }),
      look({ billId: billNumbered(2) }),
    ])
    expect(await kept()).toEqual([
      `${insurer.name} bill.verify 2`,
      `${company.name} bill.file 1`,
      `${company.name} bill.verify 0`,
    ])
    expect(await kept(billNumbered(2))).toEqual([`${company.name} bill.verify 0`])
  })

  test('of one party by one service on one day are one, the latest, whichever was kept last', async () => {
    await store.keep([look(), look({ at: start + 5000 })])
    await store.keep([look({ at: start + 3000 })])
    await store.keep([look({ at: start + dayMs })])
    expect(await kept()).toEqual([
      `${company.name} bill.verify ${dayMs / 1000}`,
      `${company.name} bill.verify 5`,
    ])
  })

  test('are the newest of a bounded number', async () => {
    const days = Array.from({ length: looksPerBillMax + 5 }, (_, day) =>
      look({ at: start + day * dayMs }),
    )
    await store.keep(days)
    const { rowCount } = await database.pool.query('select from bill_looks')
    expect(rowCount).toBe(looksPerBillMax)
    expect((await store.looksAt(billNumbered(1))).at(0)?.at).toBe(days.at(-1)?.at)
  })

  test('are kept by several processes at once', async () => {
    const bills = Array.from({ length: 50 }, (_, index) => look({ billId: billNumbered(index) }))
    await Promise.all([store.keep(bills), store.keep(bills.toReversed()), store.keep(bills)])
    const { rowCount } = await database.pool.query('select from bill_looks')
    expect(rowCount).toBe(50)
  })
})

describe('the book of looks', () => {
  test('keeps what waits in bounded portions, in order', async () => {
    const portions: number[] = []
    const book = new LookBook({ keep: async (looks) => void portions.push(looks.length) })
    for (let count = 0; count < looksPerKeepingMax + 1; count += 1) book.seen(look())
    expect(await book.keepWaiting()).toBe(looksPerKeepingMax + 1)
    expect(await book.keepWaiting()).toBe(0)
    expect(portions).toEqual([looksPerKeepingMax, 1])
  })

  test('drops the oldest and counts them when too many wait', () => {
    const book = new LookBook({ keep: () => Promise.resolve() })
    for (let count = 0; count < looksWaitingMax; count += 1) book.seen(look())
    expect(book.dropped).toBe(0)
    book.seen(look())
    expect(book.dropped).toBeGreaterThan(0)
  })

  test('has what could not be kept for the next time', async () => {
    let isDown = true
    const kept: SeenLook[] = []
    const book = new LookBook({
      keep: async (looks) => {
        if (isDown) throw new Error('down')
        kept.push(...looks)
      },
    })
    book.seen(look())
    await expect(book.keepWaiting()).rejects.toThrow('down')
    isDown = false
    book.seen(look({ service: 'bill.file' }))
    await book.keepWaiting()
    expect(kept.map(({ service }) => service)).toEqual(['bill.verify', 'bill.file'])
  })
})

test('only bills that were shown are noted, with who asked for them by which service', async () => {
  const seen: SeenLook[] = []
  const answers = [{ outcome: 'found' }, { outcome: 'refused' }, { outcome: 'done' }]
  const answer = watchLooks(async () => answers, {
    watch: { seen: (one) => seen.push(one) },
    clock: () => start,
  })
  const keys = [1, 2, 3].map((number) => ({
    billCode: '50060126',
    billNumber: String(number).padStart(10, '0'),
  }))
  expect(await answer(asked('bill.status', keys, { party: company }))).toEqual(answers)
  expect(seen).toEqual([
    look({ service: 'bill.status' }),
    look({ service: 'bill.status', billId: billNumbered(3) }),
  ])
})
