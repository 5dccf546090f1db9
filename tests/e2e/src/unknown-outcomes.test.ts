import { refusal, refusals, refusalSentence } from '@piaoqiao/domain'
import { newRequestId } from '@piaoqiao/sdk'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ItemAnswer } from './testing/application.ts'
import type { Cast } from './testing/cast.ts'
import { enrolCast } from './testing/cast.ts'
import { Door } from './testing/door.ts'
import { lockOf, reportOf, unlockOf } from './testing/items.ts'
import type { Network } from './testing/network.ts'
import { startNetwork } from './testing/network.ts'
import { expectRefused } from './testing/refusal-claims.ts'
import { changingNothing, historyOf } from './testing/registry-picture.ts'
import type { SignedBill } from './testing/signed-bill.ts'
import { done } from './testing/staged-bills.ts'

let network: Network
let cast: Cast
/** On the way from the hub to province 50. */
let door: Door

beforeAll(async () => {
  network = await startNetwork()
  cast = await enrolCast(network)
  door = await Door.open(network.p50.service.running.url)
  await network.p50.enter(network.hub.running, { baseUrl: door.url })
  await network.readDirectory()
})
beforeEach(() => {
  door.behaviour = 'passes'
})
afterAll(async () => {
  await network.stop()
  await door.close()
})

const lockedOnce = ['bill.registered', 'bill.locked']

function expectUnknown(answer: ItemAnswer | undefined): void {
  expect(answer).toEqual({
    outcome: 'unknown',
    code: 'OUTCOME_UNKNOWN',
    sentence: refusalSentence(refusal('OUTCOME_UNKNOWN')),
    next: refusals.OUTCOME_UNKNOWN.next,
  })
}

const resultOf = ({ key }: SignedBill, requestId: string) =>
  cast.company.call('operation.result', { ...key, requestId, item: 1 }) as Promise<ItemAnswer>

describe.each(['loses answers', 'alters answers', 'answers itself'] as const)(
  'where the way to the home province %s',
  (behaviour) => {
    test('a lock is unknown, and the same request settles it with exactly one effect', async () => {
      const bill = await cast.hospital.register()
      const requestId = newRequestId()
      door.behaviour = behaviour
      expectUnknown(await cast.company.item('bill.lock', lockOf(bill), requestId))
      expectUnknown(await cast.company.item('bill.lock', lockOf(bill), requestId))
      door.behaviour = 'passes'
      const settled = await changingNothing(network, 'bills and requests', () =>
        cast.company.item('bill.lock', lockOf(bill), requestId),
      )
      expect(settled).toMatchObject({ outcome: 'done', code: 'LOCKED', sequence: 2 })
      expect(await historyOf(network.p50, bill.key)).toEqual(lockedOnce)
    })

    test('what became of it can be asked without trying again', async () => {
      const bill = await cast.hospital.register()
      const requestId = newRequestId()
      door.behaviour = behaviour
      expectUnknown(await cast.company.item('bill.lock', lockOf(bill), requestId))
      expectUnknown(await resultOf(bill, requestId))
      door.behaviour = 'passes'
      expect(await resultOf(bill, requestId)).toMatchObject({ outcome: 'done', code: 'LOCKED' })
    })

    test('a report is counted once', async () => {
      const bill = await cast.hospital.register()
      await done(cast.company, 'bill.lock', lockOf(bill))
      const requestId = newRequestId()
      const report = () =>
        cast.company.item('reimbursement.report', reportOf(bill, '300.00'), requestId)
      door.behaviour = behaviour
      expectUnknown(await report())
      door.behaviour = 'passes'
      expect(await report()).toMatchObject({ code: 'REPORTED', balance: '500.00' })
      expect(await cast.company.item('bill.status', bill.key)).toMatchObject({ balance: '500.00' })
    })

    test('own bills of the same message are decided, and questions are unknown too', async () => {
      const [near, far] = [await cast.clinic.register(), await cast.hospital.register()]
      door.behaviour = behaviour
      const [own, foreign] = await cast.company.items('bill.lock', [lockOf(near), lockOf(far)])
      expect(own).toMatchObject({ outcome: 'done', code: 'LOCKED' })
      expectUnknown(foreign)
      expectUnknown(await cast.company.item('bill.verify', far.presented))
    })

    test('an unknown request id is not free for other content', async () => {
      const [bill, other] = [await cast.hospital.register(), await cast.hospital.register()]
      const requestId = newRequestId()
      door.behaviour = behaviour
      expectUnknown(await cast.company.item('bill.lock', lockOf(bill), requestId))
      door.behaviour = 'passes'
      const refused = await changingNothing(network, 'bills and requests', () =>
        cast.company.item('bill.lock', lockOf(other), requestId),
      )
      expectRefused(refused, 'OPERATION_ID_REUSED')
    })
  },
)

describe('a message that comes late', () => {
  test('after its retry was carried out and undone, does nothing', async () => {
    const bill = await cast.hospital.register()
    const requestId = newRequestId()
    door.behaviour = 'holds messages'
    expectUnknown(await cast.company.item('bill.lock', lockOf(bill), requestId))
    door.behaviour = 'passes'
    expectRefused(await resultOf(bill, requestId), 'OPERATION_NOT_FOUND')
    const retried = await cast.company.item('bill.lock', lockOf(bill), requestId)
    expect(retried).toMatchObject({ outcome: 'done', code: 'LOCKED' })
    await done(cast.company, 'bill.unlock', unlockOf(bill))
    const late = await changingNothing(network, 'bills and requests', () => door.letThrough())
    expect(late).toEqual([200])
    expect(await historyOf(network.p50, bill.key)).toEqual([...lockedOnce, 'bill.unlocked'])
  })

  test('before any retry is carried out, and the retry has its answer', async () => {
    const bill = await cast.hospital.register()
    const requestId = newRequestId()
    door.behaviour = 'holds messages'
    expectUnknown(await cast.company.item('bill.lock', lockOf(bill), requestId))
    expect(await door.letThrough()).toEqual([200])
    door.behaviour = 'passes'
    const retried = await changingNothing(network, 'bills and requests', () =>
      cast.company.item('bill.lock', lockOf(bill), requestId),
    )
    expect(retried).toMatchObject({ outcome: 'done', code: 'LOCKED' })
  })
})

test('a home province that hangs is unknown in time, holds up no other bill, and acts once', async () => {
  const [bill, other] = [await cast.hospital.register(), await cast.hospital.register()]
  const requestId = newRequestId()
  const lock = () => cast.company.item('bill.lock', lockOf(bill), requestId)
  const blocker = await network.p50.database.connect()
  try {
    const { billCode, billNumber } = bill.key
    await blocker.query('begin')
    await blocker.query('select from bill_states where bill_id = $1 for update', [
      `${billCode}${billNumber}`,
    ])
    const hanging = lock()
    await expect.poll(isSomebodyBlocked, { timeout: 5_000 }).toBe(true)
    await done(cast.insurer, 'bill.lock', lockOf(other))
    expectUnknown(await hanging)
    expect(await historyOf(network.p50, bill.key)).toEqual(['bill.registered'])
    const retrying = lock()
    await blocker.query('rollback')
    expect(await retrying).toMatchObject({ outcome: 'done', code: 'LOCKED' })
  } finally {
    blocker.release()
  }
  expect(await historyOf(network.p50, bill.key)).toEqual(lockedOnce)
})

async function isSomebodyBlocked(): Promise<boolean> {
  const { rowCount } = await network.p50.database.query(
    `select from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock'`,
  )
  return rowCount !== 0
}
