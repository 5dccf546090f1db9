import { crc32, deflateSync } from 'node:zlib'
import { create } from 'qrcode'

/** Modules of white around the code; readers in use need no more on a screen. */
const marginModules = 2
const pixelsPerModule = 4
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const greyOneBit = [1, 0, 0, 0, 0]

/**
 * A QR code (error correction M) as a PNG with one bit for a pixel. A general encoder of pictures tries filters on
 * colours that a code does not have, and that took most of the time of an answer to a HIS.
 */
export function qrPng(text: string): Buffer {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const width = (modules.size + 2 * marginModules) * pixelsPerModule
  const header = Buffer.alloc(13, 0)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(width, 4)
  header.set(greyOneBit, 8)
  const rows = pixelRows(modules.size, width, (row, column) => modules.get(row, column) === 1)
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Each row behind a byte that says that it is not filtered; a bit that is set is white. */
function pixelRows(
  size: number,
  width: number,
  isDark: (row: number, column: number) => boolean,
): Buffer {
  const rowBytes = 1 + Math.ceil(width / 8)
  const pixels = Buffer.alloc(rowBytes * width, 0xff)
  for (let y = 0; y < width; y += 1) pixels[y * rowBytes] = 0
  for (let row = 0; row < size; row += 1) {
    const top = (row + marginModules) * pixelsPerModule * rowBytes
    const line = pixels.subarray(top, top + rowBytes)
    for (let column = 0; column < size; column += 1) {
      if (isDark(row, column)) darken(line, (column + marginModules) * pixelsPerModule)
    }
    for (let copy = 1; copy < pixelsPerModule; copy += 1) {
      pixels.set(line, top + copy * rowBytes)
    }
  }
  return pixels
}

function darken(line: Uint8Array, x: number): void {
  for (let pixel = x; pixel < x + pixelsPerModule; pixel += 1) {
    const at = 1 + (pixel >> 3)
    line[at] = (line[at] ?? 0) & ~(0x80 >> (pixel & 7))
  }
}

function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}
