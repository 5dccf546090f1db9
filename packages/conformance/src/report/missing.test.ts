import { expect, test } from 'vitest'
import { unitCaseCatalogue } from '../unit/unit-catalogue.ts'
import { missingForSignOff } from './missing.ts'
import type { CaseResult } from './report.ts'

const resultsOf = (result: CaseResult['result'], message: string): CaseResult[] =>
  unitCaseCatalogue(message).map((one) => ({
    code: one.code,
    message,
    side: 'attack',
    title: one.title,
    clause: one.clause,
    requirements: [...one.requirements],
    result,
    reason: '',
    exchanges: [],
  }))

test('nothing is missing of a message whose cases all passed', () => {
  const cases = resultsOf('pass', 'bill.lock')
  expect(missingForSignOff({ direction: 'unit', cases }, ['bill.lock'])).toEqual([])
})

test.each(['fail', 'skip', 'wait', 'error'] as const)(
  'a case that ended as %s is missing',
  (result) => {
    const [first, ...others] = resultsOf('pass', 'bill.lock')
    const cases = first === undefined ? [] : [{ ...first, result }, ...others]
    const [missing] = missingForSignOff({ direction: 'unit', cases }, ['bill.lock'])
    expect(missing).toEqual({
      message: 'bill.lock',
      required: cases.length,
      passed: cases.length - 1,
      missing: [first?.code],
    })
  },
)

test('messages that were not tried are missing as a whole', () => {
  const missing = missingForSignOff({ direction: 'platform', cases: [] })
  expect(missing.map(({ message }) => message)).toContain('bill.lock')
  expect(missing.every(({ passed }) => passed === 0)).toBe(true)
})
