import { describe, expect, test } from 'vitest'
import { sealedAt } from '../seal/testing/sample-seals.ts'
import { attachedBillXml } from './bill-attachment.ts'
import { ofdAttachmentsMax, ofdPagesMax, ofdSignaturesMax, ofdXmlDepthMax } from './ofd-bounds.ts'
import { ofdFaults, type OfdFaultCode } from './ofd-faults.ts'
import { readOfd } from './read-ofd.ts'
import { sealOfd } from './seal-ofd.ts'
import {
  bothSealed,
  placeOf,
  replaced,
  sampleInput,
  sealingOf,
  withFiles,
} from './testing/sealed-samples.ts'
import { writeOfd } from './write-ofd.ts'

const plain = writeOfd(sampleInput)
const root = 'OFD.xml'
const document = 'Doc_0/Document.xml'
const page = 'Doc_0/Pages/Page_0/Content.xml'
const attachments = 'Doc_0/Attachs/Attachments.xml'
const signatures = 'Doc_0/Signs/Signatures.xml'
const signature = 'Doc_0/Signs/Sign_0/Signature.xml'

const inDocument = (from: string | RegExp, to: string) => () => replaced(plain, document, from, to)
const inRoot = (from: string | RegExp, to: string) => () => replaced(plain, root, from, to)
const inPage = (from: string | RegExp, to: string) => () => replaced(plain, page, from, to)
const sealed = (file: string, from: string | RegExp, to: string) => () =>
  replaced(bothSealed, file, from, to)
const many = (count: number, text: string) => text.repeat(count)

const refused: readonly [OfdFaultCode, string, () => Uint8Array][] = [
  ['OFD_FILE_MISSING', 'no root', () => withFiles(plain, { [root]: null })],
  ['OFD_FILE_MISSING', 'a page that is not there', () => withFiles(plain, { [page]: null })],
  [
    'OFD_FILE_MISSING',
    'a font that is not there',
    () => withFiles(plain, { 'Doc_0/Res/form.ttf': null }),
  ],
  [
    'OFD_FILE_MISSING',
    'an attachment that is not there',
    () => withFiles(plain, { 'Doc_0/Attachs/bill.xml': null }),
  ],
  [
    'OFD_FILE_MISSING',
    'a template that nobody declared',
    inPage('<ofd:Content>', '<ofd:Template TemplateID="9"/><ofd:Content>'),
  ],
  [
    'OFD_FILE_MISSING',
    'a seal that is not there',
    () => withFiles(bothSealed, { 'Doc_0/Signs/Sign_1/Seal.esl': null }),
  ],
  ['OFD_PATH_ESCAPES', 'a page outside', inDocument('Pages/Page_0', '../../Page_0')],
  [
    'OFD_PATH_ESCAPES',
    'a page by an address',
    inDocument('Pages/Page_0', 'http://example.org/Page_0'),
  ],
  ['OFD_PATH_ESCAPES', 'no place at all', inRoot('Doc_0/Document.xml', '')],
  ['OFD_XML_MALFORMED', 'a start tag without its end', inRoot('</ofd:DocBody>', '')],
  [
    'OFD_XML_MALFORMED',
    'an end tag of another element',
    inRoot('</ofd:DocBody>', '</ofd:Docbody>'),
  ],
  ['OFD_XML_MALFORMED', 'two roots', inRoot('</ofd:OFD>', '</ofd:OFD><a/>')],
  ['OFD_XML_MALFORMED', 'text outside', inRoot('</ofd:OFD>', '</ofd:OFD>a')],
  ['OFD_XML_MALFORMED', 'an entity of its own', inRoot('Piaoqiao', '&a;')],
  ['OFD_XML_MALFORMED', 'a character that XML does not know', inRoot('Piaoqiao', '&#1;')],
  ['OFD_XML_MALFORMED', 'an instruction', inRoot('<ofd:OFD', '<?a b?><ofd:OFD')],
  ['OFD_XML_MALFORMED', 'a prefix without a namespace', inRoot('<ofd:Creator>', '<x:Creator>')],
  [
    'OFD_XML_MALFORMED',
    'a comment that does not end',
    inRoot('<ofd:DocBody>', '<!-- a -- b --><ofd:DocBody>'),
  ],
  ['OFD_XML_MALFORMED', 'another encoding', inRoot('UTF-8', 'GBK')],
  [
    'OFD_XML_MALFORMED',
    'bytes that are not UTF-8',
    () => withFiles(plain, { [root]: Uint8Array.of(0x3c, 0xff) }),
  ],
  ['OFD_XML_DTD_FORBIDDEN', 'a DTD', inRoot('<ofd:OFD', '<!DOCTYPE a><ofd:OFD')],
  [
    'OFD_XML_TOO_LARGE',
    'elements that lie too deep',
    inRoot('Piaoqiao', many(ofdXmlDepthMax, '<ofd:a>')),
  ],
  [
    'OFD_XML_TOO_LARGE',
    'more attributes than any element has',
    inRoot('<ofd:Creator', `<ofd:Creator ${'abcdefghi'.replaceAll(/./g, '$&="" ')}`),
  ],
  ['OFD_ELEMENT_MISSING', 'a root of another namespace', inRoot('/2016"', '/2017"')],
  ['OFD_ELEMENT_MISSING', 'a document without pages', inDocument(/<ofd:Pages>.*<\/ofd:Pages>/, '')],
  [
    'OFD_ELEMENT_MISSING',
    'a page without an identifier',
    inDocument('<ofd:Page ID="3"', '<ofd:Page'),
  ],
  ['OFD_VALUE_INVALID', 'a size that is no number', inPage('0 0 210 140', '0 0 a4 140')],
  ['OFD_VALUE_INVALID', 'a size without an end', inPage('0 0 210 140', '0 0 1e9 140')],
  [
    'OFD_VALUE_INVALID',
    'two places of one thing',
    inRoot('<ofd:DocRoot>', '<ofd:DocRoot>a</ofd:DocRoot><ofd:DocRoot>'),
  ],
  [
    'OFD_VALUE_INVALID',
    'a digest that is not Base64',
    sealed(signature, /<ofd:CheckValue>/, '<ofd:CheckValue>-'),
  ],
  ['OFD_VALUE_INVALID', 'the same signature twice', sealed(signatures, 'Sign_1', 'Sign_0')],
  ['OFD_DOCUMENTS', 'two documents', inRoot('</ofd:OFD>', '<ofd:DocBody/></ofd:OFD>')],
  ['OFD_DOCUMENTS', 'no document', inRoot(/<ofd:DocBody>.*<\/ofd:DocBody>/, '')],
  ['OFD_PAGES', 'no page', inDocument(/<ofd:Page .*?\/>/, '')],
  [
    'OFD_PAGES',
    'too many pages',
    inDocument('<ofd:Pages>', `<ofd:Pages>${many(ofdPagesMax, '<ofd:Page/>')}`),
  ],
  [
    'OFD_ATTACHMENTS',
    'too many attachments',
    () =>
      replaced(
        plain,
        attachments,
        '<ofd:Attachment ',
        `${many(ofdAttachmentsMax, '<ofd:Attachment/>')}<ofd:Attachment `,
      ),
  ],
  [
    'OFD_SIGNATURES',
    'too many signatures',
    sealed(
      signatures,
      '<ofd:Signature ',
      `${many(ofdSignaturesMax, '<ofd:Signature/>')}<ofd:Signature `,
    ),
  ],
  ['OFD_FONT_UNKNOWN', 'a font that nobody declared', inPage('Font="1"', 'Font="9"')],
]

describe('a file is refused for', () => {
  test.each(refused)('%s: %s', (code, _name, make) => {
    expect(() => readOfd(make())).toThrow(expect.objectContaining({ code }))
  })

  test('whatever the table of faults names', () => {
    const elsewhere = [
      'OFD_INPUT_INVALID',
      'OFD_BILL_XML_MISSING',
      'OFD_BILL_XML_REPEATED',
      'OFD_SEAL_ROLE',
      'OFD_SEAL_PAGE',
    ]
    const tried = [...refused.map(([code]) => code), ...elsewhere]
    expect([...new Set(tried)].toSorted()).toEqual(Object.keys(ofdFaults).toSorted())
  })
})

test('comments, CDATA and elements of other namespaces are passed over or read', () => {
  const given = replaced(
    replaced(
      plain,
      root,
      '<ofd:DocBody>',
      '<!-- a - b --><x xmlns="urn:x"><DocBody/></x><ofd:DocBody>',
    ),
    root,
    /<ofd:Title>.*<\/ofd:Title>/,
    '<Title xmlns="http://www.ofdspec.org/2016"><![CDATA[<标题>]]></Title>',
  )
  expect(readOfd(given).title).toBe('<标题>')
})

test('a file without an attached bill, or with two, gives none', () => {
  const [attachment] = readOfd(plain).attachments
  const none = { attachments: [] }
  const two = { attachments: [attachment, attachment].filter((each) => each !== undefined) }
  expect(() => attachedBillXml(none)).toThrow(
    expect.objectContaining({ code: 'OFD_BILL_XML_MISSING' }),
  )
  expect(() => attachedBillXml(two)).toThrow(
    expect.objectContaining({ code: 'OFD_BILL_XML_REPEATED' }),
  )
})

test('a seal is not put where that of the other party belongs, nor on a page that is not there', async () => {
  const sealing = sealingOf('issuer')
  await expect(sealOfd(plain, { ...sealing, place: placeOf('supervisor') })).rejects.toMatchObject({
    code: 'OFD_SEAL_ROLE',
  })
  await expect(
    sealOfd(plain, { ...sealing, place: { ...placeOf('issuer'), page: 1 }, at: sealedAt }),
  ).rejects.toMatchObject({ code: 'OFD_SEAL_PAGE' })
})
