import { expect, test } from 'vitest'
import { outpatientBill, inpatientBill } from '../xml/cases/example-bills.ts'
import type { BillDocument } from '../xml/bill-document.ts'
import { posted, sampleEntries, samplePosting, verifiedOnly } from './cases/sample-postings.ts'
import { readReceiverPart } from './receiver-part.ts'
import { voucherBillsMax } from './bounds.ts'
import { receiverFilesOfVoucher, requireOneVoucher } from './voucher.ts'
import type { VoucherBill } from './voucher.ts'

const { entityName, entityCode } = posted
const voucher = {
  entityName,
  entityCode,
  voucherNumber: '记-0012',
  period: '2026-03',
  summary: '报销医药费',
  postedOn: '2026-03-09',
}
const billOf = ({ main }: BillDocument): VoucherBill => ({
  billCode: main.billCode,
  billNumber: main.billNumber,
  billFen: main.totalFen,
  issuedOn: main.issuedOn,
  isVerified: true,
  amountFen: 8_629n,
  entries: sampleEntries,
})
const bills = [billOf(outpatientBill), billOf(inpatientBill)]
const files = receiverFilesOfVoucher(voucher, bills)
const parts = files.map(({ bytes }) => readReceiverPart(bytes))
const otherVoucher = {
  ...posted,
  billNumber: '0000000999',
  posting: { ...samplePosting, voucherNumber: '记-0013' },
}

test('every bill of a voucher has a file of its own, with the number of the voucher in common', () => {
  expect(files.map(({ name }) => name)).toEqual([
    'efi_receiver_50060125_0000000101.xml',
    'efi_receiver_50060225_0000000201.xml',
  ])
  expect(parts.map(({ posting }) => posting?.accountingDocuments)).toEqual(['记-0012', '记-0012'])
  expect(() => requireOneVoucher(parts)).not.toThrow()
})

test.each([
  ['of two vouchers', [...parts, otherVoucher]],
  ['of one bill twice', [...parts, ...parts]],
  ['of a bill that is not posted', [verifiedOnly]],
  ['of no bill', []],
])('files %s are not those of one voucher', (_what, given) => {
  expect(() => requireOneVoucher(given)).toThrow('ACCOUNTING_VOUCHER')
})

test('a voucher of more bills than it may have is refused', () => {
  const many = Array.from({ length: voucherBillsMax + 1 }, () => billOf(outpatientBill))
  expect(() => receiverFilesOfVoucher(voucher, many)).toThrow('ACCOUNTING_BOUNDS')
})
