export { amountInWords } from './face/amount-in-words.ts'
export { billKindOf, isRedBill, type BillKind } from './face/bill-kind.ts'
export {
  faceColours,
  type Face,
  type FaceColour,
  type FaceMark,
  type FacePage,
  type MatrixMark,
  type RuleMark,
  type SealMark,
  type SealPicture,
  type SealRole,
  type TextMark,
} from './face/face.ts'
export { FaceError, type FaceErrorCode } from './face/face-error.ts'
export { layFace, type FaceOptions } from './face/lay-face.ts'
export { facePagesMax } from './face/measures.ts'
export { loadFaceFont, type FaceFont } from './fonts/face-font.ts'
export { FontError, type FontErrorCode } from './fonts/font-error.ts'
export { subsetCharactersMax } from './fonts/write-subset.ts'
export type { PdfAttachment } from './pdf/attachment.ts'
export * from './pdf/bounds.ts'
export { PdfFileError, type PdfFileErrorCode } from './pdf/pdf-file-error.ts'
export { readPdf, type PdfContent } from './pdf/read-pdf.ts'
export { writeFacePdf, type FacePdfOptions, type WrittenAttachment } from './pdf/write-face-pdf.ts'
export { pngWidthPxMax, writeFacePng, type PngOptions } from './png/face-png.ts'
export { qrPictureBytesMax, qrPicturePixelsMax } from './qr/picture-size.ts'
export {
  addressForm,
  commaFieldsByDefault,
  commaForm,
  qrContentCharactersMax,
  qrFactsOf,
  readQrContent,
  type CommaField,
  type QrContentForm,
  type QrFacts,
} from './qr/qr-content.ts'
export { QrError, type QrErrorCode } from './qr/qr-error.ts'
export { qrModules, qrTextBytesMax } from './qr/qr-modules.ts'
export { qrCodesMax, readQrPicture } from './qr/read-qr-picture.ts'
export {
  drawSealPicture,
  sealNameCharactersMax,
  type IssuerSeal,
  type SealSubject,
  type SupervisorSeal,
} from './seal-picture/draw-seal-picture.ts'
export { writeFaceSvg, type SealPictures, type SvgOptions } from './svg/face-svg.ts'
