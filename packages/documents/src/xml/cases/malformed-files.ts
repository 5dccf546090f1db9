import type { BillXmlErrorCode } from '../bill-xml-error.ts'
import { billXmlBytesMax, billXmlElementsMax, extensionFieldsMax } from '../bounds.ts'
import { outpatientBill } from './example-bills.ts'
import { writeBillXml } from '../write-bill-xml.ts'

/** The code and path of a refusal, what causes it, and the file. */
export type RefusedFile = [
  code: BillXmlErrorCode,
  path: string,
  cause: string,
  file: string | Uint8Array,
]

export const unsigned = writeBillXml(outpatientBill)
export const written = Buffer.from(unsigned).toString()
export const main = 'EInvoice/EInvoiceData/Main'
/** The written bill with one piece changed. */
export const swap = (from: string, to: string) => written.replace(from, to)

/** Test cases: files that are no acceptable XML. */
export const malformedFiles: RefusedFile[] = [
  ['XML_TOO_LARGE', '', 'too many bytes', new Uint8Array(billXmlBytesMax + 1)],
  [
    'XML_ENCODING_UNSUPPORTED',
    '',
    'UTF-16',
    new Uint8Array(Buffer.from(`\u{FEFF}${written}`, 'utf16le')),
  ],
  ['XML_ENCODING_UNSUPPORTED', '', 'GBK declared', swap('UTF-8', 'GBK')],
  ['XML_ENCODING_UNSUPPORTED', '', 'XML 1.1', swap('"1.0"', '"1.1"')],
  ['XML_UTF8_INVALID', '', 'a lone byte', Uint8Array.of(...unsigned.subarray(0, 50), 0xb0)],
  ['XML_UTF8_INVALID', '', 'an overlong form', Uint8Array.of(0x3c, 0xc0, 0xaf)],
  ['XML_DTD_FORBIDDEN', '', 'a DTD', swap('<EInvoice>', '<!DOCTYPE EInvoice><EInvoice>')],
  [
    'XML_DTD_FORBIDDEN',
    '',
    'an unfinished DTD',
    '\u{FEFF}<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY b "c',
  ],
  ['XML_DTD_FORBIDDEN', 'EInvoice', 'a DTD inside', swap('<Header>', '<!DOCTYPE a><Header>')],
  ['XML_ENTITY_FORBIDDEN', `${main}/PayMode`, 'an entity', swap('医保移动支付', '&pay;')],
  ['XML_ENTITY_FORBIDDEN', `${main}/PayMode`, 'no entity name', swap('医保移动支付', '& 支付;')],
  ['XML_INSTRUCTION_FORBIDDEN', '', 'an instruction', swap('<EInvoice>', '<?style a?><EInvoice>')],
  [
    'XML_INSTRUCTION_FORBIDDEN',
    'EInvoice',
    'an instruction inside',
    swap('<Header>', '<?a b?><Header>'),
  ],
  [
    'XML_COMMENT_FORBIDDEN',
    `${main}/PayMode`,
    'a comment',
    swap('医保移动支付', '医保<!-- -->支付'),
  ],
  ['XML_TOO_DEEP', 'a/a/a/a/a/a/a/a', 'depth', '<a>'.repeat(9)],
  ['XML_TOO_MANY_ELEMENTS', 'a', 'many elements', `<a>${'<b/>'.repeat(billXmlElementsMax)}</a>`],
  [
    'XML_TOO_MANY_ELEMENTS',
    `${main}/MainExt/X${extensionFieldsMax}`,
    'many extension fields',
    swap(
      '<Custom1/>',
      Array.from({ length: extensionFieldsMax + 1 }, (_, n) => `<X${n}/>`).join(''),
    ).replace(/<Custom4>.*<\/Custom4>/, ''),
  ],
  [
    'XML_NAME_TOO_LONG',
    `${main}/MainExt`,
    'a long name',
    swap('<Custom1/>', `<${'a'.repeat(65)}/>`),
  ],
  ['XML_ATTRIBUTE_FORBIDDEN', 'EInvoice', 'an attribute', swap('<Header>', '<Header id="1">')],
  [
    'XML_ATTRIBUTE_FORBIDDEN',
    'EInvoice',
    'a namespace inside',
    swap('<Header>', '<Header xmlns="a">'),
  ],
  [
    'XML_ATTRIBUTE_FORBIDDEN',
    '',
    'many attributes',
    swap(
      '<EInvoice>',
      `<EInvoice${Array.from({ length: 9 }, (_, n) => ` xmlns:a${n}="b"`).join('')}>`,
    ),
  ],
  ['XML_MALFORMED', '', 'nothing', ''],
  ['XML_MALFORMED', '', 'no XML', 'PK\u{3}\u{4}'],
  ['XML_MALFORMED', 'EInvoice', 'an unclosed element', written.slice(0, -11)],
  ['XML_MALFORMED', '', 'two roots', `${written}<a/>`],
  ['XML_MALFORMED', `${main}/PayMode`, 'a bad reference', swap('医保移动支付', '&#0;')],
  ['XML_MALFORMED', `${main}/PayMode`, 'a control character', swap('医保移动支付', '\u{1}')],
]
