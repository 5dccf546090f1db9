import { importSm2PrivateKey, sm2Sign } from '@piaoqiao/gm-crypto'
import type { Sm2PrivateKey } from '@piaoqiao/gm-crypto'
import type { SignatureRole } from '../../xml/bill-xml.ts'
import { readBillXml } from '../../xml/read-bill-xml.ts'
import { contentOf } from '../../xml/cases/signed-bills.ts'
import {
  appendSignature,
  issuerSigningText,
  supervisorSigningText,
} from '../../xml/sign-bill-xml.ts'
import { writeBillXml } from '../../xml/write-bill-xml.ts'
import type { BillFiles } from './bill-makers.ts'
import { bytesOf, nodesOf, swap, textOf, valueOf } from './bill-text.ts'
import { brokenFiles, swapped } from './broken-file.ts'
import type { Break } from './broken-file.ts'
import type { GoodFiles } from './good-files.ts'

/** XML that is read, and whose signatures have to give it away. */

const supervisorInvalid = 'SUPERVISOR_SIGNATURE_INVALID'
const bothInvalid = ['ISSUER_SIGNATURE_INVALID', supervisorInvalid]

const breaks: readonly Break[] = [
  [
    'xml-altered-amount',
    'One digit of the total was changed',
    bothInvalid,
    swap('188.21', '988.21'),
  ],
  ['xml-altered-payer', 'Another payer was named', bothInvalid, swap('样例甲', '样例乙')],
  [
    'xml-added-space',
    'White space was put between two elements of the data',
    bothInvalid,
    swap('<EInvoiceData>', ' <EInvoiceData>'),
  ],
  [
    'xml-rewritten-empty-element',
    'An empty element was written in its other spelling',
    bothInvalid,
    swap('<Custom1/>', '<Custom1></Custom1>'),
  ],
  [
    'xml-amount-in-cdata',
    'The total was put into a CDATA section, which reads the same',
    bothInvalid,
    swap('>188.21<', '><![CDATA[188.21]]><'),
  ],
  [
    'xml-altered-issuer-signature',
    'One byte of the value of the issuer’s signature was changed',
    bothInvalid,
    ({ bill }) =>
      swapped(bill.xml, valueOf(nodesOf(bill)[0]), alteredValue(valueOf(nodesOf(bill)[0]))),
  ],
  [
    'xml-altered-issuer-time',
    'The time in the issuer’s signature was changed, which only the supervisor covers',
    [supervisorInvalid],
    swap('20260302012953Z', '20260302012954Z'),
  ],
  [
    'xml-altered-supervisor-signature',
    'One byte of the value of the supervisor’s signature was changed',
    [supervisorInvalid],
    ({ bill }) =>
      swapped(bill.xml, valueOf(nodesOf(bill)[1]), alteredValue(valueOf(nodesOf(bill)[1]))),
  ],
  [
    'xml-foreign-keys',
    'Somebody else signed in both places',
    bothInvalid,
    ({ bill }) => signedWith(bill, foreignKey, foreignKey),
  ],
  [
    'xml-swapped-signatures',
    'The two signatures changed places',
    ['XML_SIGNATURE_PARTY'],
    ({ bill }) => swapped(bill.xml, nodesOf(bill).join(''), nodesOf(bill).toReversed().join('')),
  ],
  [
    'xml-swapped-values',
    'The values of the two signatures changed places',
    bothInvalid,
    swapValues,
  ],
  [
    'xml-signatures-of-another-bill',
    'Both signatures were taken from another bill',
    bothInvalid,
    ({ bill, other }) => swapped(bill.xml, nodesOf(bill).join(''), nodesOf(other).join('')),
  ],
  [
    'xml-issuer-of-another-bill',
    'The issuer’s signature was taken from another bill',
    bothInvalid,
    ({ bill, other }) => swapped(bill.xml, nodesOf(bill)[0], nodesOf(other)[0]),
  ],
  [
    'xml-unsigned',
    'Both signatures were taken out',
    ['ISSUER_SIGNATURE_MISSING', 'SUPERVISOR_SIGNATURE_MISSING'],
    swap(/<EInvoiceSignature>.*<\/EInvoiceSignature>/, ''),
  ],
  [
    'xml-no-supervisor',
    'The supervisor’s signature was taken out',
    ['SUPERVISOR_SIGNATURE_MISSING'],
    ({ bill }) => swapped(bill.xml, nodesOf(bill)[1], ''),
  ],
  [
    'xml-no-issuer',
    'The issuer’s signature was taken out',
    ['XML_SIGNATURE_PARTY'],
    ({ bill }) => swapped(bill.xml, nodesOf(bill)[0], ''),
  ],
  [
    'xml-three-signatures',
    'The supervisor’s signature stands there twice',
    ['XML_ELEMENT_DUPLICATE'],
    ({ bill }) => swapped(bill.xml, nodesOf(bill)[1], nodesOf(bill)[1].repeat(2)),
  ],
  [
    'xml-other-algorithm',
    'The issuer’s signature says that it is made with RSA',
    ['XML_SIGNATURE_UNSUPPORTED'],
    swap('>SM2<', '>RSA<'),
  ],
  [
    'xml-signature-no-base64',
    'The value of a signature is no Base64',
    ['XML_SIGNATURE_INVALID'],
    ({ bill }) => swapped(bill.xml, valueOf(nodesOf(bill)[0]), 'MAYC!'),
  ],
]

const foreignKey = importSm2PrivateKey('45'.repeat(32))

function signedWith(bill: BillFiles, issuer: Sm2PrivateKey, supervisor: Sm2PrivateKey): Uint8Array {
  const add = (bytes: Uint8Array, role: SignatureRole, key: Sm2PrivateKey): Uint8Array => {
    const xml = readBillXml(bytes)
    const text = role === 'issuer' ? issuerSigningText(xml) : supervisorSigningText(xml)
    return appendSignature(bytes, role, contentOf(sm2Sign(key, text), '5e6f'))
  }
  return add(add(writeBillXml(bill.document), 'issuer', issuer), 'supervisor', supervisor)
}

/** Another value of the same form: the last byte of s. */
function alteredValue(value: string): string {
  const bytes = Buffer.from(value, 'base64')
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1)
  return bytes.toString('base64')
}

function swapValues({ bill }: GoodFiles): Uint8Array {
  const [first, second] = nodesOf(bill).map(valueOf) as [string, string]
  const text = textOf(bill).replace(first, '\0').replace(second, first).replace('\0', second)
  return bytesOf(text)
}

export const brokenSignatures = brokenFiles('xml', breaks)
