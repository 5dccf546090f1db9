import { expect, test } from 'vitest'
import type { BillDocument, MainExtension } from './bill-document.ts'
import { checkUpBill, inpatientBill, outpatientBill, redBill } from './cases/example-bills.ts'
import { reimbursableFen } from './reimbursable.ts'

const withExtension = (change: Partial<MainExtension>): BillDocument => ({
  ...outpatientBill,
  main: { ...outpatientBill.main, extension: { ...outpatientBill.main.extension, ...change } },
})

test.each<[string, BillDocument, bigint]>([
  ['the total less fund and other payments', inpatientBill, 2_179_950n - 1_500_000n - 200_000n],
  ['the total where insurance paid nothing', checkUpBill, 80_000n],
  ['nothing of a red bill', redBill, 0n],
  ['nothing where insurance paid more than the total', withExtension({ fundPayFen: 20_000n }), 0n],
  ['never more than the total', withExtension({ fundPayFen: -1n }), 18_821n],
])('%s can be reimbursed', (_case, document, expected) => {
  expect(reimbursableFen(document)).toBe(expected)
})

test('a province can say what was borne', () => {
  expect(reimbursableFen(outpatientBill, ['fundPayFen', 'accountPayFen'])).toBe(0n)
  expect(reimbursableFen(outpatientBill, [])).toBe(18_821n)
})
