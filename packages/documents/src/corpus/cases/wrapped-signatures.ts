import type { BillFiles } from './bill-makers.ts'
import { bytesOf, forgedData, forgedMain, signedPart, swap, textOf } from './bill-text.ts'
import { brokenFiles, swapped } from './broken-file.ts'
import type { Break } from './broken-file.ts'
import type { GoodFiles } from './good-files.ts'

/** XML whose signatures are good and stand beside something that nobody signed. */

const breaks: readonly Break[] = [
  [
    'xml-second-data',
    'A second, forged EInvoiceData stands behind the signed one',
    ['XML_ELEMENT_DUPLICATE'],
    ({ bill }) => afterData(bill, forgedData(bill)),
  ],
  [
    'xml-second-data-before',
    'A forged EInvoiceData stands before the signed one',
    ['XML_ELEMENT_DUPLICATE'],
    ({ bill }) => swapped(bill.xml, '<EInvoiceData>', `${forgedData(bill)}<EInvoiceData>`),
  ],
  [
    'xml-second-main',
    'A second, forged Main stands in the data',
    ['XML_ELEMENT_DUPLICATE'],
    ({ bill }) => swapped(bill.xml, '</Main>', `</Main>${forgedMain(bill)}`),
  ],
  [
    'xml-second-header',
    'A second Header stands behind the data',
    ['XML_ELEMENT_DUPLICATE'],
    ({ bill }) => afterData(bill, /<Header>.*<\/Header>/.exec(textOf(bill))?.[0] ?? ''),
  ],
  [
    'xml-second-total',
    'A second total stands in Main',
    ['XML_ELEMENT_DUPLICATE'],
    swap('<IssueDate>', '<TotalAmount>988.21</TotalAmount><IssueDate>'),
  ],
  [
    'xml-wrapped-original',
    'The signed parts were moved into an element beside forged ones',
    ['XML_ELEMENT_UNKNOWN'],
    wrapOriginal,
  ],
  [
    'xml-wrapped-in-signature',
    'The signed parts were moved into the signature, with forged ones in their place',
    ['XML_TOO_DEEP'],
    ({ bill }) =>
      bytesOf(
        textOf(bill)
          .replace('188.21', '988.21')
          .replace('<SignedInfo>', () => `<Object>${signedPart(bill)}</Object><SignedInfo>`),
      ),
  ],
  [
    'xml-nested-bill',
    'A whole signed bill stands in an extension field of a forged one',
    ['XML_TOO_DEEP'],
    ({ bill }) =>
      bytesOf(
        textOf(bill)
          .replace('188.21', '988.21')
          .replace(
            '<Custom1/>',
            () => `<Custom1>${textOf(bill).replace(/^<\?xml.*?\?>/, '')}</Custom1>`,
          ),
      ),
  ],
  [
    'xml-prefixed-main',
    'A forged Main of another namespace stands in the data',
    ['XML_ELEMENT_UNKNOWN'],
    ({ bill }) =>
      bytesOf(
        textOf(bill)
          .replace('<EInvoice>', '<EInvoice xmlns:a="urn:a">')
          .replace('</Main>', () => `</Main>${forgedMain(bill).replaceAll('Main>', 'a:Main>')}`),
      ),
  ],
  [
    'xml-data-last',
    'The data stands behind the signatures',
    ['XML_ELEMENT_ORDER'],
    ({ bill }) => moveDataLast(bill),
  ],
  [
    'xml-comment-in-amount',
    'A comment parts the digits of the total',
    ['XML_COMMENT_FORBIDDEN'],
    swap('>188.21<', '>18<!-- -->8.21<'),
  ],
  [
    'xml-id-attribute',
    'An attribute names another element as the signed one',
    ['XML_ATTRIBUTE_FORBIDDEN'],
    swap('<Main>', '<Main Id="signed">'),
  ],
  [
    'xml-two-roots',
    'A second bill follows the first in one file',
    ['XML_MALFORMED'],
    ({ bill, other }) => bytesOf(textOf(bill) + textOf(other).replace(/^<\?xml.*?\?>/, '')),
  ],
]

function afterData({ xml }: BillFiles, more: string): Uint8Array {
  return swapped(xml, '</EInvoiceData>', `</EInvoiceData>${more}`)
}

function wrapOriginal({ bill }: GoodFiles): Uint8Array {
  const forged = textOf(bill).replace('188.21', '988.21')
  const wrapper = `<Wrapper>${signedPart(bill)}</Wrapper><EInvoiceSignature>`
  return bytesOf(forged.replace('<EInvoiceSignature>', () => wrapper))
}

function moveDataLast(bill: BillFiles): Uint8Array {
  const data = /<EInvoiceData>.*<\/EInvoiceData>/s.exec(textOf(bill))?.[0] ?? ''
  return bytesOf(
    textOf(bill)
      .replace(data, '')
      .replace('</EInvoice>', () => `${data}</EInvoice>`),
  )
}

export const wrappedSignatures = brokenFiles('xml', breaks)
