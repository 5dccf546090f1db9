import { isIdentityNumber } from '@piaoqiao/domain'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Row } from '../testing/bill-rows.ts'
import { keyOf, lockOf, openBill, resetWorld } from '../testing/bill-rows.ts'
import type { SandboxUnderTest, UnitUnderTest } from '../testing/sandbox-under-test.ts'
import { ask, enterUnit, openSandbox } from '../testing/sandbox-under-test.ts'

let under: SandboxUnderTest
let unit: UnitUnderTest

beforeAll(async () => {
  under = await openSandbox({ SAMPLE_BILLS: '20', BILLS_MAX: '100' })
  unit = await enterUnit(under, 1)
})
beforeEach(async () => {
  await resetWorld(unit)
})
afterAll(() => under.stop())

type Entry = Readonly<Record<string, string>>

describe('the list of bills', () => {
  test('tells what a tester needs, and of invented payers alone', async () => {
    const bill = await openBill(unit)
    const { results } = await unit.client().lock([lockOf(bill)])
    expect(results[0]?.answer).toMatchObject({ outcome: 'done', code: 'LOCKED' })
    expect(isIdentityNumber(bill['payerCode'] ?? '')).toBe(true)
    expect(bill['payerName']).toContain('样例')
  })

  test('goes on after its last bill, until there are no more', async () => {
    const first = await unit.control('GET', '/bills?limit=2')
    const next = String(first.body['next'])
    const { body } = await unit.control('GET', `/bills?limit=100&after=${next}`)
    const rows = [...(first.body['bills'] as Row[]), ...(body['bills'] as Row[])]
    expect(new Set(rows.map((row) => row['billNumber'])).size).toBe(rows.length)
    expect(body['next']).toBeNull()
  })

  test.each(['?state=nonsense', '?limit=0', '?after=1', '?unknown=1'])(
    'refuses the question %s',
    async (query) => {
      const { status, body } = await unit.control('GET', `/bills${query}`)
      expect([status, body['code']]).toEqual([400, 'BODY_MALFORMED'])
    },
  )
})

describe('the log of messages', () => {
  test('holds what the unit sent and what it was answered, latest first', async () => {
    const bill = await openBill(unit)
    await unit.client().verify(
      [lockOf(bill)].map(({ billCode, billNumber, checkCode }) => ({
        billCode,
        billNumber,
        checkCode,
      })),
    )
    await unit.client().lock([lockOf(bill)], { requestId: 'r-logged' })
    const { body } = await unit.control('GET', '/messages?limit=2')
    const [latest, before] = body['messages'] as readonly Entry[]
    expect(latest).toMatchObject({ service: 'bill.lock', requestId: 'r-logged', outcome: 'LOCKED' })
    expect(before).toMatchObject({ service: 'bill.verify', outcome: 'found' })
    const found = await unit.control('GET', `/messages/${latest?.['number']}`)
    expect(found.body).toMatchObject({
      payload: { items: [{ ...keyOf(bill) }] },
      answer: { items: [{ code: 'LOCKED' }] },
    })
  })

  test('plays a message again as its sender would repeat it', async () => {
    const bill = await openBill(unit)
    await unit.client().lock([lockOf(bill)], { requestId: 'r-again' })
    const { body } = await unit.control('GET', '/messages?limit=1')
    const number = (body['messages'] as readonly Entry[])[0]?.['number']
    const again = await unit.control('POST', `/messages/${number}/replay`)
    expect(again.body['answer']).toMatchObject({ items: [{ code: 'LOCKED', sequence: 2 }] })
  })

  test('knows no message that was never sent', async () => {
    const { status, body } = await unit.control('POST', '/messages/999999/replay')
    expect([status, body['code']]).toEqual([404, 'MESSAGE_NOT_KEPT'])
  })
})

test('a reset begins anew, from the same seed or from another', async () => {
  const bill = await openBill(unit)
  await unit.client().lock([lockOf(bill)])
  const same = await unit.control('POST', '/reset', {})
  expect(await openBill(unit)).toEqual(bill)
  const other = await unit.control('POST', '/reset', { seed: 42 })
  expect(other.body['seed']).toBe(42)
  expect(other.body['seed']).not.toBe(same.body['seed'])
  expect(await openBill(unit)).not.toEqual(bill)
})

describe('without the token of an application', () => {
  test.each([
    ['no token', ''],
    ['a token that is none', 'f'.repeat(64)],
    ['the token of the operator', 'operator-token-of-these-tests-0123456789'],
  ])('nothing is shown for %s', async (_, token) => {
    const answered = await ask(under.sandbox.url, { method: 'GET', path: '/worlds/self', token })
    expect([answered.status, answered.body['code']]).toEqual([401, 'ACCESS_DENIED'])
  })
})
