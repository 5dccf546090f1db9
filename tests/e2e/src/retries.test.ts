import { clockSkewMaxMs } from '@piaoqiao/protocol'
import { newRequestId } from '@piaoqiao/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ItemAnswer } from './testing/application.ts'
import type { Cast } from './testing/cast.ts'
import { enrolCast } from './testing/cast.ts'
import { lockOf, unlockOf } from './testing/items.ts'
import type { Network } from './testing/network.ts'
import { startNetwork } from './testing/network.ts'
import { expectRefused, expectTurnedAway } from './testing/refusal-claims.ts'
import { changingNothing, historyOf } from './testing/registry-picture.ts'
import type { SignedBill } from './testing/signed-bill.ts'
import { done } from './testing/staged-bills.ts'

let network: Network
let cast: Cast

beforeAll(async () => {
  network = await startNetwork()
  cast = await enrolCast(network)
})
afterAll(() => network.stop())

const lockedOnce = ['bill.registered', 'bill.locked']
const historyAtHome = ({ key }: SignedBill) =>
  historyOf(network.site(key.billCode.slice(0, 2)), key)

describe.each(['company', 'insurer'] as const)('a request of the %s', (role) => {
  const caller = () => cast[role]

  test('that arrives twice is answered twice and carried out once', async () => {
    const bill = await cast.hospital.register()
    const sealed = await caller().seal('bill.lock', { items: [lockOf(bill)] })
    const first = await caller().post('bill.lock', sealed)
    const second = await changingNothing(network, 'bills and requests', () =>
      caller().post('bill.lock', sealed),
    )
    const answer = await caller().open('bill.lock', sealed, first)
    expect(answer).toMatchObject({ items: [{ outcome: 'done', code: 'LOCKED' }] })
    expect(await caller().open('bill.lock', sealed, second)).toEqual(answer)
    expect(await historyAtHome(bill)).toEqual(lockedOnce)
  })

  test('that arrives many times at once is carried out once', async () => {
    const bill = await cast.hospital.register()
    const requestId = newRequestId()
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => caller().item('bill.lock', lockOf(bill), requestId)),
    )
    expect(answers[0]).toMatchObject({ outcome: 'done', code: 'LOCKED' })
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await historyAtHome(bill)).toEqual(lockedOnce)
  })

  test('that was refused stays refused under its id, and succeeds under a new one', async () => {
    const bill = await cast.hospital.register()
    await done(cast.rival, 'bill.lock', lockOf(bill))
    const requestId = newRequestId()
    const first = await caller().item('bill.lock', lockOf(bill), requestId)
    expectRefused(first, 'BILL_LOCKED')
    await done(cast.rival, 'bill.unlock', unlockOf(bill))
    const again = await changingNothing(network, 'bills and requests', () =>
      caller().item('bill.lock', lockOf(bill), requestId),
    )
    expect(again).toEqual(first)
    expect(await caller().item('bill.lock', lockOf(bill))).toMatchObject({ code: 'LOCKED' })
  })

  const otherContents = {
    'other words': (bill: SignedBill) => ({
      service: 'bill.lock',
      items: [{ ...lockOf(bill), businessReference: 'BX-2026-0009' }],
    }),
    'another service': (bill: SignedBill) => ({ service: 'bill.unlock', items: [unlockOf(bill)] }),
    'one more item': (bill: SignedBill, other: SignedBill) => ({
      service: 'bill.lock',
      items: [lockOf(bill), lockOf(other)],
    }),
    'another bill of the province': (_: SignedBill, other: SignedBill) => ({
      service: 'bill.lock',
      items: [lockOf(other)],
    }),
    'a bill of the other province': (_1: SignedBill, _2: SignedBill, far: SignedBill) => ({
      service: 'bill.lock',
      items: [lockOf(far)],
    }),
  }

  describe.each(['hospital', 'clinic'] as const)('for a bill of the %s', (issuer) => {
    const farIssuer = { hospital: 'clinic', clinic: 'hospital' } as const
    // Nothing ever happens to these two.
    let other: SignedBill
    let far: SignedBill
    beforeAll(async () => {
      other = await cast[issuer].register()
      far = await cast[farIssuer[issuer]].register()
    })

    test.each(Object.entries(otherContents))('is not taken for %s', async (_, contentOf) => {
      const bill = await cast[issuer].register()
      const requestId = newRequestId()
      const first = await caller().item('bill.lock', lockOf(bill), requestId)
      expect(first).toMatchObject({ outcome: 'done', code: 'LOCKED' })
      const { service, items } = contentOf(bill, other, far)
      const answers = await changingNothing(network, 'bills and requests', () =>
        caller().items(service, items, { requestId }),
      )
      for (const answer of answers) expectRefused(answer, 'OPERATION_ID_REUSED')
      expect(await caller().item('bill.lock', lockOf(bill), requestId)).toEqual(first)
    })
  })
})

test('an envelope that is kept for too long is turned away, and the request goes on in a new one', async () => {
  const bill = await cast.hospital.register()
  const sealed = await cast.company.seal('bill.lock', { items: [lockOf(bill)] })
  const first = await cast.company.open(
    'bill.lock',
    sealed,
    await cast.company.post('bill.lock', sealed),
  )
  network.clock.forward(clockSkewMaxMs + 60_000)
  const late = await changingNothing(network, 'bills and requests', () =>
    cast.company.post('bill.lock', sealed),
  )
  expectTurnedAway(late, 'ENVELOPE_CLOCK_SKEW')
  const again = await cast.company.items('bill.lock', [lockOf(bill)], {
    requestId: sealed.requestId,
  })
  expect({ items: again }).toEqual(first)
})

test('two units may choose the same request id', async () => {
  const [first, second] = [await cast.hospital.register(), await cast.hospital.register()]
  const requestId = newRequestId()
  const answers = [
    await cast.insurer.item('bill.lock', lockOf(first), requestId),
    await cast.rival.item('bill.lock', lockOf(second), requestId),
  ]
  expect(answers).toMatchObject([{ code: 'LOCKED' }, { code: 'LOCKED' }])
})

test('of many units that want one bill at once, one holds it', async () => {
  const bill = await cast.hospital.register()
  const units = [cast.company, cast.insurer, cast.rival]
  const answers = await Promise.all(units.map((unit) => unit.item('bill.lock', lockOf(bill))))
  const countOf = (wanted: string) => answers.filter(({ code }) => code === wanted).length
  expect([countOf('LOCKED'), countOf('BILL_LOCKED')]).toEqual([1, 2])
  expect(await historyAtHome(bill)).toEqual(lockedOnce)
})

describe('what became of an operation', () => {
  const resultOf = ({ key }: SignedBill, requestId: string, item = 1) => ({
    ...key,
    requestId,
    item,
  })

  test('is told to its sender for every item, done or refused, and to nobody else', async () => {
    const [free, held] = [await cast.hospital.register(), await cast.hospital.register()]
    await done(cast.rival, 'bill.lock', lockOf(held))
    const requestId = newRequestId()
    const items = [lockOf(free), lockOf(held)]
    const answers = await cast.company.items('bill.lock', items, { requestId })
    const results = [
      await cast.company.call('operation.result', resultOf(free, requestId, 1)),
      await cast.company.call('operation.result', resultOf(held, requestId, 2)),
    ]
    expect(results).toEqual(answers)
    const asked = await cast.rival.call('operation.result', resultOf(free, requestId))
    expectRefused(asked as ItemAnswer, 'OPERATION_NOT_FOUND')
  })

  test('that was never sent is that there is none', async () => {
    const bill = await cast.hospital.register()
    const answer = await changingNothing(network, 'bills and requests', () =>
      cast.company.call('operation.result', resultOf(bill, newRequestId())),
    )
    expectRefused(answer as ItemAnswer, 'OPERATION_NOT_FOUND')
  })
})

describe('a block of numbers', () => {
  test('is the same for a repeated request, and refused for the id with other content', async () => {
    const { application } = cast.hospital
    const requestId = newRequestId()
    const request = { billCode: '50060126', count: 10 }
    const first = await application.call('number.allot', request, requestId)
    const again = await changingNothing(network, 'bills', () =>
      application.call('number.allot', request, requestId),
    )
    expect(again).toEqual(first)
    for (const other of [{ count: 11 }, { billCode: '50060226' }]) {
      const refused = await changingNothing(network, 'bills', () =>
        application.call('number.allot', { ...request, ...other }, requestId),
      )
      expectRefused(refused as ItemAnswer, 'OPERATION_ID_REUSED')
    }
  })
})
