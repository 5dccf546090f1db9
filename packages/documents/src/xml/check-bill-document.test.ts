import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BillDocument, BillMain, MainExtension } from './bill-document.ts'
import type { BillFault } from './bill-fault.ts'
import { billRules } from './bill-rules.ts'
import { BillXmlError } from './bill-xml-error.ts'
import { billFaultsMax } from './bounds.ts'
import { arbitraryBill } from './cases/arbitrary-bill.ts'
import {
  donationBill,
  exampleBills,
  inpatientBill,
  outpatientBill,
  redBill,
} from './cases/example-bills.ts'
import { checkBillDocument } from './check-bill-document.ts'
import { writeBillXml } from './write-bill-xml.ts'

const places = (faults: readonly BillFault[]) => faults.map(({ code, path }) => `${code} ${path}`)
const errors = (document: BillDocument) =>
  checkBillDocument(document).filter(({ severity }) => severity === 'error')

const withMain = (change: Partial<BillMain>, bill = outpatientBill): BillDocument => ({
  ...bill,
  main: { ...bill.main, ...change },
})
const withExtension = (change: Partial<MainExtension>, bill = outpatientBill): BillDocument =>
  withMain({ extension: { ...bill.main.extension, ...change } }, bill)
const [line] = outpatientBill.details
if (line === undefined) throw new Error('the example has lines')
const withLine = (change: Partial<typeof line>): BillDocument => ({
  ...outpatientBill,
  details: [{ ...line, ...change }, ...outpatientBill.details.slice(1)],
})
const withoutNumber = { ...redBill.main.extension }
delete (withoutNumber as { relatedBillNumber?: string }).relatedBillNumber

const ruleCases: [string, string, BillDocument][] = [
  ['DETAILS_EMPTY', 'details', { ...outpatientBill, details: [] }],
  ['ITEMS_TOTAL', 'main.totalFen', withLine({ amountFen: 13_822n })],
  ['BILL_REGION', 'main.billCode', withMain({ billCode: '32060125' })],
  ['SUPERVISOR_REGION', 'main.supervisorAreaCode', withMain({ supervisorAreaCode: '320000' })],
  [
    'ISSUER_CODE',
    'main.issuer.code',
    withMain({ issuer: { code: '12500000MB00000010', name: '示例医院' } }),
  ],
  ['PAYER_CODE_EMPTY', 'main.payer.code', donationBill],
  ['PAYMENTS_TOTAL', 'main.extension', withExtension({ ownPayFen: 1n })],
  [
    'RED_ORIGINAL_MISSING',
    'main.extension.relatedBillCode',
    withMain({ extension: withoutNumber }, redBill),
  ],
  [
    'RED_TOTAL_POSITIVE',
    'main.totalFen',
    withExtension({ relatedBillCode: '50060125', relatedBillNumber: '0000000001' }),
  ],
  [
    'RED_ITSELF',
    'main.extension.relatedBillNumber',
    withExtension({ relatedBillNumber: '0000000102' }, redBill),
  ],
  [
    'STAY_DATES',
    'main.extension.outHospitalDate',
    withExtension({ outHospitalDate: '2026-02-14' }, inpatientBill),
  ],
  ['QUANTITY_NOT_A_NUMBER', 'details[0].quantity', withLine({ quantity: '一' })],
]

const fieldCases: [string, string, string, BillDocument][] = [
  ['FIELD_FORM', 'main.billCode', '票据代码应为 8 位数字', withMain({ billCode: '5006012' })],
  [
    'FIELD_FORM',
    'main.issuedOn',
    '开票日期应为真实存在的日期',
    withMain({ issuedOn: '2025-02-29' }),
  ],
  [
    'FIELD_FORM',
    'main.extension.inHospitalDate',
    '住院日期应为真实存在的日期',
    withExtension({ inHospitalDate: '2026-13-01' }),
  ],
  ['FIELD_MISSING', 'details[0].name', '项目明细第 1 行：项目名称不能为空', withLine({ name: '' })],
  [
    'FIELD_TOO_LONG',
    'main.payMode',
    '交款方式不能超过 100 个字',
    withMain({ payMode: '长'.repeat(101) }),
  ],
  ['FIELD_CHARACTER', 'main.remark', '备注含有不能使用的字符', withMain({ remark: '\u{7}' })],
  [
    'EXTENSION_FIELD',
    'main.extension.unknown',
    '扩展字段的名称或内容不合规范',
    withExtension({ unknown: [{ tag: 'Gender', text: '' }] }),
  ],
]

describe('checking a bill before it is registered', () => {
  test.each(Object.entries(exampleBills))('%s has no error', (_name, document) => {
    expect(errors(document)).toEqual([])
  })

  test.each(ruleCases)('%s at %s', (code, path, document) => {
    expect(places(checkBillDocument(document))).toContain(`${code} ${path}`)
  })

  test('every rule has a case', () => {
    expect(ruleCases.map(([code]) => code).toSorted()).toEqual(
      billRules.map(({ code }) => code).toSorted(),
    )
  })

  test.each(fieldCases)('%s at %s: %s', (code, path, sentence, document) => {
    expect(errors(document)).toContainEqual({ code, path, sentence, severity: 'error' })
  })

  test('a bill of zero may be reversed by a red bill of zero', () => {
    const zero = {
      ...redBill,
      details: redBill.details.map((item) => ({ ...item, amountFen: 0n })),
    }
    expect(errors(withMain({ totalFen: 0n }, zero))).toEqual([])
  })

  test('a field that has a fault is exactly one that cannot be written', () => {
    const broken = fc.tuple(
      arbitraryBill,
      fc.constantFrom(...fieldCases.map(([, , , bill]) => bill), outpatientBill),
    )
    fc.assert(
      fc.property(broken, ([document, { main, details }]) => {
        const mixed = { ...document, main, details }
        const hasFieldFault = errors(mixed).some(({ code }) => /^(?:FIELD|EXTENSION)_/.test(code))
        expect(isWritable(mixed)).toBe(!hasFieldFault)
      }),
    )
  })

  test('a province can check by its own rules', () => {
    const rule = {
      code: 'NOTE',
      severity: 'warning',
      sentence: '请核对',
      breaches: () => ['main'],
    } as const
    expect(checkBillDocument(outpatientBill, [rule])).toEqual([
      { code: 'NOTE', path: 'main', severity: 'warning', sentence: '请核对' },
    ])
  })

  test('the list of faults is bounded', () => {
    const details = Array.from({ length: billFaultsMax + 1 }, () => ({ ...line, name: '' }))
    expect(checkBillDocument({ ...outpatientBill, details })).toHaveLength(billFaultsMax)
  })
})

function isWritable(document: BillDocument): boolean {
  try {
    return writeBillXml(document).length > 0
  } catch (error) {
    if (error instanceof BillXmlError) return false
    throw error
  }
}
