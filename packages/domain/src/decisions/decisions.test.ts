import { describe, expect, test } from 'vitest'
import { outcomes } from '../answer.ts'
import { refusals } from '../refusals.ts'
import type { RefusalCode } from '../refusals.ts'
import { SmallRegistry, answerText } from '../testing/small-registry.ts'
import { authorisationCases } from './testing/authorisation-cases.ts'
import { boundCases } from './testing/bounds-cases.ts'
import { collectCases } from './testing/collect-cases.ts'
import { incomeCases } from './testing/income-cases.ts'
import { lockingCases } from './testing/lock-cases.ts'
import { paperCases } from './testing/paper-cases.ts'
import { recoverCases } from './testing/recover-cases.ts'
import { registerCases } from './testing/register-cases.ts'
import { reportingCases } from './testing/report-cases.ts'
import { reversalCases } from './testing/reversal-cases.ts'
import { scheduleCases } from './testing/schedule-cases.ts'

const tables = {
  registration: registerCases,
  locking: lockingCases,
  schedule: scheduleCases,
  reporting: reportingCases,
  reversal: reversalCases,
  paper: paperCases,
  income: incomeCases,
  authorisation: authorisationCases,
  collecting: collectCases,
  recovery: recoverCases,
  bounds: boundCases,
}
const cases = Object.values(tables).flat()

/** Refusals that are given before a bill is read, or instead of reading it: the domain decides none of them. */
const givenAtTheEdge: readonly RefusalCode[] = [
  'OPERATION_ID_REUSED',
  'ITEM_MALFORMED',
  'AMOUNT_MALFORMED',
  'SERVICE_BUSY',
  'ATOMIC_BATCH_REFUSED',
  'ATOMIC_ACROSS_PROVINCES',
  'HOME_PROVINCE_UNKNOWN',
  'HOME_PROVINCE_UNREACHABLE',
  'OUTCOME_UNKNOWN',
  'OPERATION_NOT_FOUND',
  'SUPERVISOR_SEAL_UNAVAILABLE',
  'ISSUER_SIGNATURE_INVALID',
  'NUMBER_NOT_ALLOTTED',
  'NUMBERS_EXHAUSTED',
  'OFD_REFUSED',
  'APPLICATION_NOT_FOUND',
  'APPLICATION_EXISTS',
  'APPLICATION_CLOSED',
  'PARTY_OF_OTHER_KIND',
  'PAYER_PORTALS_FULL',
  'EVIDENCE_TOO_LARGE',
]

describe.each(Object.entries(tables))('%s', (_, table) => {
  test.each(table)('$name: $then', ({ given, when, then, leaves, bill }) => {
    const registry = new SmallRegistry()
    for (const step of given) expect(registry.send(step).answer.outcome).toBe('done')
    expect(answerText(registry.send(when).answer)).toBe(then)
    expect(registry.standing(bill)).toBe(leaves)
  })
})

test('every outcome of the catalogue is in the tables, and no other', () => {
  expect(codesOf('done')).toEqual(Object.keys(outcomes).toSorted())
})

test('every refusal of the catalogue is in the tables or given at the edge, and never both', () => {
  const decided = codesOf('refused')
  expect([...decided, ...givenAtTheEdge].toSorted()).toEqual(Object.keys(refusals).toSorted())
})

test('no code means both that something was done and that it was refused', () => {
  expect(Object.keys(outcomes).filter((code) => code in refusals)).toEqual([])
})

function codesOf(outcome: 'done' | 'refused'): readonly string[] {
  const answers = cases.map(({ then }) => then.split(' ') as [string, string])
  const codes = answers.filter(([first]) => first === outcome).map(([, code]) => code)
  return [...new Set(codes)].toSorted()
}
