import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryBill } from './cases/arbitrary-bill.ts'
import type { BillDocument } from './bill-document.ts'
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
    ['amounts with one decimal', (text) => text.replace('>50.00<', '>50.0<')],
  ])('%s: the same document', (_case, change) => {
    const changed = change(written)
    expect(changed).not.toBe(written)
    expect(read(changed)).toEqual(outpatientBill)
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
