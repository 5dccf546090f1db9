import { extensionFieldsMax, extensionTextCharactersMax } from '../bounds.ts'
import type { RefusedFile } from './malformed-files.ts'
import { main, swap, unsigned, written } from './malformed-files.ts'
import { appendSignature } from '../sign-bill-xml.ts'

const inMain = (more: string) => swap('<MainExt>', `${more}<MainExt>`)
const headerAgain = written.slice(written.indexOf('<Header>'), written.indexOf('<EInvoiceData>'))
const mainAgain = written.slice(written.indexOf('<Main>'), written.indexOf('<Details>'))

/** A signature of the right form; whether it is good is not what is tested. */
export const signatureContent = {
  algorithm: 'SM2',
  time: '20260302012953Z',
  value: Uint8Array.of(0x30, 0x06, 0x02, 0x01, 0x01, 0x02, 0x01, 0x01),
  keySerial: '01',
  keyIssuer: '',
}
const signedText = Buffer.from(appendSignature(unsigned, 'issuer', signatureContent)).toString()
const swapSigned = (from: string | RegExp, to: string) => signedText.replace(from, to)

/** Test cases: XML that is not exactly one bill. */
export const malformedBills: RefusedFile[] = [
  ['XML_ELEMENT_UNKNOWN', 'Invoice', 'another root', '<Invoice/>'],
  [
    'XML_ELEMENT_UNKNOWN',
    'EInvoice/Extra',
    'more in EInvoice',
    swap('</EInvoice>', '<Extra/></EInvoice>'),
  ],
  [
    'XML_ELEMENT_UNKNOWN',
    'EInvoice/EInvoiceData/Extra',
    'more in EInvoiceData',
    swap('<Details>', '<Extra/><Details>'),
  ],
  ['XML_ELEMENT_UNKNOWN', `${main}/Extra`, 'more in Main', inMain('<Extra/>')],
  [
    'XML_ELEMENT_UNKNOWN',
    'EInvoice/EInvoiceData/Details/Line',
    'no Item',
    swap('<Details>', '<Details><Line/>'),
  ],
  ['XML_ELEMENT_UNKNOWN', `${main}/MainExt/a:b`, 'a prefix', swap('<Custom1/>', '<a:b/>')],
  [
    'XML_ELEMENT_UNKNOWN',
    'EInvoice/EInvoiceSignature/Mark',
    'no Signature',
    swapSigned('<Signature>', '<Mark/><Signature>'),
  ],
  [
    'XML_ELEMENT_DUPLICATE',
    'EInvoice/Header[2]',
    'two Headers',
    swap('</EInvoice>', `${headerAgain}</EInvoice>`),
  ],
  [
    'XML_ELEMENT_DUPLICATE',
    'EInvoice/EInvoiceData[2]',
    'two EInvoiceData',
    swap('</EInvoice>', '<EInvoiceData/></EInvoice>'),
  ],
  ['XML_ELEMENT_DUPLICATE', `${main}[2]`, 'two Mains', swap('<Details>', `${mainAgain}<Details>`)],
  [
    'XML_ELEMENT_DUPLICATE',
    `${main}/TotalAmount[2]`,
    'two totals',
    inMain('<TotalAmount>1.00</TotalAmount>'),
  ],
  [
    'XML_ELEMENT_DUPLICATE',
    `${main}/MainExt/PatientNumber`,
    'two spellings',
    swap('<Custom1/>', '<PatientNumber/>'),
  ],
  [
    'XML_ELEMENT_DUPLICATE',
    `${main}/MainExt/Custom4[2]`,
    'a field twice',
    swap('<Custom1/>', '<Custom4/>'),
  ],
  [
    'XML_ELEMENT_DUPLICATE',
    'EInvoice/EInvoiceSignature/Signature[3]',
    'three signatures',
    tripled(),
  ],
  ['XML_ELEMENT_MISSING', 'EInvoice/Header', 'no Header', '<EInvoice><EInvoiceData/></EInvoice>'],
  ['XML_ELEMENT_MISSING', 'EInvoice/EInvoiceData', 'no data', '<EInvoice><Header/></EInvoice>'],
  ['XML_ELEMENT_MISSING', 'EInvoice/EInvoiceData/Main', 'no Main', written.replace(mainAgain, '')],
  [
    'XML_ELEMENT_MISSING',
    `${main}/TotalAmount`,
    'no total',
    swap('<TotalAmount>188.21</TotalAmount>', ''),
  ],
  ['XML_ELEMENT_MISSING', `${main}/TotalAmount`, 'an empty total', swap('188.21', '')],
  [
    'XML_ELEMENT_MISSING',
    `${main}/PayerParty/PayerPartyCode`,
    'no payer code',
    written.replace(/<PayerPartyCode>.*<\/PayerPartyCode>/, ''),
  ],
  [
    'XML_ELEMENT_ORDER',
    'EInvoice',
    'data before Header',
    written.replace(headerAgain, '').replace('</EInvoice>', `${headerAgain}</EInvoice>`),
  ],
  ['XML_CONTENT_UNEXPECTED', main, 'text between elements', inMain('支付')],
  [
    'XML_CONTENT_UNEXPECTED',
    `${main}/PayMode`,
    'elements in a value',
    swap('医保移动支付', '<a/>'),
  ],
  [
    'XML_CONTENT_UNEXPECTED',
    `${main}/MainExt/Custom1`,
    'text and elements in a field',
    swap('<Custom1/>', '<Custom1>支付<a/></Custom1>'),
  ],
  [
    'XML_TOO_DEEP',
    `${main}/MainExt/Custom1/a/b`,
    'fields in fields in fields in fields',
    swap('<Custom1/>', '<Custom1><a><b><c/></b></a></Custom1>'),
  ],
  [
    'XML_TOO_MANY_ELEMENTS',
    `${main}/MainExt/Custom1`,
    'many fields in a field',
    swap('<Custom1/>', `<Custom1>${'<a/>'.repeat(extensionFieldsMax + 1)}</Custom1>`),
  ],
  [
    'XML_ELEMENT_UNKNOWN',
    `${main}/MainExt/Custom1/a:b`,
    'a prefix in a field',
    swap('<Custom1/>', '<Custom1><a:b/></Custom1>'),
  ],
  [
    'XML_ELEMENT_DUPLICATE',
    `${main}/totalamount`,
    'two totals, one in small letters',
    inMain('<totalamount>1.00</totalamount>'),
  ],
  [
    'XML_CONTENT_UNEXPECTED',
    `${main}/PayMode`,
    'a nil with a value',
    swap('<PayMode>', '<PayMode xsi:nil="1">'),
  ],
  ['XML_TEXT_TOO_LONG', `${main}/PayMode`, 'a long text', swap('医保移动支付', '𠮷'.repeat(101))],
  [
    'XML_TEXT_TOO_LONG',
    `${main}/MainExt/Custom1`,
    'a long field',
    swap('<Custom1/>', `<Custom1>${'a'.repeat(extensionTextCharactersMax + 1)}</Custom1>`),
  ],
  [
    'XML_VALUE_INVALID',
    `${main}/EInvoiceCode`,
    'letters in a code',
    swap('>50060125<', '>5006012A<'),
  ],
  [
    'XML_VALUE_INVALID',
    `${main}/RandomNumber`,
    'a capital in a check code',
    swap('a1b2c3', 'A1b2c3'),
  ],
  [
    'XML_VALUE_INVALID',
    `${main}/PayerParty/PayerPartyType`,
    'another payer type',
    swap('>1</PayerPartyType>', '>3</PayerPartyType>'),
  ],
  [
    'XML_AMOUNT_INVALID',
    'EInvoice/EInvoiceData/AuxDetails/AuxItem[2]/AuxItemAmount',
    'seven decimals in the detail list',
    swap('<AuxItemAmount>50.00<', '<AuxItemAmount>50.0000000<'),
  ],
  ['XML_AMOUNT_INVALID', `${main}/TotalAmount`, 'three decimals', swap('188.21', '188.210')],
  [
    'XML_AMOUNT_INVALID',
    'EInvoice/EInvoiceData/Details/Item[2]/ItemAmount',
    'an exponent',
    swap('>50.00<', '>5e1<'),
  ],
  ['XML_DATE_INVALID', `${main}/IssueDate`, 'a day that is none', swap('20260302', '20260230')],
  ['XML_DATE_INVALID', `${main}/IssueTime`, 'a time that is none', swap('09:29:53', '24:00:00')],
  [
    'XML_SIGNATURE_UNSUPPORTED',
    'EInvoice/EInvoiceSignature/Signature/SignedInfo/SignatureAlgorithm',
    'RSA',
    swapSigned('>SM2<', '>RSA<'),
  ],
  [
    'XML_SIGNATURE_UNSUPPORTED',
    'EInvoice/EInvoiceSignature/Signature/SignedInfo/SignatureFormat',
    'attached',
    swapSigned('>DETACH<', '>ATTACH<'),
  ],
  [
    'XML_SIGNATURE_INVALID',
    'EInvoice/EInvoiceSignature/Signature/SignatureValue',
    'no Base64',
    swapSigned('MAYCAQECAQE=', 'MAYCAQECAQF='),
  ],
  [
    'XML_SIGNATURE_INVALID',
    'EInvoice/EInvoiceSignature/Signature/SignatureTime',
    'no time',
    swapSigned('20260302012953Z', '2026-03-02'),
  ],
  [
    'XML_SIGNATURE_PARTY',
    'EInvoice/EInvoiceSignature/Signature',
    'the supervisor first',
    swapSigned('>InvoicingParty</Ref', '>SupervisorParty</Ref'),
  ],
]

function tripled(): string {
  const node = /<Signature>.*<\/Signature>/
  return signedText.replace(node, (issuer) => {
    const supervisor = issuer.replace('InvoicingParty', 'SupervisorParty')
    return issuer + supervisor + supervisor
  })
}
