import { create } from 'qrcode'
import { QrError } from './qr-error.ts'

/** A code of 20 mm with more modules than this many bytes need cannot be read from paper. */
export const qrTextBytesMax = 300

/**
 * The modules of a QR code (error correction M), rows from top to bottom, true where dark; without the quiet zone.
 * @throws QrError QR_TEXT_TOO_LONG beyond `qrTextBytesMax`
 */
export function qrModules(text: string): boolean[][] {
  if (new TextEncoder().encode(text).length > qrTextBytesMax) throw new QrError('QR_TEXT_TOO_LONG')
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  return Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (__, column) => modules.get(row, column) === 1),
  )
}
