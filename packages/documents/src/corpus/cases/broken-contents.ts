import {
  issuerAccountingData,
  issuerFileName,
  writeIssuerPart,
} from '../../accounting/issuer-part.ts'
import { billAttachment } from '../../ofd/bill-attachment.ts'
import type { OfdInput } from '../../ofd/write-ofd.ts'
import { signedBill } from '../../xml/cases/signed-bills.ts'
import type { BillDocument } from '../../xml/bill-document.ts'
import { ofdInputOf, sampleFace, sealedOfd } from './bill-makers.ts'
import type { BillFiles } from './bill-makers.ts'
import { brokenFiles } from './broken-file.ts'
import type { Break } from './broken-file.ts'
import type { GoodFiles } from './good-files.ts'
import {
  attachmentsFile,
  billFile,
  documentFile,
  edited,
  pageFile,
  partOf,
  resourcesFile,
  sealedAfter,
  swapIn,
  swapInFile,
} from './ofd-parts.ts'

/** OFD files whose content was changed, before or after both parties sealed it. */

const changed = 'OFD_FILE_CHANGED'
const bothInvalid = ['ISSUER_SIGNATURE_INVALID', 'SUPERVISOR_SIGNATURE_INVALID']
const accountingFile = 'Doc_0/Attachs/efi_issuer_50060125_0000000101.xml'

const afterSealing: readonly Break[] = [
  [
    'ofd-altered-page',
    'The total on the page was changed',
    [changed, 'FACE_DISAGREES'],
    swapInFile(pageFile, '¥188.21', '¥988.21'),
  ],
  [
    'ofd-altered-words',
    'The total in words was changed',
    [changed, 'FACE_DISAGREES'],
    swapInFile(pageFile, '壹佰捌拾捌元', '玖佰捌拾捌元'),
  ],
  [
    'ofd-altered-colour',
    'A text on the page was made white',
    [changed],
    swapInFile(
      pageFile,
      '<ofd:FillColor Value="20 20 20"/><ofd:TextCode',
      '<ofd:FillColor Value="255 255 255"/><ofd:TextCode',
    ),
  ],
  [
    'ofd-altered-font',
    'The font was exchanged for another',
    [changed],
    ({ bill }) =>
      edited(bill.ofd, (parts) =>
        parts.set('Doc_0/Res/form.ttf', partOf(parts, 'Doc_0/Res/entry.ttf')),
      ),
  ],
  [
    'ofd-altered-attachment',
    'The total in the attached XML was changed',
    [changed, ...bothInvalid, 'FACE_DISAGREES', 'ACCOUNTING_DISAGREES'],
    swapInFile(billFile, '188.21', '988.21'),
  ],
  [
    'ofd-attachment-replaced',
    'The attached XML is that of another bill',
    [changed, 'FACE_DISAGREES', 'ACCOUNTING_DISAGREES'],
    ({ bill, other }) => edited(bill.ofd, (parts) => parts.set(billFile, other.xml)),
  ],
  [
    'ofd-altered-accounting',
    'The total in the accounting data was changed',
    [changed, 'ACCOUNTING_DISAGREES'],
    swapInFile(accountingFile, '188.21', '988.21'),
  ],
  [
    'ofd-altered-title',
    'The title of the file was changed',
    [changed],
    swapInFile('OFD.xml', '示例票据', '其他票据'),
  ],
  [
    'ofd-file-added',
    'A file was put into the package',
    ['OFD_FILE_UNSIGNED'],
    ({ bill }) =>
      edited(bill.ofd, (parts) => parts.set('Doc_0/extra.xml', new TextEncoder().encode('<a/>'))),
  ],
  ['ofd-page-added', 'A page was added', [changed, 'OFD_FILE_UNSIGNED'], pageAdded],
  [
    'ofd-page-removed',
    'The last page was taken out',
    ['OFD_REFERENCE_MISSING', changed],
    pageRemoved,
  ],
  [
    'ofd-attachment-added',
    'An attachment was added',
    [changed, 'OFD_FILE_UNSIGNED'],
    attachmentAdded,
  ],
  [
    'ofd-bill-unlisted',
    'The XML of the bill was taken from the list of attachments, its file left',
    [changed],
    swapInFile(attachmentsFile, /<ofd:Attachment ID="attachment-1".*?<\/ofd:Attachment>/, ''),
  ],
]

const beforeSealing: readonly Break[] = [
  [
    'ofd-sealed-face-of-another-total',
    'Both sealed a face that shows another total than the XML',
    ['FACE_DISAGREES'],
    ({ bill, seals }) => sealedOfd(inputOf(withTotal(bill.document, 98_821n), bill), seals),
  ],
  [
    'ofd-sealed-face-of-another-bill',
    'Both sealed the face of another bill',
    ['FACE_DISAGREES'],
    ({ bill, other, seals }) => sealedOfd(inputOf(other.document, bill), seals),
  ],
  [
    'ofd-sealed-second-total',
    'Both sealed a face with a second total on it',
    ['FACE_DISAGREES'],
    (good) => sealedPage(good, '备注：', '（小写）：¥988.21'),
  ],
  [
    'ofd-sealed-without-total',
    'Both sealed a face without its total',
    ['FACE_UNREADABLE'],
    (good) => sealedPage(good, '（小写）：', ''),
  ],
  [
    'ofd-sealed-other-accounting',
    'Both sealed the accounting data of another bill',
    ['ACCOUNTING_DISAGREES'],
    otherAccounting,
  ],
  ['ofd-sealed-forged-bill', 'Both sealed an XML that others signed', bothInvalid, forgedBill],
  [
    'ofd-sealed-font-not-embedded',
    'Both sealed a file whose font is not in it',
    ['OFD_FONT_MISSING'],
    ({ bill, seals }) =>
      sealedAfter(bill.ofdInput, seals, (parts) =>
        swapIn(parts, resourcesFile, '<ofd:FontFile>entry.ttf</ofd:FontFile>', ''),
      ),
  ],
]

function withTotal(document: BillDocument, totalFen: bigint): BillDocument {
  return { ...document, main: { ...document.main, totalFen } }
}

/** The face of one bill with the attachments of another. */
function inputOf(shown: BillDocument, { ofdInput }: BillFiles): OfdInput {
  return ofdInputOf(sampleFace(shown), ofdInput.attachments)
}

function sealedPage({ bill, seals }: GoodFiles, from: string, to: string): Promise<Uint8Array> {
  return sealedAfter(bill.ofdInput, seals, (parts) => swapIn(parts, pageFile, from, to))
}

function otherAccounting({ bill, other, seals }: GoodFiles): Promise<Uint8Array> {
  const { billCode, billNumber } = bill.document.main
  const bytes = writeIssuerPart(issuerAccountingData(other.document))
  const data = { name: '会计数据', fileName: issuerFileName(billCode, billNumber), bytes }
  return sealedOfd(ofdInputOf(bill.face, [billAttachment({ bytes: bill.xml }), data]), seals)
}

/** The supervisor's signature of another bill behind the issuer's of this one would be too easy: all of it is another's. */
function forgedBill({ bill, seals }: GoodFiles): Promise<Uint8Array> {
  const { main } = bill.document
  const remarked = signedBill({ ...bill.document, main: { ...main, payMode: '现金' } })
  const forged = Buffer.from(remarked)
    .toString()
    .replace('现金', main.payMode ?? '')
  const bytes = new TextEncoder().encode(forged)
  return sealedOfd(ofdInputOf(bill.face, [billAttachment({ bytes })]), seals)
}

function pageAdded({ bill }: GoodFiles): Uint8Array {
  return edited(bill.ofd, (parts) => {
    parts.set('Doc_0/Pages/Page_9/Content.xml', partOf(parts, 'Doc_0/Pages/Page_1/Content.xml'))
    const page = '<ofd:Page ID="900" BaseLoc="Pages/Page_9/Content.xml"/></ofd:Pages>'
    swapIn(parts, documentFile, '</ofd:Pages>', page)
  })
}

function pageRemoved({ bill }: GoodFiles): Uint8Array {
  return edited(bill.ofd, (parts) => {
    parts.delete('Doc_0/Pages/Page_1/Content.xml')
    swapIn(parts, documentFile, '<ofd:Page ID="4" BaseLoc="Pages/Page_1/Content.xml"/>', '')
  })
}

function attachmentAdded({ bill }: GoodFiles): Uint8Array {
  return edited(bill.ofd, (parts) => {
    parts.set('Doc_0/Attachs/note.txt', new TextEncoder().encode('note'))
    const attachment =
      '<ofd:Attachment ID="n" Name="n"><ofd:FileLoc>note.txt</ofd:FileLoc></ofd:Attachment>'
    swapIn(parts, attachmentsFile, '</ofd:Attachments>', `${attachment}</ofd:Attachments>`)
  })
}

export const brokenContents = brokenFiles('ofd', [...afterSealing, ...beforeSealing])
