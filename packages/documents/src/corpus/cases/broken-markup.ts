import { billXmlBytesMax, billXmlElementsMax } from '../../xml/bounds.ts'
import type { BillFiles } from './bill-makers.ts'
import { bytesOf, swap, textOf } from './bill-text.ts'
import { brokenFiles, swapped } from './broken-file.ts'
import type { Break } from './broken-file.ts'

/** Bytes that are no XML of a bill, or that would harm who reads them. */

const breaks: readonly Break[] = [
  [
    'xml-dtd',
    'The file declares a document type',
    ['XML_DTD_FORBIDDEN'],
    swap('<EInvoice>', '<!DOCTYPE EInvoice><EInvoice>'),
  ],
  [
    'xml-entity-bomb',
    'Entities of entities grow to a billion characters',
    ['XML_DTD_FORBIDDEN'],
    ({ bill }) => entityBomb(bill),
  ],
  [
    'xml-external-entity',
    'An entity reads a file of the machine',
    ['XML_DTD_FORBIDDEN'],
    ({ bill }) =>
      swapped(
        swapped(
          bill.xml,
          '<EInvoice>',
          '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><EInvoice>',
        ),
        '样例甲',
        '&b;',
      ),
  ],
  [
    'xml-entity-without-dtd',
    'A name is an entity that nobody declares',
    ['XML_ENTITY_FORBIDDEN'],
    swap('样例甲', '&name;'),
  ],
  [
    'xml-stylesheet',
    'The file asks for a style sheet',
    ['XML_INSTRUCTION_FORBIDDEN'],
    swap('<EInvoice>', '<?xml-stylesheet href="a.xsl"?><EInvoice>'),
  ],
  [
    'xml-truncated-in-data',
    'The file ends in the middle of the data',
    ['XML_MALFORMED'],
    ({ bill }) => bytesOf(textOf(bill).slice(0, 500)),
  ],
  [
    'xml-truncated-before-signature',
    'The file ends behind the data',
    ['XML_MALFORMED'],
    ({ bill }) => bytesOf(textOf(bill).split('<EInvoiceSignature>')[0] ?? ''),
  ],
  [
    'xml-truncated-at-end',
    'The last tag is incomplete',
    ['XML_MALFORMED'],
    ({ bill }) => bytesOf(textOf(bill).slice(0, -1)),
  ],
  [
    'xml-truncated-in-character',
    'The file ends in the middle of a Chinese character',
    ['XML_UTF8_INVALID'],
    ({ bill }) => bill.xml.slice(0, Buffer.from(bill.xml).indexOf('样例甲') + 1),
  ],
  [
    'xml-gbk-undeclared',
    'A name is written in GBK and the file does not say so',
    ['XML_UTF8_INVALID'],
    ({ bill }) => inGbk(bill.xml),
  ],
  [
    'xml-gbk-declared',
    'The file says that it is GBK',
    ['XML_ENCODING_UNSUPPORTED'],
    swap('UTF-8', 'GBK'),
  ],
  [
    'xml-utf16',
    'The file is written in UTF-16',
    ['XML_ENCODING_UNSUPPORTED'],
    ({ bill }) => Buffer.from(`\u{FEFF}${textOf(bill)}`, 'utf16le'),
  ],
  [
    'xml-version-1.1',
    'The file says that it is XML 1.1',
    ['XML_ENCODING_UNSUPPORTED'],
    swap('"1.0"', '"1.1"'),
  ],
  ['xml-nul', 'A NUL stands in a name', ['XML_MALFORMED'], swap('样例甲', '样\0甲')],
  [
    'xml-nul-reference',
    'A reference to a NUL stands in a name',
    ['XML_MALFORMED'],
    swap('样例甲', '样&#0;甲'),
  ],
  [
    'xml-too-deep',
    'Elements stand in each other a hundred deep',
    ['XML_TOO_DEEP'],
    swap('<Custom1/>', '<a>'.repeat(100)),
  ],
  [
    'xml-too-many-elements',
    'The file has more elements than any bill',
    ['XML_TOO_MANY_ELEMENTS'],
    swap('</MainExt>', '<a/>'.repeat(billXmlElementsMax)),
  ],
  [
    'xml-long-name',
    'An element has a name of ten thousand letters',
    ['XML_NAME_TOO_LONG'],
    swap('<Custom1/>', `<${'a'.repeat(10_000)}/>`),
  ],
  [
    'xml-long-value',
    'The payer has a name of ten thousand characters',
    ['XML_TEXT_TOO_LONG'],
    swap('样例甲', '甲'.repeat(10_000)),
  ],
  [
    'xml-too-large',
    'The file has more bytes than any bill',
    ['XML_TOO_LARGE'],
    ({ bill }) => Buffer.concat([bill.xml, Buffer.alloc(billXmlBytesMax, ' ')]),
  ],
  [
    'xml-many-attributes',
    'An element has a hundred attributes',
    ['XML_ATTRIBUTE_FORBIDDEN'],
    swap(
      '<EInvoice>',
      `<EInvoice${Array.from({ length: 100 }, (_, index) => ` xmlns:a${index}="b"`).join('')}>`,
    ),
  ],
]

/** 票据 in GBK, which is no UTF-8. */
const gbkWord = Buffer.from([0xc6, 0xb1, 0xbe, 0xdd])

function entityBomb({ xml }: BillFiles): Uint8Array {
  const names = 'abcdefghi'
  const declarations = Array.from(names, (name, index) => {
    const value = index === 0 ? '票' : `&${names[index - 1] ?? ''};`.repeat(10)
    return `<!ENTITY ${name} "${value}">`
  }).join('')
  return swapped(
    swapped(xml, '<EInvoice>', `<!DOCTYPE z [${declarations}]><EInvoice>`),
    '样例甲',
    '&i;',
  )
}

function inGbk(xml: Uint8Array): Uint8Array {
  const bytes = Buffer.from(xml)
  const at = bytes.indexOf('票据')
  return Buffer.concat([bytes.subarray(0, at), gbkWord, bytes.subarray(at + 6)])
}

export const brokenMarkup = brokenFiles('xml', breaks)
