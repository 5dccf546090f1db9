import { describe, expect, test } from 'vitest'
import type { BillDocument, ExtensionField, MainExtension } from './bill-document.ts'
import { BillXmlError, billXmlFaults } from './bill-xml-error.ts'
import type { BillXmlErrorCode } from './bill-xml-error.ts'
import { outpatientBill } from './cases/example-bills.ts'
import { malformedBills, signatureContent } from './cases/malformed-bills.ts'
import { main, malformedFiles, swap, unsigned } from './cases/malformed-files.ts'
import { readBillXml } from './read-bill-xml.ts'
import { appendSignature, supervisorSigningText } from './sign-bill-xml.ts'
import { writeBillXml } from './write-bill-xml.ts'

const signed = appendSignature(unsigned, 'issuer', signatureContent)

function refusalOf(act: () => unknown): BillXmlError {
  try {
    act()
  } catch (error) {
    if (error instanceof BillXmlError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

const extended = (extension: Partial<MainExtension>): BillDocument => ({
  ...outpatientBill,
  main: { ...outpatientBill.main, extension: { ...outpatientBill.main.extension, ...extension } },
})
const unknownTag = (tag: string) => extended({ unknown: [{ tag, text: '' }] })
const changed = (change: Partial<BillDocument['main']>): BillDocument => ({
  ...outpatientBill,
  main: { ...outpatientBill.main, ...change },
})
const [line] = outpatientBill.details
if (line === undefined) throw new Error('the example has lines')
const manyLines = {
  ...outpatientBill,
  details: Array.from({ length: 26_000 }, () => line),
}
const longLine = { ...line, name: '长'.repeat(300), remark: '长'.repeat(500) }

const leafField = { tag: 'd', text: '' }
const deepField = ['c', 'b', 'a'].reduce<ExtensionField>(
  (inner, tag) => ({ tag, text: '', children: [inner] }),
  leafField,
)
const auxLine = { name: '示例药品', extension: { unknown: [] } }

const writeCases: [BillXmlErrorCode, string, string, BillDocument][] = [
  ['XML_TOO_MANY_ELEMENTS', '', 'many lines', manyLines],
  [
    'XML_TOO_LARGE',
    '',
    'long lines',
    { ...outpatientBill, details: Array.from({ length: 1_000 }, () => longLine) },
  ],
  ['XML_ELEMENT_MISSING', `${main}/EInvoiceName`, 'an empty name', changed({ billName: '' })],
  ['XML_TEXT_TOO_LONG', `${main}/Remark`, 'a long remark', changed({ remark: '长'.repeat(1_001) })],
  [
    'XML_CHARACTER_FORBIDDEN',
    `${main}/Remark`,
    'a control character',
    changed({ remark: 'a\u{0}' }),
  ],
  [
    'XML_CHARACTER_FORBIDDEN',
    `${main}/Remark`,
    'half a character',
    changed({ remark: '𠮷'.slice(0, 1) }),
  ],
  ['XML_VALUE_INVALID', `${main}/EInvoiceCode`, 'a short code', changed({ billCode: '5006012' })],
  ['XML_AMOUNT_INVALID', `${main}/TotalAmount`, 'a huge amount', changed({ totalFen: 10n ** 14n })],
  [
    'XML_DATE_INVALID',
    `${main}/IssueDate`,
    'a day that is none',
    changed({ issuedOn: '2025-02-29' }),
  ],
  ['XML_VALUE_INVALID', `${main}/MainExt`, 'no element name', unknownTag('1a')],
  ['XML_VALUE_INVALID', `${main}/MainExt`, 'markup in a name', unknownTag('a><b')],
  ['XML_ELEMENT_DUPLICATE', `${main}/MainExt`, 'a known name', unknownTag('PatientNumber')],
  ['XML_ELEMENT_DUPLICATE', `${main}/MainExt`, 'a known name in capitals', unknownTag('GENDER')],
  [
    'XML_CONTENT_UNEXPECTED',
    `${main}/MainExt`,
    'a field with text and fields',
    extended({ unknown: [{ tag: 'a', text: 'b', children: [{ tag: 'c', text: '' }] }] }),
  ],
  [
    'XML_CONTENT_UNEXPECTED',
    `${main}/MainExt`,
    'a field with no fields in it',
    extended({ unknown: [{ tag: 'a', text: '', children: [] }] }),
  ],
  ['XML_TOO_DEEP', `${main}/MainExt`, 'fields too deep', extended({ unknown: [deepField] })],
  [
    'XML_AMOUNT_INVALID',
    'EInvoice/EInvoiceData/AuxDetails/AuxItem[1]/AuxItemAmount',
    'fen that are not the rounded text',
    { ...outpatientBill, auxDetails: [{ ...auxLine, amountFen: 1n, amountText: '0.016' }] },
  ],
  [
    'XML_AMOUNT_INVALID',
    'EInvoice/EInvoiceData/AuxDetails/AuxItem[1]/AuxItemAmount',
    'a text beside fen that say it all',
    { ...outpatientBill, auxDetails: [{ ...auxLine, amountFen: 1n, amountText: '0.01' }] },
  ],
  ['XML_NAME_TOO_LONG', `${main}/MainExt`, 'a long name', unknownTag('a'.repeat(65))],
]

const signCases: [BillXmlErrorCode, string, () => unknown][] = [
  [
    'XML_SIGNATURE_PRESENT',
    'the issuer twice',
    () => appendSignature(signed, 'issuer', signatureContent),
  ],
  [
    'XML_SIGNATURE_MISSING',
    'the supervisor first',
    () => appendSignature(unsigned, 'supervisor', signatureContent),
  ],
  [
    'XML_SIGNATURE_MISSING',
    'a text without issuer',
    () => supervisorSigningText(readBillXml(unsigned)),
  ],
  [
    'XML_SIGNATURE_UNSUPPORTED',
    'RSA',
    () => appendSignature(unsigned, 'issuer', { ...signatureContent, algorithm: 'RSA' }),
  ],
  [
    'XML_TEXT_TOO_LONG',
    'a long value',
    () => appendSignature(unsigned, 'issuer', { ...signatureContent, value: new Uint8Array(200) }),
  ],
]

describe('refusals', () => {
  test.each([...malformedFiles, ...malformedBills])(
    '%s at %j when reading %s',
    (code, path, _why, file) => {
      const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
      const refusal = refusalOf(() => readBillXml(bytes))
      expect({ code: refusal.code, path: refusal.path }).toEqual({ code, path })
    },
  )

  test.each(writeCases)('%s at %j when writing %s', (code, path, _why, document) => {
    const refusal = refusalOf(() => writeBillXml(document))
    expect({ code: refusal.code, path: refusal.path }).toEqual({ code, path })
  })

  test.each(signCases)('%s when signing %s', (code, _why, act) => {
    expect(refusalOf(act).code).toBe(code)
  })

  test('every code has a case', () => {
    const covered = new Set(
      [...malformedFiles, ...malformedBills, ...writeCases, ...signCases].map(([code]) => code),
    )
    expect([...covered].toSorted()).toEqual(Object.keys(billXmlFaults).toSorted())
  })

  test('a refusal says where, and never what stood there', () => {
    const text = swap('样例甲', '样例乙').replaceAll('><', '>\n<').replace('188.21', '188.2x')
    const refusal = refusalOf(() => readBillXml(new TextEncoder().encode(text)))
    expect(refusal.message).toBe(`XML_AMOUNT_INVALID at ${main}/TotalAmount (line 16)`)
    expect(refusal.sentence).toBe('票据文件中有写法不对的金额')
  })
})
