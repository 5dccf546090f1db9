import { expect, test } from 'vitest'
import type { BillEvent } from './events.ts'
import { evolve } from './evolve.ts'
import { billId, company, redBillId } from './testing/sample.ts'
import { SmallRegistry } from './testing/small-registry.ts'
import { lock, register, unlock } from './testing/steps.ts'

const registry = new SmallRegistry()
for (const step of [register(), lock(company), unlock(company)]) registry.send(step)
const [registered, locked, unlocked] = registry.historyOf(billId) as [
  BillEvent,
  BillEvent,
  BillEvent,
]
const first = evolve(null, registered)

test('a history begins with the registration', () => {
  expect(() => evolve(null, locked)).toThrow('begins with its registration')
  expect(() => evolve(null, { ...registered, sequence: 2 })).toThrow('begins with its registration')
})

test('a bill is registered only once', () => {
  expect(() => evolve(first, { ...registered, sequence: 2 })).toThrow('registered only once')
})

test.each([1, 3, 0])('event number %d does not follow number 1', (sequence) => {
  expect(() => evolve(first, { ...locked, sequence })).toThrow('cannot follow event 1')
})

test("another bill's event does not follow", () => {
  expect(() => evolve(first, { ...locked, billId: redBillId })).toThrow('another bill')
})

test('an event about a lock needs a lock', () => {
  const extended = {
    ...unlocked,
    sequence: 2,
    change: { kind: 'bill.lock_extended', lockId: 'L', expiresAt: 0 },
  } as const
  expect(() => evolve(first, extended)).toThrow('the bill has none')
})

test('the bill before an event stays as it was', () => {
  const before = structuredClone(first)
  evolve(first, locked)
  expect(first).toEqual(before)
})
