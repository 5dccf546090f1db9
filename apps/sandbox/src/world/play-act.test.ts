import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { keyOf, lockOf, openBill, stateOf, resetWorld } from '../testing/bill-rows.ts'
import type { SandboxUnderTest, UnitUnderTest } from '../testing/sandbox-under-test.ts'
import { enterUnit, openSandbox } from '../testing/sandbox-under-test.ts'

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

describe('playing somebody else', () => {
  const stories: readonly (readonly [string, readonly (readonly [string, string])[], string])[] = [
    [
      'another unit locks and reports',
      [
        ['unit_locks', 'LOCKED'],
        ['unit_reports', 'REPORTED'],
      ],
      'reimbursed',
    ],
    [
      'another unit withdraws what it reported',
      [
        ['unit_locks', 'LOCKED'],
        ['unit_reports', 'REPORTED'],
        ['unit_withdraws', 'WITHDRAWN'],
      ],
      'open',
    ],
    [
      'another unit gives the bill back',
      [
        ['unit_locks', 'LOCKED'],
        ['unit_unlocks', 'UNLOCKED'],
      ],
      'open',
    ],
    [
      'the issuer reverses',
      [
        ['issuer_asks_reversal', 'REVERSAL_GRANTED'],
        ['issuer_reverses', 'REVERSED'],
      ],
      'reversed',
    ],
    [
      'the issuer gives the reversal up',
      [
        ['issuer_asks_reversal', 'REVERSAL_GRANTED'],
        ['issuer_releases_reversal', 'REVERSAL_RELEASED'],
      ],
      'open',
    ],
    ['the issuer prints paper', [['issuer_exchanges', 'EXCHANGED']], 'exchanged'],
    [
      'the issuer takes the paper back',
      [
        ['issuer_exchanges', 'EXCHANGED'],
        ['issuer_takes_paper_back', 'PAPER_RETURNED'],
      ],
      'open',
    ],
    [
      'the bureau ends a lock',
      [
        ['unit_locks', 'LOCKED'],
        ['bureau_recovers_lock', 'RECOVERED'],
      ],
      'open',
    ],
    [
      'the payer grants and revokes',
      [
        ['payer_grants', 'AUTHORISED'],
        ['payer_revokes', 'REVOKED'],
      ],
      'open',
    ],
  ]

  test.each(stories)('%s', async (_, acts, state) => {
    const bill = await openBill(unit)
    for (const [act, code] of acts) {
      const { body } = await unit.control('POST', '/acts', { act, ...keyOf(bill) })
      expect(body['answer']).toMatchObject({ outcome: 'done', code })
    }
    expect(await stateOf(unit, bill)).toBe(state)
    const { body } = await unit.control('GET', `/bills/${bill.billCode}/${bill.billNumber}`)
    expect(body['redBillNumber'] !== null).toBe(state === 'reversed')
  })

  test('the holder is told that the issuer asks for the reversal', async () => {
    const bill = await openBill(unit)
    await unit.client().lock([lockOf(bill)])
    await unit.control('POST', '/acts', { act: 'issuer_asks_reversal', ...keyOf(bill) })
    const { entries } = await unit.client().events('0', 1_000)
    expect(entries.at(-1)?.event).toMatchObject({ kind: 'reversal.marked', ...keyOf(bill) })
  })

  test('an act that the rules refuse is answered with their refusal', async () => {
    const bill = await openBill(unit)
    const { status, body } = await unit.control('POST', '/acts', {
      act: 'issuer_reverses',
      ...keyOf(bill),
    })
    expect(status).toBe(200)
    expect(body['answer']).toMatchObject({ outcome: 'refused', code: 'REVERSAL_NOT_LOCKED' })
  })

  test.each([
    ['a magic bill', { billCode: '50060100', billNumber: '9990000009' }, 409, 'MAGIC_BILL_FIXED'],
    [
      'a bill that is not there',
      { billCode: '50060100', billNumber: '0000000001' },
      404,
      'BILL_NOT_HERE',
    ],
    ['a bill without a number', {}, 400, 'BODY_MALFORMED'],
  ])('nobody acts on %s', async (_, bill, status, code) => {
    const answered = await unit.control('POST', '/acts', { act: 'unit_locks', ...bill })
    expect([answered.status, answered.body['code']]).toEqual([status, code])
  })

  test('what was never granted cannot be revoked', async () => {
    const bill = await openBill(unit)
    const { body } = await unit.control('POST', '/acts', { act: 'payer_revokes', ...keyOf(bill) })
    expect(body['code']).toBe('ACT_NOT_POSSIBLE')
  })
})

describe('issuing a bill', () => {
  test('takes the facts that are given and draws the others', async () => {
    const wish = { home: 'other', kind: 'inpatient', amount: '321.50', checkCode: 'abc123' }
    const { status, body } = await unit.control('POST', '/bills', wish)
    expect(status).toBe(200)
    expect(body).toMatchObject({ province: '32', amount: '321.50', checkCode: 'abc123' })
    const { results } = await unit.client().lock([lockOf(body as never)])
    expect(results[0]?.answer).toMatchObject({ code: 'LOCKED', balance: '321.50' })
    const file = await unit.client().file(keyOf(body as never))
    expect(file).toMatchObject({ outcome: 'done', format: 'xml' })
  })

  test.each([
    { amount: '-1.00' },
    { amount: '10.00', fundPay: '10.01' },
    { fundPay: '10.00' },
    { amount: '10.00', fundPay: '1.00', kind: 'donation' },
    { amount: '1.234' },
    { kind: 'postage' },
    { issuedOn: '2026-02-30' },
    { payerName: '样\u0000例' },
    { billNumber: '1' },
  ])('is refused for %j', async (wish) => {
    const { status, body } = await unit.control('POST', '/bills', wish)
    expect([status, body['code']]).toEqual([400, 'BODY_MALFORMED'])
  })

  test.each([
    [{ amount: '100.00', fundPay: '40.00' }, '60.00'],
    [{ amount: '100.00', fundPay: '100.00' }, '0.00'],
    [{ amount: '0.00' }, '0.00'],
  ])('%j leaves %s yuan to be reimbursed', async (wish, reimbursable) => {
    const { body } = await unit.control('POST', '/bills', wish)
    expect(body['reimbursable']).toBe(reimbursable)
    const { billCode, billNumber } = keyOf(body as never)
    const again = await unit.control('GET', `/bills/${billCode}/${billNumber}`)
    expect(again.body).toEqual(body)
  })

  test('ends at the bound, and not the world', async () => {
    const { body } = await unit.control('GET', '')
    const counts = Object.values(body['bills'] as Readonly<Record<string, number>>)
    const there = counts.reduce((sum, count) => sum + count, 0)
    const free = Array.from({ length: 100 - there }, () => unit.control('POST', '/bills', {}))
    expect((await Promise.all(free)).every(({ status }) => status === 200)).toBe(true)
    const beyond = await unit.control('POST', '/bills', {})
    expect([beyond.status, beyond.body['code']]).toEqual([409, 'BILLS_FULL'])
    expect((await unit.control('POST', '/reset', {})).status).toBe(200)
    expect((await unit.control('POST', '/bills', {})).status).toBe(200)
  })
})
