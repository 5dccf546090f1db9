import type { Instant } from '@piaoqiao/domain'
import PdfDocument from 'pdfkit'
import type { Face } from '../face/face.ts'
import { loadFaceFont } from '../fonts/face-font.ts'
import type { SealPictures } from '../svg/face-svg.ts'
import { checkAttachments, type PdfAttachment } from './attachment.ts'
import { pdfPagesMax } from './bounds.ts'
import { documentBytes } from './document-bytes.ts'
import { drawPage, type Drawing } from './draw-page.ts'
import { PdfFileError } from './pdf-file-error.ts'
import { SealImages } from './seal-images.ts'

/** A file that is carried inside the PDF, such as the XML of the bill. */
export interface WrittenAttachment extends PdfAttachment {
  /** Such as `application/xml`. */
  readonly mediaType: string
  /** What people read about it in the list of attachments. */
  readonly description: string
}

export interface FacePdfOptions {
  readonly seals: SealPictures
  readonly attachments: readonly WrittenAttachment[]
  readonly title: string
  /** Stands in the file as its time; there is no other clock. */
  readonly createdAt: Instant
}

/**
 * A face as PDF whose text can be searched and copied, with other files attached. Equal input gives equal bytes.
 * @throws PdfFileError PDF_PAGES_TOO_MANY, PDF_ATTACHMENTS_TOO_MANY, PDF_ATTACHMENT_TOO_LARGE, PDF_ATTACHMENT_NAME
 */
export async function writeFacePdf(face: Face, options: FacePdfOptions): Promise<Uint8Array> {
  checkAttachments(options.attachments)
  if (face.pages.length > pdfPagesMax) throw new PdfFileError('PDF_PAGES_TOO_MANY')
  const createdAt = new Date(options.createdAt)
  const document = new PdfDocument({
    autoFirstPage: false,
    font: '',
    lang: 'zh-CN',
    displayTitle: true,
    pdfVersion: '1.7',
    info: {
      Title: options.title,
      Producer: 'Piaoqiao',
      Creator: 'Piaoqiao',
      CreationDate: createdAt,
    },
  })
  const whole = documentBytes(document)
  draw(face, {
    document,
    font: loadFaceFont(),
    seals: options.seals,
    images: new SealImages(document),
  })
  attach(document, options.attachments, createdAt)
  document.end()
  return whole
}

function draw(face: Face, drawing: Drawing): void {
  drawing.document.font(Buffer.from(drawing.font.subset(charactersOf(face))))
  for (const page of face.pages) drawPage(drawing, face, page)
}

/** The font needs only what the face says. */
function charactersOf(face: Face): Set<string> {
  const characters = new Set<string>()
  for (const { marks } of face.pages)
    for (const mark of marks)
      if (mark.kind === 'text') for (const character of mark.text) characters.add(character)
  return characters
}

function attach(
  document: PDFKit.PDFDocument,
  attachments: readonly WrittenAttachment[],
  createdAt: Date,
): void {
  for (const { name, mediaType, bytes, description } of attachments) {
    document.file(Buffer.from(bytes), {
      name,
      type: mediaType,
      description,
      creationDate: createdAt,
      modifiedDate: createdAt,
    })
  }
}
