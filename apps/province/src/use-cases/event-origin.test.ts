import type { BillChange } from '@piaoqiao/domain'
import { billIdText } from '@piaoqiao/domain'
import { expect, test } from 'vitest'
import { billNumbered, company, start } from '../testing/sample-parties.ts'
import { originSequence } from './event-origin.ts'

const digits = billIdText(billNumbered(1))
const granted: BillChange = {
  kind: 'authorisation.granted',
  authorisationId: `A-${digits}-4`,
  unit: company,
  purpose: 'employer_expense',
  validUntil: start,
  amountMax: null,
}

const cases: { change: BillChange; origin: number | null }[] = [
  { change: { kind: 'bill.lock_expired', lockId: `L-${digits}-17` }, origin: 17 },
  { change: { kind: 'bill.lock_warned', lockId: `L-${digits}-2`, expiresAt: start }, origin: 2 },
  { change: { kind: 'authorisation.revoked', authorisationId: `A-${digits}-4` }, origin: 4 },
  { change: { kind: 'authorisation.revoked', authorisationId: 'A-1-x' }, origin: null },
  { change: granted, origin: null },
]
test.each(cases)('the origin of $change.kind is event $origin', ({ change, origin }) => {
  expect(originSequence({ change })).toBe(origin)
})
