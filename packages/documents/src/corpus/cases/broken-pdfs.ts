import { deflateSync } from 'node:zlib'
import {
  pdfAttachmentBytesMax,
  pdfAttachmentsMax,
  pdfPagesMax,
  pdfTextCharactersMax,
} from '../../pdf/bounds.ts'
import type { Face, FaceMark } from '../../face/face.ts'
import { loadFaceFont } from '../../fonts/face-font.ts'
import { textMark } from '../../face/text-line.ts'
import { pdfAttachment, pdfOf, sampleFace } from './bill-makers.ts'
import type { BillFiles } from './bill-makers.ts'
import { brokenFiles, swapped, truncated } from './broken-file.ts'
import type { Break } from './broken-file.ts'
import { drawnPdf, revised, withAction } from './pdf-parts.ts'

/** PDF files that are broken, made to harm, or that show what their data does not say. */

const bothInvalid = ['ISSUER_SIGNATURE_INVALID', 'SUPERVISOR_SIGNATURE_INVALID']

function withAttached(face: Face, ...files: readonly Uint8Array[]): Promise<Uint8Array> {
  const attachments = files.map((bytes, index) => pdfAttachment(`bill-${index}.xml`, bytes))
  return pdfOf(face, attachments)
}

function drawnWith(name: string, size: number): Promise<Uint8Array> {
  return drawnPdf((document) => document.file(Buffer.alloc(size, 'a'), { name }))
}

const files: readonly Break[] = [
  [
    'pdf-truncated-start',
    'Only the first kilobyte is left',
    ['PDF_MALFORMED'],
    ({ bill }) => bill.pdf.slice(0, 1024),
  ],
  [
    'pdf-truncated-half',
    'Half of the file is missing',
    ['PDF_MALFORMED'],
    ({ bill }) => truncated(bill.pdf, 0.5),
  ],
  [
    'pdf-head-only',
    'The file is a header and nothing else',
    ['PDF_MALFORMED'],
    () => new TextEncoder().encode('%PDF-1.7\n'),
  ],
  [
    'pdf-password',
    'The file opens with a password',
    ['PDF_ENCRYPTED'],
    () => drawnPdf((document) => document.text('a'), { userPassword: 'secret' }),
  ],
  [
    'pdf-many-pages',
    'The file has more pages than any bill',
    ['PDF_PAGES_TOO_MANY'],
    () =>
      drawnPdf((document) => {
        for (let page = 0; page < pdfPagesMax; page += 1) document.addPage()
      }),
  ],
  [
    'pdf-many-attachments',
    'The file has more attachments than any bill',
    ['PDF_ATTACHMENTS_TOO_MANY'],
    () =>
      drawnPdf((document) => {
        for (let file = 0; file <= pdfAttachmentsMax; file += 1)
          document.file(Buffer.from('a'), { name: `${file}.txt` })
      }),
  ],
  [
    'pdf-large-attachment',
    'An attachment has more bytes than any data of a bill',
    ['PDF_ATTACHMENT_TOO_LARGE'],
    () => drawnWith('bill.xml', pdfAttachmentBytesMax + 1),
  ],
  [
    'pdf-attachment-path',
    'The name of an attachment leads out of its folder',
    ['PDF_ATTACHMENT_NAME'],
    () => drawnWith('../../bill.xml', 10),
  ],
  [
    'pdf-attachment-drive',
    'The name of an attachment has a drive',
    ['PDF_ATTACHMENT_NAME'],
    () => drawnWith('C:\\bill.xml', 10),
  ],
  [
    'pdf-long-text',
    'A page has more characters than any bill',
    ['PDF_TEXT_TOO_LONG'],
    () => longText(),
  ],
  [
    'pdf-packed-twice',
    'A stream is packed twice, so that its size shows late',
    ['PDF_TOO_LARGE'],
    () => packedTwice(),
  ],
  [
    'pdf-no-bill',
    'The file is about something else',
    ['BILL_FILE_NO_BILL'],
    () => drawnPdf((document) => document.text('A letter')),
  ],
]

const harmless: readonly Break[] = [
  [
    'pdf-script',
    'A script opens with the file; it must not run, and changes nothing',
    [],
    ({ bill }) => withAction(bill.pdf, '/S /JavaScript /JS (app.alert\\(1\\))'),
  ],
  [
    'pdf-launch',
    'A program opens with the file; it must not, and changes nothing',
    [],
    ({ bill }) => withAction(bill.pdf, '/S /Launch /F (calc.exe)'),
  ],
  [
    'pdf-address',
    'An address of the network opens with the file; it must not, and changes nothing',
    [],
    ({ bill }) => withAction(bill.pdf, '/S /URI /URI (http://example.com/a)'),
  ],
]

const contents: readonly Break[] = [
  [
    'pdf-altered-attachment',
    'The total in the attached XML was changed',
    [...bothInvalid, 'FACE_DISAGREES'],
    ({ bill }) => withAttached(bill.face, swapped(bill.xml, '188.21', '988.21')),
  ],
  [
    'pdf-attachment-of-another-bill',
    'The attached XML is that of another bill',
    ['FACE_DISAGREES'],
    ({ bill, other }) => withAttached(bill.face, other.xml),
  ],
  [
    'pdf-attachment-dtd',
    'The attached XML declares a document type',
    ['XML_DTD_FORBIDDEN'],
    ({ bill }) =>
      withAttached(bill.face, swapped(bill.xml, '<EInvoice>', '<!DOCTYPE a><EInvoice>')),
  ],
  [
    'pdf-two-bills',
    'Two bills are attached',
    ['BILL_FILE_SEVERAL_BILLS'],
    ({ bill, other }) => withAttached(bill.face, bill.xml, other.xml),
  ],
  [
    'pdf-face-of-another-total',
    'The page shows another total than the attached XML',
    ['FACE_DISAGREES'],
    ({ bill }) => withAttached(faceWithTotal(bill, 98_821n), bill.xml),
  ],
  [
    'pdf-hidden-total',
    'A second total stands on the page, too small to be seen',
    ['FACE_DISAGREES'],
    ({ bill }) => withAttached(faceWith(bill, '（小写）：¥988.21'), bill.xml),
  ],
  [
    'pdf-hidden-number',
    'A second number stands on the page, too small to be seen',
    ['FACE_DISAGREES'],
    ({ bill }) => withAttached(faceWith(bill, '票据号码：9999999999'), bill.xml),
  ],
  [
    'pdf-emptied-page',
    'A later revision of the file empties its page',
    ['FACE_UNREADABLE'],
    ({ bill }) => emptied(bill),
  ],
]

function faceWithTotal({ document }: BillFiles, totalFen: bigint): Face {
  return sampleFace({ ...document, main: { ...document.main, totalFen } })
}

function faceWith({ face }: BillFiles, text: string): Face {
  const place = { xMm: 150, baselineMm: 138, sizeMm: 0.1, colour: 'entry' } as const
  const mark: FaceMark = textMark(loadFaceFont(), text, place)
  const [front, ...rest] = face.pages
  return { ...face, pages: [{ marks: [...(front?.marks ?? []), mark] }, ...rest] }
}

/** Both pages: the second one repeats which bill it belongs to. */
function emptied({ pdf }: BillFiles): Uint8Array {
  const noContents = (content: string) => content.replace(/\/Contents .*\n/, '')
  return revised(revised(pdf, '/Type /Page', noContents), '/Type /Pages', (pages) =>
    pages.replace(/\/Kids \[(\S+ \S+ R)[^\]]*\]/, '/Kids [$1]').replace(/\/Count \d+/, '/Count 1'),
  )
}

function longText(): Promise<Uint8Array> {
  return drawnPdf((document) => {
    const letters = 'a'.repeat(10_000)
    document.text('a')
    // A reader leaves out what stands beside the page, so that it has to be small.
    for (let done = 0; done <= pdfTextCharactersMax; done += letters.length) {
      document.addContent(`BT /F1 0.05 Tf 10 100 Td (${letters}) Tj ET`)
    }
  })
}

function packedTwice(): Promise<Uint8Array> {
  return drawnPdf((document) => {
    const stream = document.ref({ Filter: ['FlateDecode', 'FlateDecode'] })
    stream.end(deflateSync(deflateSync(Buffer.alloc(1_000_000))))
  })
}

export const brokenPdfs = brokenFiles('pdf', [...files, ...harmless, ...contents])
