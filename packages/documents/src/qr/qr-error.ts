import { DocumentError } from '../document-error.ts'

const sentences = {
  QR_TEXT_TOO_LONG: '二维码的内容太长',
  QR_PICTURE_TOO_LARGE: '图片太大，请上传较小的图片',
  QR_PICTURE_UNSUPPORTED: '只能识别 PNG 或 JPEG 图片',
  QR_PICTURE_MALFORMED: '图片已损坏，无法识别',
} as const

export type QrErrorCode = keyof typeof sentences

/** A code that cannot be made, or a picture in which none can be looked for. */
export class QrError extends DocumentError<QrErrorCode> {
  constructor(code: QrErrorCode) {
    super(sentences, code)
  }
}
