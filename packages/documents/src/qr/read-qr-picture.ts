import { readPackageFile } from '../fonts/package-file.ts'
import { checkPictureSize } from './picture-size.ts'
import { QrError } from './qr-error.ts'

/** No sheet of paper that somebody photographs to claim a bill has more codes on it. */
export const qrCodesMax = 8

let reader: ReturnType<typeof loadReader> | undefined

/** The reader's WebAssembly comes from its own package; by default it would be fetched from a network. */
async function loadReader() {
  const loaded = await import('zxing-wasm/reader')
  const wasm = readPackageFile('zxing-wasm/reader/zxing_reader.wasm')
  loaded.prepareZXingModule({ overrides: { wasmBinary: wasm.slice().buffer } })
  return loaded
}

/**
 * The texts of the QR codes in a PNG or JPEG, such as a photo of a bill, in no particular order; an empty list when
 * none is found. Turned, dark and noisy pictures are read too.
 * @throws QrError QR_PICTURE_TOO_LARGE beyond `qrPictureBytesMax` or `qrPicturePixelsMax`, QR_PICTURE_UNSUPPORTED,
 * QR_PICTURE_MALFORMED
 */
export async function readQrPicture(picture: Uint8Array): Promise<string[]> {
  checkPictureSize(picture)
  const { readBarcodes, purgeZXingModule } = await (reader ??= loadReader())
  try {
    const found = await readBarcodes(picture, {
      formats: ['QRCode'],
      tryHarder: true,
      maxNumberOfSymbols: qrCodesMax,
    })
    return found.filter(({ isValid }) => isValid).map(({ text }) => text)
  } catch {
    // A picture that breaks the decoder may leave its memory in any state; the next one gets a new one.
    purgeZXingModule()
    reader = undefined
    throw new QrError('QR_PICTURE_MALFORMED')
  }
}
