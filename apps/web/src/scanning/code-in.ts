import decodeQr from 'qr/decode.js'

/** Larger pictures are made smaller before a code is looked for. */
const sideMaxPx = 1_200

/** The text of a QR code in a picture; null where none is found. The picture stays on the device. */
export function codeIn(source: CanvasImageSource, width: number, height: number): string | null {
  const scale = Math.min(1, sideMaxPx / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return null
  context.drawImage(source, 0, 0, canvas.width, canvas.height)
  try {
    return decodeQr(context.getImageData(0, 0, canvas.width, canvas.height))
  } catch {
    return null
  }
}

/** The text of a QR code in a photo; null where none is found, or the file is no picture. */
export async function codeInPhoto(photo: File): Promise<string | null> {
  const bitmap = await createImageBitmap(photo).catch(() => null)
  return bitmap === null ? null : codeIn(bitmap, bitmap.width, bitmap.height)
}
