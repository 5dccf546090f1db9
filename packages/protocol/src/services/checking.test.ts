import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { services } from './catalogue.ts'
import { faultOf, fits } from './checking.ts'

const lock = {
  billCode: '50060126',
  billNumber: '0000000001',
  checkCode: 'a1b2c3',
  amount: '993.54',
  issuedOn: '2026-03-02',
  purpose: 'employer_expense',
  businessReference: 'BX-1',
}
const lockItem = services['bill.lock'].item
const report = {
  billCode: '50060126',
  billNumber: '0000000001',
  amount: '1.00',
  reimbursedOn: '2026-03-02',
  voucherNumber: 'V-1',
}
const reportItem = services['reimbursement.report'].item

function codeAndPath(schema: typeof lockItem | typeof reportItem, value: unknown): string | null {
  const fault = faultOf(schema, value)
  return fault === null ? null : `${fault.code} ${fault.details['path'] ?? ''}`
}

test('an item that fits has no fault', () => {
  expect(codeAndPath(lockItem, lock)).toBeNull()
  expect(codeAndPath(reportItem, report)).toBeNull()
})

describe('a malformed item is refused with the place of its first fault', () => {
  const withoutPurpose: Partial<typeof lock> = { ...lock }
  delete withoutPurpose.purpose
  test.each<[string, unknown, string]>([
    ['no object', 'lock', 'ITEM_MALFORMED /'],
    ['null', null, 'ITEM_MALFORMED /'],
    ['a missing member', withoutPurpose, 'ITEM_MALFORMED /purpose'],
    ['an unknown member', { ...lock, unknown: 1 }, 'ITEM_MALFORMED /unknown'],
    ['a number for a text', { ...lock, billCode: 50060126 }, 'ITEM_MALFORMED /billCode'],
    ['a code of seven digits', { ...lock, billCode: '5006012' }, 'ITEM_MALFORMED /billCode'],
    ['an unknown purpose', { ...lock, purpose: 'holiday' }, 'ITEM_MALFORMED /purpose'],
    ['half a day', { ...lock, days: 1.5 }, 'ITEM_MALFORMED /days'],
    ['a day that does not exist', { ...lock, issuedOn: '2026-02-30' }, 'ITEM_MALFORMED /issuedOn'],
    [
      'a long reference',
      { ...lock, businessReference: 'x'.repeat(65) },
      'ITEM_MALFORMED /businessReference',
    ],
  ])('%s', (_name, value, expected) => {
    expect(codeAndPath(lockItem, value)).toBe(expected)
  })
})

describe('an amount that is no amount has a code of its own', () => {
  test.each(['1.234', '1,000.00', '', '¥1', '1e3', ' 1', '1.', '.5', '1234567890123', '٣'])(
    '%j',
    (amount) => {
      expect(codeAndPath(reportItem, { ...report, amount })).toBe('AMOUNT_MALFORMED /amount')
    },
  )
  test.each(['0', '0.00', '-1.00', '999999999999.99'])('%j is left to the decision', (amount) => {
    expect(codeAndPath(reportItem, { ...report, amount })).toBeNull()
  })
})

test('no value makes the check throw', () => {
  fc.assert(
    fc.property(fc.anything(), fc.constantFrom(...Object.values(services)), (value, service) => {
      expect(typeof fits(service.request, value)).toBe('boolean')
    }),
    { numRuns: 500 },
  )
})

test('the examples of every message fit their schemas', () => {
  for (const { name, request, answer, exampleRequest, exampleAnswer } of Object.values(services)) {
    expect([name, faultOf(request, exampleRequest)]).toEqual([name, null])
    expect([name, faultOf(answer, exampleAnswer)]).toEqual([name, null])
  }
})
