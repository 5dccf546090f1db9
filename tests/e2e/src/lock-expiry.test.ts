import { dayMs } from '@piaoqiao/domain'
import type { FeedAnswer } from '@piaoqiao/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Cast } from './testing/cast.ts'
import { enrolCast } from './testing/cast.ts'
import { eventsTold } from './testing/events-told.ts'
import { lockOf, reasonFor, reportOf, unlockOf } from './testing/items.ts'
import type { Network } from './testing/network.ts'
import { startNetwork } from './testing/network.ts'
import { expectRefused } from './testing/refusal-claims.ts'
import { historyOf } from './testing/registry-picture.ts'
import type { SignedBill } from './testing/signed-bill.ts'
import { done } from './testing/staged-bills.ts'

let network: Network
let cast: Cast

beforeAll(async () => {
  network = await startNetwork()
  cast = await enrolCast(network)
})
afterAll(() => network.stop())

async function lockedFor(days: number): Promise<SignedBill> {
  const bill = await cast.hospital.register()
  await done(cast.company, 'bill.lock', { ...lockOf(bill), days })
  return bill
}

async function kindsToldToCompany({ key }: SignedBill): Promise<readonly string[]> {
  await eventsTold(network)
  const feed = await cast.company.call('event.feed', { after: '0', limit: 1000 })
  return (feed as FeedAnswer).entries
    .filter(({ event }) => event.billNumber === key.billNumber)
    .map(({ event }) => event.kind)
}

describe('a lock of a unit of 32', () => {
  test('is announced three days before its end, ends, and its holder hears of both', async () => {
    const bill = await lockedFor(10)
    await network.pass(7 * dayMs)
    expect(await kindsToldToCompany(bill)).toEqual(['bill.locked', 'bill.lock_warned'])
    await network.pass(3 * dayMs)
    expect(await kindsToldToCompany(bill)).toEqual([
      'bill.locked',
      'bill.lock_warned',
      'bill.lock_expired',
    ])
    expect(await cast.insurer.item('bill.lock', lockOf(bill))).toMatchObject({ code: 'LOCKED' })
  })

  test('ends later when it is extended, and is announced again', async () => {
    const bill = await lockedFor(10)
    await network.pass(8 * dayMs)
    const extended = await cast.company.item('bill.extend', { ...bill.key, days: 10 })
    expect(extended).toMatchObject({ code: 'EXTENDED' })
    await network.pass(4 * dayMs)
    expectRefused(await cast.insurer.item('bill.lock', lockOf(bill)), 'BILL_LOCKED')
    await network.pass(5 * dayMs)
    await network.pass(3 * dayMs)
    expect(await historyOf(network.p50, bill.key)).toEqual([
      'bill.registered',
      'bill.locked',
      'bill.lock_warned',
      'bill.lock_extended',
      'bill.lock_warned',
      'bill.lock_expired',
    ])
  })

  test('gives no right from the moment of its end, however late the job is', async () => {
    const [unlocked, reported, wanted] = [
      await lockedFor(1),
      await lockedFor(1),
      await lockedFor(1),
    ]
    network.clock.forward(dayMs)
    expectRefused(await cast.company.item('bill.unlock', unlockOf(unlocked)), 'LOCK_NOT_HELD')
    const report = reportOf(reported, '1.00')
    expectRefused(await cast.company.item('reimbursement.report', report), 'LOCK_NOT_HELD')
    expect(await cast.insurer.item('bill.lock', lockOf(wanted))).toMatchObject({ code: 'LOCKED' })
  })

  test('that ends while a reversal waits leads straight to the reversal lock', async () => {
    const bill = await lockedFor(1)
    await done(cast.hospital.application, 'reversal.lock', reasonFor(bill))
    await network.pass(dayMs)
    expectRefused(await cast.insurer.item('bill.lock', lockOf(bill)), 'BILL_REVERSAL_LOCKED')
    const history = await historyOf(network.p50, bill.key)
    expect(history.slice(-2)).toEqual(['bill.lock_expired', 'reversal.locked'])
  })

  test('is ended once, however often its end is looked for', async () => {
    const bill = await lockedFor(1)
    await network.pass(dayMs)
    await Promise.all([network.pass(0), network.pass(0)])
    const history = await historyOf(network.p50, bill.key)
    expect(history.filter((kind) => kind === 'bill.lock_expired')).toHaveLength(1)
  })
})
