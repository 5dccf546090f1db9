import { dayMs, lockWarningDays } from '@piaoqiao/domain'
import type { Instant } from '@piaoqiao/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BillStore } from '../ports.ts'
import { createBillStore } from '../postgres/bill-store.ts'
import { databaseClock } from '../postgres/database-clock.ts'
import { openProvinceDatabase } from '../postgres/testing/province-database.ts'
import type { ProvinceDatabase } from '../postgres/testing/province-database.ts'
import { openSampleRegistry } from '../postgres/testing/sample-registry.ts'
import { billNumbered, company, start } from '../testing/sample-parties.ts'
import { createApplyCommands } from './apply-commands.ts'
import { clocksApartMaxMs, createExpireLocks, sameLookMs } from './expire-locks.ts'

const lockedDays = 30
const expiry = start + lockedDays * dayMs
let database: ProvinceDatabase
let store: BillStore

beforeAll(async () => {
  database = await openProvinceDatabase()
  store = createBillStore(database.pool)
})
afterAll(() => database.close())

/** Looks for due locks at one moment and decides at another, as when a clock is set between the two. */
function look(at: Instant, decidedAt: Instant = at): Promise<number> {
  const apply = createApplyCommands({ store, clock: () => decidedAt, transactionsMax: 1 })
  return createExpireLocks({ store, apply, clock: () => at, province: '50' })()
}

async function lockOf(number: number) {
  const billId = billNumbered(number)
  return (await store.find([billId])).get(billId)?.bill.lock ?? null
}

async function lockedBill(number: number): Promise<void> {
  const registry = openSampleRegistry(database.pool)
  await registry.register(billNumbered(number))
  await registry.lock(billNumbered(number), company)
}

test('a holder is warned once, and its lock ends when its time is over', async () => {
  await lockedBill(1)
  await look(expiry - lockWarningDays * dayMs - 1)
  expect((await lockOf(1))?.warned).toBe(false)
  await look(expiry - lockWarningDays * dayMs)
  expect((await lockOf(1))?.warned).toBe(true)
  expect(await look(expiry - 1)).toBe(0)
  await look(expiry)
  expect(await lockOf(1)).toBeNull()
})

test('a clock that is set back before the decision delays the end of a lock and does not prevent it', async () => {
  await lockedBill(2)
  await look(expiry, expiry - 1)
  expect(await lockOf(2)).not.toBeNull()
  await look(expiry + sameLookMs)
  expect(await lockOf(2)).toBeNull()
})

test.each([
  { name: 'ahead', apartMs: -clocksApartMaxMs - 1 },
  { name: 'behind', apartMs: clocksApartMaxMs + 1 },
])('a clock that is too far $name of the other one ends no lock', async ({ apartMs }) => {
  await lockedBill(3)
  const apply = createApplyCommands({ store, clock: () => expiry, transactionsMax: 1 })
  const parts = { store, apply, clock: () => expiry, province: '50' } as const
  const secondClock = async (): Promise<Instant> => expiry + apartMs
  await expect(createExpireLocks({ ...parts, secondClock })()).rejects.toMatchObject({
    code: 'CLOCKS_DISAGREE',
  })
  expect(await lockOf(3)).not.toBeNull()
})

test('a clock that agrees with that of the database ends locks', async () => {
  await lockedBill(4)
  const apply = createApplyCommands({ store, clock: () => expiry, transactionsMax: 1 })
  const at = await databaseClock(database.pool)()
  expect(Math.abs(at - Date.now())).toBeLessThan(clocksApartMaxMs)
  const secondClock = async (): Promise<Instant> => expiry - clocksApartMaxMs
  await createExpireLocks({ store, apply, clock: () => expiry, secondClock, province: '50' })()
  expect(await lockOf(4)).toBeNull()
})
