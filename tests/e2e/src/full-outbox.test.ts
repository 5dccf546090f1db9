import { newRequestId } from '@piaoqiao/sdk'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Cast } from './testing/cast.ts'
import { enrolCast } from './testing/cast.ts'
import { eventsTold } from './testing/events-told.ts'
import { registration } from './testing/issuing-unit.ts'
import { lockOf, reasonFor, reportOf, unlockOf } from './testing/items.ts'
import type { Network } from './testing/network.ts'
import { startNetwork } from './testing/network.ts'
import { expectRefused } from './testing/refusal-claims.ts'
import { changingNothing, historyOf } from './testing/registry-picture.ts'
import type { SignedBill } from './testing/signed-bill.ts'
import { done } from './testing/staged-bills.ts'

const outboxRowsMax = 5
/** The advisory lock of whoever moves events out of the outbox. */
const sequencerLockKey = 7_309_002

let network: Network
let cast: Cast
let held: SignedBill

beforeAll(async () => {
  network = await startNetwork({ OUTBOX_ROWS_MAX: String(outboxRowsMax) })
  cast = await enrolCast(network)
})
afterAll(() => network.stop())
beforeEach(async () => {
  held = await cast.hospital.register()
  await done(cast.company, 'bill.lock', lockOf(held))
})

/** Does the work while the outbox of province 50 is full, because nobody carries its events on. */
async function whileFull(work: () => Promise<void>): Promise<void> {
  const { database, service } = network.p50
  await eventsTold(network)
  const client = await database.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [sequencerLockKey])
    for (let row = 0; row <= outboxRowsMax; row += 1) await cast.hospital.register()
    await service.running.runJob('watch-outbox')
    await work()
  } finally {
    await client.query('rollback')
    client.release()
    await eventsTold(network)
    await service.running.runJob('watch-outbox')
  }
}

describe('while the outbox of a province is full', () => {
  test('it takes no change from anybody, says so, and nothing happens', async () => {
    const open = await cast.hospital.register()
    const unregistered = cast.hospital.write()
    await whileFull(async () => {
      const answers = await changingNothing(network, 'bills', () =>
        Promise.all([
          cast.company.item('bill.lock', lockOf(open)),
          cast.insurer.item('bill.lock', lockOf(open)),
          cast.company.item('bill.unlock', unlockOf(held)),
          cast.company.item('reimbursement.report', reportOf(held, '1.00')),
          cast.hospital.application.item('reversal.lock', reasonFor(open)),
          cast.hospital.application.item('bill.register', registration(unregistered)),
        ]),
      )
      expect(answers).toHaveLength(6)
      for (const answer of answers) expectRefused(answer, 'SERVICE_BUSY')
    })
  })

  test('it answers questions, and its health says what is wrong', async () => {
    await whileFull(async () => {
      expect(await cast.company.item('bill.verify', held.presented)).toMatchObject({
        outcome: 'found',
      })
      const health = await fetch(`${network.p50.service.running.url}/health`)
      expect(await health.json()).toMatchObject({ parts: { outbox: 'degraded' } })
    })
  })

  test('the other province goes on with its own bills', async () => {
    const bill = await cast.clinic.register()
    await whileFull(async () => {
      expect(await cast.company.item('bill.lock', lockOf(bill))).toMatchObject({ code: 'LOCKED' })
    })
  })

  test('a refused request is carried out by its repetition afterwards, once', async () => {
    const bill = await cast.hospital.register()
    const requestIds = { company: newRequestId(), insurer: newRequestId() }
    const report = () =>
      cast.company.item('reimbursement.report', reportOf(held, '1.00'), requestIds.company)
    const lock = () => cast.insurer.item('bill.lock', lockOf(bill), requestIds.insurer)
    await whileFull(async () => {
      expectRefused(await report(), 'SERVICE_BUSY')
      expectRefused(await lock(), 'SERVICE_BUSY')
    })
    expect(await report()).toMatchObject({ code: 'REPORTED', balance: '799.00' })
    expect(await lock()).toMatchObject({ code: 'LOCKED' })
    const reported = ['bill.registered', 'bill.locked', 'reimbursement.reported']
    expect(await historyOf(network.p50, held.key)).toEqual(reported)
    expect(await historyOf(network.p50, bill.key)).toEqual(['bill.registered', 'bill.locked'])
  })
})
