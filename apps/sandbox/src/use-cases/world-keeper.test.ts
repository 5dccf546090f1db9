import { afterAll, describe, expect, test } from 'vitest'
import { billsOf, keyOf, lockOf, openBill, stateOf } from '../testing/bill-rows.ts'
import type { SandboxUnderTest } from '../testing/sandbox-under-test.ts'
import { enterUnit, openSandbox, unitOf } from '../testing/sandbox-under-test.ts'
import { sandboxBounds } from '../sandbox-bounds.ts'

const opened: SandboxUnderTest[] = []

async function open(settings: Readonly<Record<string, string>>): Promise<SandboxUnderTest> {
  const under = await openSandbox({ SAMPLE_BILLS: '20', ...settings })
  opened.push(under)
  return under
}

afterAll(async () => {
  for (const under of opened) await under.stop()
})

test('two units never meet: each has the bill of that number for itself', async () => {
  const under = await open({})
  const [one, other] = [await enterUnit(under, 1), await enterUnit(under, 2)]
  for (const unit of [one, other]) await unit.control('POST', '/reset', { seed: 5 })
  const bill = await openBill(one)
  expect(await openBill(other)).toEqual(bill)
  const both = [one, other].map((unit) => unit.client().lock([lockOf(bill)], { requestId: 'r-1' }))
  for (const { results } of await Promise.all(both)) {
    expect(results[0]?.answer).toMatchObject({ code: 'LOCKED', sequence: 2 })
  }
  await one.control('POST', '/clock', { advanceDays: 40 })
  expect(await stateOf(one, bill)).toBe('open')
  expect(await stateOf(other, bill)).toBe('locked')
  const messages = await other.control('GET', '/messages')
  expect(messages.body['messages']).toHaveLength(1)
  const replayed = await other.control('POST', '/messages/2/replay')
  expect(replayed.body['code']).toBe('MESSAGE_NOT_KEPT')
})

describe('a world that was dropped', () => {
  test('is there again after a restart, with its time, its bills and its answers', async () => {
    const first = await open({})
    const unit = await enterUnit(first, 3)
    const bill = await openBill(unit)
    await unit.client().lock([{ ...lockOf(bill), days: 90 }], { requestId: 'r-kept' })
    const issued = await unit.control('POST', '/bills', { amount: '12.34' })
    await unit.control('POST', '/clock', { advanceDays: 33 })
    await unit.control('POST', '/acts', {
      act: 'issuer_asks_reversal',
      ...keyOf(issued.body as never),
    })
    const before = await billsOf(unit)
    const feed = await unit.client().events('0', 1_000)

    const second = await first.restart()
    opened.splice(opened.indexOf(first), 1, second)
    const again = unitOf(second.sandbox, unit)
    expect(await billsOf(again)).toEqual(before)
    expect(await again.client().events('0', 1_000)).toEqual(feed)
    const { results } = await again
      .client()
      .lock([{ ...lockOf(bill), days: 90 }], { requestId: 'r-kept' })
    expect(results[0]?.answer).toMatchObject({ code: 'LOCKED', sequence: 2 })
  })

  test('makes room for another, and is made again when its owner comes back', async () => {
    const under = await open({ WORLDS_MAX: '1' })
    const [one, other] = [await enterUnit(under, 4), await enterUnit(under, 5)]
    const bill = await openBill(one)
    await one.client().lock([lockOf(bill)])
    expect((await other.control('GET', '')).status).toBe(200)
    expect(await stateOf(one, bill)).toBe('locked')
  })

  test('begins anew when it did more than is kept, and says so before', async () => {
    const under = await open({ WORLDS_MAX: '1', ACTIONS_MAX: '2' })
    const [one, other] = [await enterUnit(under, 6), await enterUnit(under, 7)]
    const bill = await openBill(one)
    for (const days of [1, 1]) await one.control('POST', '/clock', { advanceDays: days })
    expect((await one.control('GET', '')).body).toMatchObject({ kept: true, actions: 2 })
    await one.client().lock([lockOf(bill)])
    expect((await one.control('GET', '')).body).toMatchObject({ kept: false })
    expect(await stateOf(one, bill)).toBe('locked')
    await other.control('GET', '')
    expect((await one.control('GET', '')).body).toMatchObject({ kept: true, actions: 0 })
    expect(await stateOf(one, bill)).toBe('open')
  })
})

test('requests beyond the bound of a minute are turned away, and those of others are not', async () => {
  const under = await open({})
  const [one, other] = [await enterUnit(under, 8), await enterUnit(under, 9)]
  const asked = Array.from({ length: sandboxBounds.controlRequestsPerMinute + 20 }, () =>
    one.control('GET', '/messages?limit=1'),
  )
  const statuses = (await Promise.all(asked)).map(({ status }) => status)
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0)
  expect((await other.control('GET', '/messages')).status).toBe(200)
})

test('messages beyond the quota of an application are turned away', async () => {
  const under = await open({})
  const unit = await enterUnit(under, 10, { quotaPerMinute: 2 })
  const client = unit.client({ retry: { attemptsMax: 1 } })
  await client.events('0', 1)
  await client.events('0', 1)
  await expect(client.events('0', 1)).rejects.toMatchObject({ code: 'ENVELOPE_QUOTA_EXCEEDED' })
})
