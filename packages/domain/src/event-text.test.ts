import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eventFromText, eventText } from './event-text.ts'
import type { BillEvent } from './events.ts'
import { fenMax } from './money.ts'
import { billId, company, hospital, redFactsOf, start } from './testing/sample.ts'

const event: BillEvent = {
  billId: 60_126_000_000_001n,
  operationId: 'one',
  at: start,
  actor: hospital,
  change: { kind: 'bill.registered', facts: redFactsOf(billId, 10_000n) },
  sequence: 1,
  standing: 'valid',
  form: 'electronic',
  reimbursement: 'open',
}

test('keys are written with 18 digits and amounts in yuan, without white space', () => {
  const text = eventText(event)
  expect(text).toContain('"billId":"000060126000000001"')
  expect(text).toContain('"original":"500601260000000001"')
  expect(text).toContain('"face":"-100.00","reimbursable":"0.00"')
  expect(text).toContain(`"at":${start}`)
  expect(text).not.toMatch(/\s/)
})

test('what looks like an amount or a key in free words stays as it is', () => {
  const change = {
    kind: 'bill.unlocked',
    lockId: 'L-1',
    reason: 'other',
    note: '100.00',
  } as const
  const unlocked = { ...event, sequence: 2, actor: { ...company, name: '00123' }, change }
  expect(eventFromText(eventText(unlocked))).toEqual(unlocked)
})

test('every amount and every text comes back', () => {
  const amount = fc.bigInt({ min: -fenMax, max: fenMax })
  fc.assert(
    fc.property(amount, fc.string({ unit: 'binary' }), (fen, words) => {
      const change = {
        kind: 'income.posted',
        amount: fen,
        postedOn: '2026-03-02',
        voucherNumber: words,
      } as const
      expect(eventFromText(eventText({ ...event, change }))).toEqual({ ...event, change })
    }),
  )
})
