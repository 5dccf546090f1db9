import type { FeedAnswer } from '@piaoqiao/protocol'
import { newRequestId } from '@piaoqiao/sdk'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Application, ItemAnswer } from './testing/application.ts'
import type { Cast } from './testing/cast.ts'
import { enrolCast } from './testing/cast.ts'
import { eventsTold } from './testing/events-told.ts'
import { lockOf, reasonFor, reportOf, unlockOf } from './testing/items.ts'
import type { Network } from './testing/network.ts'
import { startNetwork } from './testing/network.ts'
import { expectRefused } from './testing/refusal-claims.ts'
import { changingNothing, historyOf } from './testing/registry-picture.ts'
import type { BillKey, SignedBill } from './testing/signed-bill.ts'
import { done } from './testing/staged-bills.ts'

let network: Network
let cast: Cast

beforeAll(async () => {
  network = await startNetwork()
  cast = await enrolCast(network)
})
afterEach(async () => {
  for (const service of [network.hub, network.p50.service, network.p32.service]) {
    if (!service.isRunning) await service.start()
  }
})
afterAll(() => network.stop())

const lockedOnce = ['bill.registered', 'bill.locked']

/** Everything that a unit may ask about a bill. */
async function askEverything(unit: Application, bill: SignedBill): Promise<ItemAnswer[]> {
  const { key, presented } = bill
  return Promise.all([
    unit.item('bill.verify', presented),
    unit.item('bill.status', key),
    unit.item('bill.lock', lockOf(bill)),
    unit.item('bill.unlock', unlockOf(bill)),
    unit.item('reimbursement.report', reportOf(bill, '1.00')),
    unit.call('bill.file', { ...key, format: 'xml' }) as Promise<ItemAnswer>,
    unit.call('operation.result', { ...key, requestId: 'x', item: 1 }) as Promise<ItemAnswer>,
  ])
}

async function eventsOf(unit: Application, { billCode, billNumber }: BillKey): Promise<number[]> {
  const { entries } = (await unit.call('event.feed', { after: '0', limit: 1000 })) as FeedAnswer
  return entries
    .filter(({ event }) => event.billCode === billCode && event.billNumber === billNumber)
    .map(({ event }) => event.sequence)
}

describe.each([
  { name: 'the home province is stopped', away: () => network.p50.service },
  { name: 'the hub is away', away: () => network.hub },
])('while $name', ({ away }) => {
  test('its bills cannot be reached, everything says so, and nothing happens', async () => {
    const bill = await cast.hospital.register()
    await away().stop()
    const answers = await changingNothing(network, 'bills', () => askEverything(cast.company, bill))
    expect(answers).toHaveLength(7)
    for (const answer of answers) expectRefused(answer, 'HOME_PROVINCE_UNREACHABLE')
  })

  test('own bills go on, also in a message with bills that cannot be reached', async () => {
    const [near, far] = [await cast.clinic.register(), await cast.hospital.register()]
    await away().stop()
    const [own, foreign] = await cast.company.items('bill.lock', [lockOf(near), lockOf(far)])
    expect(own).toMatchObject({ outcome: 'done', code: 'LOCKED' })
    expectRefused(foreign, 'HOME_PROVINCE_UNREACHABLE')
  })

  test('a lock that did not arrive is made by the same request afterwards, once', async () => {
    const bill = await cast.hospital.register()
    const requestId = newRequestId()
    await away().stop()
    const before = await cast.company.item('bill.lock', lockOf(bill), requestId)
    expectRefused(before, 'HOME_PROVINCE_UNREACHABLE')
    await away().start()
    const after = await cast.company.item('bill.lock', lockOf(bill), requestId)
    expect(after).toMatchObject({ outcome: 'done', code: 'LOCKED' })
    expect(await historyOf(network.p50, bill.key)).toEqual(lockedOnce)
  })

  test('events wait, and arrive afterwards in order and without a gap', async () => {
    const bill = await cast.clinic.register()
    await done(cast.insurer, 'bill.lock', lockOf(bill))
    await eventsTold(network)
    await away().stop()
    await done(cast.clinic.application, 'reversal.lock', reasonFor(bill))
    await done(cast.clinic.application, 'reversal.release', reasonFor(bill))
    await away().start()
    await eventsTold(network)
    expect(await eventsOf(cast.insurer, bill.key)).toEqual([2, 3, 4])
    expect(await historyOf(network.p32, bill.key)).toEqual([
      ...lockedOnce,
      'reversal.marked',
      'reversal.withdrawn',
    ])
  })
})

test('without the hub a province serves its own bills to its own units', async () => {
  const bill = await cast.hospital.register()
  await network.hub.stop()
  await done(cast.insurer, 'bill.lock', lockOf(bill))
  await done(cast.insurer, 'reimbursement.report', reportOf(bill, '800.00'))
  expect(await cast.insurer.item('bill.status', bill.key)).toMatchObject({ state: '已报销' })
})

test('a province that starts without the hub says of foreign bills that they cannot be reached', async () => {
  const [near, far] = [await cast.clinic.register(), await cast.hospital.register()]
  await network.p32.service.stop()
  await network.hub.stop()
  await network.p32.service.start()
  const [own, foreign] = await cast.company.items('bill.lock', [lockOf(near), lockOf(far)])
  expect(own).toMatchObject({ outcome: 'done', code: 'LOCKED' })
  expectRefused(foreign, 'HOME_PROVINCE_UNREACHABLE')
  await network.hub.start()
  expect(await cast.company.item('bill.lock', lockOf(far))).toMatchObject({ code: 'LOCKED' })
})

test('what was acknowledged before a restart is there after it', async () => {
  const bill = await cast.hospital.register()
  const requestId = newRequestId()
  const first = await cast.company.item('bill.lock', lockOf(bill), requestId)
  await network.p50.service.stop()
  await network.p50.service.start()
  const again = await changingNothing(network, 'bills and requests', () =>
    cast.company.item('bill.lock', lockOf(bill), requestId),
  )
  expect(again).toEqual(first)
})

test('a province that is taken out of the directory is unknown until it returns', async () => {
  const bill = await cast.hospital.register()
  const near = await cast.clinic.register()
  await network.p50.enter(network.hub.running, { active: false })
  await network.readDirectory([network.p32])
  const [inwards, outwards] = await changingNothing(network, 'bills', () =>
    Promise.all([
      cast.company.item('bill.lock', lockOf(bill)),
      cast.insurer.item('bill.lock', lockOf(near)),
    ]),
  )
  expectRefused(inwards, 'HOME_PROVINCE_UNKNOWN')
  expectRefused(outwards, 'HOME_PROVINCE_UNREACHABLE')
  await network.p50.enter(network.hub.running)
  await network.readDirectory()
  expect(await cast.company.item('bill.lock', lockOf(bill))).toMatchObject({ code: 'LOCKED' })
})
