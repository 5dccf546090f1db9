import { batchItemsMax } from '@piaoqiao/protocol'
import { newRequestId } from '@piaoqiao/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ItemAnswer } from './testing/application.ts'
import type { Cast } from './testing/cast.ts'
import { enrolCast } from './testing/cast.ts'
import { lockOf } from './testing/items.ts'
import type { Network } from './testing/network.ts'
import { startNetwork } from './testing/network.ts'
import { expectRefused } from './testing/refusal-claims.ts'
import { changingNothing } from './testing/registry-picture.ts'
import type { SignedBill } from './testing/signed-bill.ts'
import { done } from './testing/staged-bills.ts'

let network: Network
let cast: Cast
/** Of the hospital in 50. */
let near: SignedBill
/** Of the clinic in 32. */
let far: SignedBill
let held: SignedBill

beforeAll(async () => {
  network = await startNetwork()
  cast = await enrolCast(network)
  near = await cast.hospital.register()
  far = await cast.clinic.register()
  held = await cast.hospital.register()
  await done(cast.rival, 'bill.lock', lockOf(held))
})
afterAll(() => network.stop())

describe.each(['company', 'insurer'] as const)('a batch of the %s', (role) => {
  const caller = () => cast[role]

  test('is answered item by item, in its order, whatever province decides', async () => {
    const answers = await caller().items('bill.verify', [
      far.presented,
      { ...near.presented, checkCode: 1 },
      near.presented,
      { ...near.presented, billCode: '11060126' },
      { ...far.presented, checkCode: 'zzzzzz' },
    ])
    expect(answers.map(({ outcome, code, billCode }) => code ?? `${outcome} ${billCode}`)).toEqual([
      'found 32060126',
      'ITEM_MALFORMED',
      'found 50060126',
      'HOME_PROVINCE_UNKNOWN',
      'CHECK_CODE_MISMATCH',
    ])
  })

  test('that names a bill twice carries out the first item only', async () => {
    const bill = await cast.hospital.register()
    const [first, second] = await caller().items('bill.lock', [lockOf(bill), lockOf(bill)])
    expect(first).toMatchObject({ outcome: 'done', code: 'LOCKED' })
    expectRefused(second, 'LOCK_ALREADY_HELD')
  })

  test('may hold a thousand items', async () => {
    const items = Array.from({ length: batchItemsMax }, (_, index) =>
      index % 2 === 0 ? near.presented : far.presented,
    )
    const answers = await caller().items('bill.verify', items)
    expect(answers).toHaveLength(batchItemsMax)
    expect(new Set(answers.map(({ outcome }) => outcome))).toEqual(new Set(['found']))
  })
})

describe.each(['company', 'insurer'] as const)('all or nothing, by the %s', (role) => {
  const caller = () => cast[role]

  test('carries out all items where every one can be', async () => {
    const bills = [await cast.hospital.register(), await cast.hospital.register()]
    const answers = await caller().items('bill.lock', bills.map(lockOf), { atomic: true })
    expect(answers).toMatchObject([{ code: 'LOCKED' }, { code: 'LOCKED' }])
  })

  test('carries out none where one is refused, and says so again on a retry', async () => {
    const bills = [await cast.hospital.register(), held, await cast.hospital.register()]
    const options = { atomic: true, requestId: newRequestId() }
    const send = () => caller().items('bill.lock', bills.map(lockOf), options)
    const answers = await changingNothing(network, 'bills', send)
    expectRefused(answers[0], 'ATOMIC_BATCH_REFUSED')
    expectRefused(answers[1], 'BILL_LOCKED')
    expectRefused(answers[2], 'ATOMIC_BATCH_REFUSED')
    expect(await changingNothing(network, 'bills', send)).toEqual(answers)
  })

  test('carries out none where one is malformed', async () => {
    const items = [lockOf(near), { ...lockOf(near), purpose: 7 }]
    const answers = await changingNothing(network, 'bills', () =>
      caller().items('bill.lock', items, { atomic: true }),
    )
    expectRefused(answers[0], 'ATOMIC_BATCH_REFUSED')
    expectRefused(answers[1], 'ITEM_MALFORMED')
  })

  test('is refused where the bills are at home in two provinces', async () => {
    const answers = await changingNothing(network, 'bills', () =>
      caller().items('bill.lock', [near, far].map(lockOf), { atomic: true }),
    )
    expect(answers).toHaveLength(2)
    for (const answer of answers) expectRefused(answer, 'ATOMIC_ACROSS_PROVINCES')
  })
})

describe('a message that is no batch is refused as a whole', () => {
  const oneTooMany = () => Array.from({ length: batchItemsMax + 1 }, () => lockOf(near))

  test.each<{ name: string; path: string; payload: () => unknown }>([
    {
      name: 'more than a thousand items',
      path: '/items',
      payload: () => ({ items: oneTooMany() }),
    },
    { name: 'no items', path: '/items', payload: () => ({ items: [] }) },
    { name: 'items missing', path: '/items', payload: () => ({}) },
    { name: 'items that are no list', path: '/items', payload: () => ({ items: lockOf(near) }) },
    {
      name: 'atomic as a text',
      path: '/atomic',
      payload: () => ({ items: [lockOf(near)], atomic: 'yes' }),
    },
    {
      name: 'an unknown member',
      path: '/all',
      payload: () => ({ items: [lockOf(near)], all: true }),
    },
    { name: 'a list', path: '/', payload: () => [lockOf(near)] },
    { name: 'a text', path: '/', payload: () => 'lock' },
    { name: 'null', path: '/', payload: () => null },
  ])('$name', async ({ path, payload }) => {
    const answer = await changingNothing(network, 'bills and requests', () =>
      cast.company.call('bill.lock', payload()),
    )
    expectRefused(answer as ItemAnswer, 'ITEM_MALFORMED')
    expect(answer).toMatchObject({ details: { path } })
  })
})
