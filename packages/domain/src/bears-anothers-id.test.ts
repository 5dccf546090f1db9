import { expect, test } from 'vitest'
import type { Bill } from './bill.ts'
import { bearsAnothersId } from './bill.ts'
import type { Change, Party } from './index.ts'
import { decide } from './index.ts'

const hospital: Party = { id: '12500104MB0000001H', name: '示例医院', province: '50' }
const company: Party = { id: '91320100MA1PQ0001N', name: '示例公司', province: '44' }
const impostor: Party = { ...company, province: '32' }
const billId = 500_601_260_000_000_001n
const at = Date.UTC(2026, 2, 2, 4)

function after(bill: Bill | null, actor: Party, change: Change): Bill {
  const { bills } = decide(bill, null, { operationId: 'op', billId, actor, change }, at)
  const [changed] = bills
  if (changed === undefined) throw new Error('the change was refused')
  return changed
}

const registered = after(null, hospital, {
  kind: 'bill.register',
  facts: {
    billName: '示例票据',
    issuer: hospital,
    checkCode: 'a1b2c3',
    issuedOn: '2026-03-01',
    face: 10_000n,
    reimbursable: 8_000n,
    payerKey: null,
    contentDigest: '01'.repeat(32),
    original: null,
  },
})
const locked = after(registered, company, {
  kind: 'bill.lock',
  purpose: 'employer_expense',
  businessReference: 'BX-1',
  basis: { kind: 'presented' },
  presented: { checkCode: 'a1b2c3', face: 10_000n, issuedOn: '2026-03-01' },
  days: 30,
})

test('a party under the id of a holder of another province learns nothing and changes nothing', () => {
  const unlock: Change = { kind: 'bill.unlock', reason: 'wrong_bill', note: '' }
  const decision = decide(
    locked,
    null,
    { operationId: 'op-2', billId, actor: impostor, change: unlock },
    at,
  )
  expect(decision.answer).toEqual({
    outcome: 'refused',
    refusal: { code: 'BILL_NOT_FOUND', details: {} },
  })
  expect(decision.events).toEqual([])
  expect(after(locked, company, unlock).lock).toBeNull()
})

test('an id belongs to the province that it first came from', () => {
  expect(bearsAnothersId(locked, company)).toBe(false)
  expect(bearsAnothersId(locked, impostor)).toBe(true)
  expect(bearsAnothersId(registered, impostor)).toBe(false)
})
