import { DocumentError } from '../document-error.ts'

const sentences = {
  PDF_MALFORMED: '文件不是 PDF，或者已损坏',
  PDF_TOO_LARGE: 'PDF 文件太大',
  PDF_ENCRYPTED: 'PDF 文件有密码保护，请上传没有密码的文件',
  PDF_PAGES_TOO_MANY: 'PDF 文件的页数太多',
  PDF_TEXT_TOO_LONG: 'PDF 文件的文字太多',
  PDF_ATTACHMENTS_TOO_MANY: 'PDF 文件的附件太多',
  PDF_ATTACHMENT_TOO_LARGE: 'PDF 文件的附件太大',
  PDF_ATTACHMENT_NAME: 'PDF 文件的附件名不合规范或者重复',
} as const

export type PdfFileErrorCode = keyof typeof sentences

/** A PDF file that is not read, or not written, and why. */
export class PdfFileError extends DocumentError<PdfFileErrorCode> {
  constructor(code: PdfFileErrorCode) {
    super(sentences, code)
  }
}
