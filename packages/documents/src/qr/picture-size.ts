import { Inflate } from 'fflate'
import { QrError } from './qr-error.ts'

/** A photo of today's phones has some 12 megapixels and 5 MB. */
export const qrPictureBytesMax = 12 * 1024 * 1024
export const qrPicturePixelsMax = 40_000_000

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const pngHeaderBytes = 33
/** Interlaced pictures have a few more row beginnings than others. */
const pngSlackBytes = 1_024 * 1_024
const bytesPerPixelMax = 8
const jpegStart = [0xff, 0xd8, 0xff]

/**
 * Finds out from its header how many pixels a picture has, and that it does not unpack to more, before anything
 * decodes it.
 * @throws QrError QR_PICTURE_TOO_LARGE, QR_PICTURE_UNSUPPORTED, QR_PICTURE_MALFORMED
 */
export function checkPictureSize(picture: Uint8Array): void {
  if (picture.length > qrPictureBytesMax) throw new QrError('QR_PICTURE_TOO_LARGE')
  const view = new DataView(picture.buffer, picture.byteOffset, picture.byteLength)
  if (startsWith(picture, pngSignature)) checkPng(picture, view)
  else if (startsWith(picture, jpegStart)) checkPixels(...jpegSize(view))
  else throw new QrError('QR_PICTURE_UNSUPPORTED')
}

const startsWith = (picture: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => picture[index] === byte)

function checkPixels(widthPx: number, heightPx: number): void {
  if (widthPx === 0 || heightPx === 0) throw new QrError('QR_PICTURE_MALFORMED')
  if (widthPx * heightPx > qrPicturePixelsMax) throw new QrError('QR_PICTURE_TOO_LARGE')
}

function checkPng(picture: Uint8Array, view: DataView): void {
  if (picture.length < pngHeaderBytes) throw new QrError('QR_PICTURE_MALFORMED')
  const [widthPx, heightPx] = [view.getUint32(16), view.getUint32(20)]
  checkPixels(widthPx, heightPx)
  checkUnpacked(picture, view, (widthPx * bytesPerPixelMax + 1) * heightPx + pngSlackBytes)
}

function checkUnpacked(picture: Uint8Array, view: DataView, bytesMax: number): void {
  let size = 0
  let skipped = 2
  const inflate = new Inflate((chunk) => (size += chunk.length))
  for (let at = pngHeaderBytes; at + 12 <= picture.length; at += 12 + view.getUint32(at)) {
    if (String.fromCharCode(...picture.subarray(at + 4, at + 8)) !== 'IDAT') continue
    const data = picture.subarray(at + 8 + skipped, at + 8 + view.getUint32(at))
    skipped = 0
    push(inflate, data)
    if (size > bytesMax) throw new QrError('QR_PICTURE_TOO_LARGE')
  }
}

const pieceBytes = 16 * 1024

function push(inflate: Inflate, data: Uint8Array): void {
  try {
    for (let from = 0; from < data.length; from += pieceBytes)
      inflate.push(data.subarray(from, from + pieceBytes), false)
  } catch {
    throw new QrError('QR_PICTURE_MALFORMED')
  }
}

/** Walks over the segments of a JPEG to the one that begins the picture (SOF, ITU T.81 B.2.2). */
function jpegSize(view: DataView): [widthPx: number, heightPx: number] {
  let at = 2
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return [view.getUint16(at + 7), view.getUint16(at + 5)]
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2)
  }
  throw new QrError('QR_PICTURE_MALFORMED')
}
