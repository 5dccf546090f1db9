import { ofdAttachmentsMax, ofdPagesMax, ofdSignaturesMax } from '../../ofd/ofd-bounds.ts'
import { brokenFiles } from './broken-file.ts'
import type { Break, BrokenFile } from './broken-file.ts'
import {
  attachmentsFile,
  billFile,
  documentFile,
  edited,
  pageFile,
  partOf,
  signaturesFile,
  swapIn,
  swapInFile,
} from './ofd-parts.ts'

/** Packages whose parts do not make an OFD file. */

const removed =
  (name: string): BrokenFile['make'] =>
  ({ bill }) =>
    edited(bill.ofd, (parts) => {
      partOf(parts, name)
      parts.delete(name)
    })

const breaks: readonly Break[] = [
  [
    'ofd-dtd',
    'A part declares a document type',
    ['OFD_XML_DTD_FORBIDDEN'],
    swapInFile(documentFile, '<ofd:Document ', '<!DOCTYPE a><ofd:Document '),
  ],
  [
    'ofd-entity-bomb',
    'A page declares entities of entities',
    ['OFD_XML_DTD_FORBIDDEN'],
    swapInFile(pageFile, '<ofd:Page ', '<!DOCTYPE a [<!ENTITY b "&c;&c;">]><ofd:Page '),
  ],
  [
    'ofd-entity',
    'A text is an entity that nobody declares',
    ['OFD_XML_MALFORMED'],
    swapInFile(pageFile, '¥188.21', '&total;'),
  ],
  [
    'ofd-malformed-page',
    'A page is cut off',
    ['OFD_XML_MALFORMED'],
    swapInFile(pageFile, /<\/ofd:Content>.*/s, ''),
  ],
  [
    'ofd-large-page',
    'A page has more bytes than any part',
    ['OFD_XML_TOO_LARGE'],
    swapInFile(pageFile, '</ofd:Page>', `${' '.repeat(5 * 1024 * 1024)}</ofd:Page>`),
  ],
  [
    'ofd-wrong-root',
    'A part has another root',
    ['OFD_ELEMENT_MISSING'],
    swapInFile(documentFile, /ofd:Document/g, 'ofd:Dokument'),
  ],
  [
    'ofd-two-documents',
    'The file holds two documents',
    ['OFD_DOCUMENTS'],
    swapInFile(
      'OFD.xml',
      /<ofd:DocBody>.*<\/ofd:DocBody>/,
      '<ofd:DocBody><ofd:DocInfo/></ofd:DocBody><ofd:DocBody><ofd:DocInfo/></ofd:DocBody>',
    ),
  ],
  ['ofd-no-root', 'The root is missing', ['OFD_FILE_MISSING'], removed('OFD.xml')],
  [
    'ofd-no-page',
    'A page that the document names is missing',
    ['OFD_FILE_MISSING'],
    removed(pageFile),
  ],
  [
    'ofd-no-attachment',
    'The XML that the list names is missing',
    ['OFD_FILE_MISSING'],
    removed(billFile),
  ],
  [
    'ofd-no-font-file',
    'The file of a font is missing',
    ['OFD_FILE_MISSING'],
    removed('Doc_0/Res/form.ttf'),
  ],
  [
    'ofd-no-pages',
    'The document has no pages',
    ['OFD_PAGES'],
    swapInFile(documentFile, /<ofd:Page .*(?=<\/ofd:Pages>)/, ''),
  ],
  [
    'ofd-many-pages',
    'The document has more pages than any bill',
    ['OFD_PAGES'],
    swapInFile(
      documentFile,
      '</ofd:Pages>',
      `${'<ofd:Page ID="3" BaseLoc="Pages/Page_0/Content.xml"/>'.repeat(ofdPagesMax)}</ofd:Pages>`,
    ),
  ],
  [
    'ofd-reference-escape',
    'A page lies outside the package',
    ['OFD_PATH_ESCAPES'],
    swapInFile(documentFile, 'Pages/Page_0/Content.xml', '../../../etc/passwd'),
  ],
  [
    'ofd-reference-address',
    'A page lies at an address of the network',
    ['OFD_PATH_ESCAPES'],
    swapInFile(documentFile, 'Pages/Page_0/Content.xml', 'http://example.com/a'),
  ],
  [
    'ofd-unknown-font',
    'A text uses a font that nobody declares',
    ['OFD_FONT_UNKNOWN'],
    swapInFile(pageFile, 'Font="2"', 'Font="99"'),
  ],
  [
    'ofd-box-of-words',
    'The size of a page is no number',
    ['OFD_VALUE_INVALID'],
    swapInFile(pageFile, '0 0 210 140</ofd:PhysicalBox>', 'a b c d</ofd:PhysicalBox>'),
  ],
  [
    'ofd-no-box',
    'A page does not say its size',
    ['OFD_ELEMENT_MISSING'],
    swapInFile(pageFile, /<ofd:PhysicalBox>[^<]*<\/ofd:PhysicalBox>/, ''),
  ],
  [
    'ofd-many-attachments',
    'The list names more attachments than any bill has',
    ['OFD_ATTACHMENTS'],
    swapInFile(
      attachmentsFile,
      '</ofd:Attachments>',
      `${'<ofd:Attachment ID="a" Name="a"><ofd:FileLoc>bill.xml</ofd:FileLoc></ofd:Attachment>'.repeat(ofdAttachmentsMax)}</ofd:Attachments>`,
    ),
  ],
  [
    'ofd-two-bills',
    'Two different bills are attached',
    ['BILL_FILE_SEVERAL_BILLS'],
    ({ bill, other }) =>
      edited(bill.ofd, (parts) => {
        parts.set('Doc_0/Attachs/second.xml', other.xml)
        swapIn(
          parts,
          attachmentsFile,
          '</ofd:Attachments>',
          '<ofd:Attachment ID="a" Name="a"><ofd:FileLoc>second.xml</ofd:FileLoc></ofd:Attachment></ofd:Attachments>',
        )
      }),
  ],
  [
    'ofd-many-signatures',
    'The list names more signatures than any bill has',
    ['OFD_SIGNATURES'],
    swapInFile(
      signaturesFile,
      '</ofd:Signatures>',
      `${'<ofd:Signature ID="9" Type="Seal" BaseLoc="/Doc_0/Signs/Sign_0/Signature.xml"/>'.repeat(ofdSignaturesMax)}</ofd:Signatures>`,
    ),
  ],
  [
    'ofd-signature-listed-twice',
    'The list names a signature twice',
    ['OFD_VALUE_INVALID'],
    swapInFile(
      signaturesFile,
      '</ofd:Signatures>',
      '<ofd:Signature ID="9" Type="Seal" BaseLoc="/Doc_0/Signs/Sign_0/Signature.xml"/></ofd:Signatures>',
    ),
  ],
  [
    'ofd-attachment-is-ofd',
    'The XML of the bill is another OFD',
    ['XML_UTF8_INVALID'],
    ({ bill }) => edited(bill.ofd, (parts) => parts.set(billFile, bill.ofd)),
  ],
  [
    'ofd-attachment-dtd',
    'The XML of the bill declares a document type',
    ['XML_DTD_FORBIDDEN'],
    swapInFile(billFile, '<EInvoice>', '<!DOCTYPE a><EInvoice>'),
  ],
  [
    'ofd-attachment-utf16',
    'The XML of the bill is written in UTF-16',
    ['XML_ENCODING_UNSUPPORTED'],
    ({ bill }) =>
      edited(bill.ofd, (parts) =>
        parts.set(billFile, Buffer.from(`\u{FEFF}${Buffer.from(bill.xml).toString()}`, 'utf16le')),
      ),
  ],
  [
    'ofd-accounting-dtd',
    'The accounting data declares a document type',
    ['ACCOUNTING_MARKUP'],
    swapInFile(
      'Doc_0/Attachs/efi_issuer_50060125_0000000101.xml',
      '<xbrli:xbrl',
      '<!DOCTYPE a><xbrli:xbrl',
    ),
  ],
  [
    'ofd-accounting-amount',
    'An amount of the accounting data is no amount',
    ['ACCOUNTING_VALUE'],
    swapInFile('Doc_0/Attachs/efi_issuer_50060125_0000000101.xml', '>188.21<', '>188<'),
  ],
]

export const brokenPackages = brokenFiles('ofd', breaks)
