import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryBill } from './cases/arbitrary-bill.ts'
import type { BillDocument } from './bill-document.ts'
import { defaultDialect } from './bill-xml.ts'
import { exampleBills, outpatientBill } from './cases/example-bills.ts'
import { readBillXml } from './read-bill-xml.ts'
import { billXmlId, writeBillXml } from './write-bill-xml.ts'

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString()
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** `<Header>` to `</EInvoiceData>`, found without the parser. */
function spanBySearch(bytes: Uint8Array): Uint8Array {
  const buffer = Buffer.from(bytes)
  const end = buffer.lastIndexOf('</EInvoiceData>') + '</EInvoiceData>'.length
  return new Uint8Array(buffer.subarray(buffer.indexOf('<Header>'), end))
}

describe('writing and reading', () => {
  test('what is written is read back as an equal document, with the exact span that is signed', () => {
    fc.assert(
      fc.property(arbitraryBill, (document) => {
        const bytes = writeBillXml(document)
        const xml = readBillXml(bytes)
        expect(xml.document).toEqual(document)
        expect(xml.bytes).toEqual(bytes)
        expect(xml.signedText).toEqual(spanBySearch(bytes))
        expect(writeBillXml(xml.document)).toEqual(bytes)
      }),
    )
  })

  test.each(Object.entries(exampleBills))('%s survives a round trip', (_name, document) => {
    expect(readBillXml(writeBillXml(document)).document).toEqual(document)
  })

  test('extension fields that nobody knows keep their names, texts and order', () => {
    const { unknown } = readBillXml(writeBillXml(outpatientBill)).document.main.extension
    expect(unknown).toEqual([
      { tag: 'Custom4', text: '120.50' },
      { tag: 'Custom1', text: '' },
    ])
  })

  test('the bill id is number and code read backwards', () => {
    expect(billXmlId('50060125', '0000000101')).toBe('1010000000-52106005')
  })
})

describe('reading what others wrote', () => {
  const written = textOf(writeBillXml(outpatientBill))
  const read = (text: string): BillDocument => readBillXml(bytesOf(text)).document

  test.each<[string, (text: string) => string]>([
    ['a byte order mark', (text) => `\u{FEFF}${text}`],
    ['no prolog', (text) => text.slice(text.indexOf('<EInvoice>'))],
    ['white space and line ends between elements', (text) => text.replaceAll('><', '>\r\n  <')],
    ['PatientNumber with a capital', (text) => text.replaceAll('patientNumber', 'PatientNumber')],
    ['character references', (text) => text.replaceAll('女', '&#22899;')],
    ['CDATA', (text) => text.replace('样例甲', '<![CDATA[样例]]>甲')],
    ['empty elements', (text) => text.replace('<PayMode>', '<BizCode/><PayMode>')],
    [
      'nil elements',
      (text) =>
        text.replace('<PayMode>', '<BizCode xsi:nil="true" xmlns:xsi="x"></BizCode><PayMode>'),
    ],
    [
      'a default namespace on the root',
      (text) => text.replace('<EInvoice>', '<EInvoice xmlns="http://example.com/bill">'),
    ],
    [
      'another order within MainExt',
      (text) => text.replace(/(<Gender>.*<\/Gender>)(<MedicalType>.*<\/MedicalType>)/, '$2$1'),
    ],
    [
      'an empty EInvoiceSignature',
      (text) => text.replace('</EInvoice>', '<EInvoiceSignature/></EInvoice>'),
    ],
    [
      'capitals where the standard has small letters',
      (text) => text.replaceAll('SelfpaymentAmount', 'SelfPaymentAmount'),
    ],
    [
      'white space around values that are no free texts',
      (text) => text.replace('>188.21<', '>\n  188.21\t<').replace('>20260302<', '> 20260302 <'),
    ],
    [
      'empty groups',
      (text) =>
        text
          .replaceAll('<MainExt>', '<InvoicingPartySeal/><MainExt>')
          .replace('</Item>', '<ItemExt/></Item>'),
    ],
    [
      'nil elements whose prefix is declared on the root',
      (text) =>
        text
          .replace('<EInvoice>', '<EInvoice xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">')
          .replace('<PayMode>', '<BizCode xsi:nil="true"/><PayMode>'),
    ],
    ['amounts with one decimal', (text) => text.replace('>50.00<', '>50.0<')],
  ])('%s: the same document', (_case, change) => {
    const changed = change(written)
    expect(changed).not.toBe(written)
    expect(read(changed)).toEqual(outpatientBill)
  })

  const [firstLine, secondLine] = outpatientBill.auxDetails
  test.each([
    ['50.0049', 5_000n],
    ['50.005', 5_001n],
    ['-0.005', -1n],
    ['-0.004999', 0n],
    ['50.000000', 5_000n],
  ])('an amount of %s in the detail list is %s fen and keeps its text', (amountText, amountFen) => {
    const { auxDetails } = read(
      written.replace('<AuxItemAmount>50.00<', `<AuxItemAmount>${amountText}<`),
    )
    expect(auxDetails).toEqual([firstLine, { ...secondLine, amountFen, amountText }])
  })

  test('fields inside an extension field are kept, also when they are called alike', () => {
    const nested = '<PayInfo><Pay>1</Pay><Pay><Kind>卡</Kind></Pay></PayInfo>'
    const { unknown } = read(written.replace('<Custom1/>', nested)).main.extension
    expect(unknown.at(-1)).toEqual({
      tag: 'PayInfo',
      text: '',
      children: [
        { tag: 'Pay', text: '1' },
        { tag: 'Pay', text: '', children: [{ tag: 'Kind', text: '卡' }] },
      ],
    })
  })

  test('a province can have tags of its own for what the standard names', () => {
    const spellings = new Map([['MZH', 'patientNumber']])
    const bytes = bytesOf(written.replaceAll('patientNumber', 'MZH'))
    const dialect = { ...defaultDialect, spellings }
    expect(readBillXml(bytes, dialect).document).toEqual(outpatientBill)
    expect(readBillXml(bytes).document).not.toEqual(outpatientBill)
  })

  test('the signed span is cut from the file as it stands, mark, line ends and all', () => {
    const bytes = bytesOf(
      `\u{FEFF}${written.replaceAll('><', '>\r\n<').replace('样例甲', '𠮷&#x0041;')}`,
    )
    const xml = readBillXml(bytes)
    expect(xml.document.main.payer.name).toBe('𠮷A')
    expect(xml.signedText).toEqual(spanBySearch(bytes))
  })

  test('a file inside a larger buffer is read from its own bytes', () => {
    const padded = bytesOf(`#####${written}#####`)
    const xml = readBillXml(padded.subarray(5, padded.length - 5))
    expect(xml.bytes).toEqual(bytesOf(written))
    expect(xml.signedText).toEqual(spanBySearch(bytesOf(written)))
  })
})
