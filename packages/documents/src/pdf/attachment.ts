import {
  pdfAttachmentBytesMax,
  pdfAttachmentNameCharactersMax,
  pdfAttachmentsMax,
} from './bounds.ts'
import { PdfFileError } from './pdf-file-error.ts'

/** A file inside a PDF. */
export interface PdfAttachment {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A name that any file system takes and that leads out of no folder. */
const namePattern = /^(?![. ])[^\p{C}/\\:*?"<>|]+(?<![. ])$/u

/**
 * Holds attachments to their bounds, the same for files that are written and files that are read.
 * @throws PdfFileError PDF_ATTACHMENTS_TOO_MANY, PDF_ATTACHMENT_TOO_LARGE, PDF_ATTACHMENT_NAME
 */
export function checkAttachments(attachments: readonly PdfAttachment[]): void {
  if (attachments.length > pdfAttachmentsMax) throw new PdfFileError('PDF_ATTACHMENTS_TOO_MANY')
  if (attachments.some(({ bytes }) => bytes.length > pdfAttachmentBytesMax))
    throw new PdfFileError('PDF_ATTACHMENT_TOO_LARGE')
  const names = new Set(attachments.map(({ name }) => name))
  if (names.size < attachments.length || !names.values().every(isAttachmentName))
    throw new PdfFileError('PDF_ATTACHMENT_NAME')
}

function isAttachmentName(name: string): boolean {
  return name.length <= pdfAttachmentNameCharactersMax && namePattern.test(name)
}
