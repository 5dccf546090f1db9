import { unzlibSync, zlibSync } from 'fflate'
import { renderSvg } from '../png/render-svg.ts'

/** A picture as PDF keeps it: colours and transparency apart, both deflated. */
export interface PictureParts {
  readonly widthPx: number
  readonly heightPx: number
  readonly colours: Uint8Array
  readonly alpha: Uint8Array
}

const headerBytes = 33
const channels = 4
/** Bit depth 8, colour with alpha, not interlaced. */
const plainHeader = [8, 6, 0, 0, 0]
/** More than a seal ever has; a picture beyond is drawn smaller. */
const sidePxMax = 1_200

/** Takes a PNG apart. What is not plain 8-bit RGBA is drawn anew as such first. */
export function pictureParts(png: Uint8Array): PictureParts {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const isPlain = plainHeader.every((byte, index) => png[24 + index] === byte)
  const [widthPx, heightPx] = [view.getUint32(16), view.getUint32(20)]
  if (!isPlain || Math.max(widthPx, heightPx) > sidePxMax)
    return pictureParts(drawnAnew(png, widthPx, heightPx))
  const rows = unfiltered(unzlibSync(dataOf(png, view)), widthPx * channels, heightPx)
  const { colours, alpha } = parted(rows, widthPx * heightPx)
  return { widthPx, heightPx, colours: zlibSync(colours), alpha: zlibSync(alpha) }
}

function parted(pixels: Uint8Array, count: number): { colours: Uint8Array; alpha: Uint8Array } {
  const colours = new Uint8Array(3 * count)
  const alpha = new Uint8Array(count)
  for (let pixel = 0; pixel < count; pixel++) {
    for (let channel = 0; channel < 3; channel++)
      colours[3 * pixel + channel] = pixels[channels * pixel + channel] ?? 0
    alpha[pixel] = pixels[channels * pixel + 3] ?? 0
  }
  return { colours, alpha }
}

function drawnAnew(png: Uint8Array, widthPx: number, heightPx: number): Uint8Array {
  const data = Buffer.from(png).toString('base64')
  const shrinking = Math.min(1, sidePxMax / Math.max(widthPx, heightPx))
  return renderSvg(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${widthPx} ${heightPx}"><image width="${widthPx}" height="${heightPx}" href="data:image/png;base64,${data}"/></svg>`,
    Math.max(1, Math.floor(widthPx * shrinking)),
  )
}

/** The deflated data, which a PNG may spread over several chunks. */
function dataOf(png: Uint8Array, view: DataView): Uint8Array {
  const parts: Uint8Array[] = []
  for (let at = headerBytes; at + 12 <= png.length; at += 12 + view.getUint32(at)) {
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8))
    if (type === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + view.getUint32(at)))
  }
  return Buffer.concat(parts)
}

/** Takes back what PNG does to each row before it deflates it (PNG specification, 9.2). */
function unfiltered(data: Uint8Array, rowBytes: number, rowCount: number): Uint8Array {
  const rows = new Uint8Array(rowBytes * rowCount)
  for (let row = 0; row < rowCount; row++) {
    const filter = data[row * (rowBytes + 1)] ?? 0
    const source = row * (rowBytes + 1) + 1
    const target = row * rowBytes
    for (let at = 0; at < rowBytes; at++) {
      const left = at < channels ? 0 : (rows[target + at - channels] ?? 0)
      const above = row === 0 ? 0 : (rows[target + at - rowBytes] ?? 0)
      const corner = at < channels || row === 0 ? 0 : (rows[target + at - rowBytes - channels] ?? 0)
      rows[target + at] = (data[source + at] ?? 0) + predicted(filter, left, above, corner)
    }
  }
  return rows
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 1:
      return left
    case 2:
      return above
    case 3:
      return (left + above) >> 1
    case 4:
      return nearest(left, above, corner)
    default:
      return 0
  }
}

/** Paeth: the neighbour that is nearest to left + above − corner. */
function nearest(left: number, above: number, corner: number): number {
  const toLeft = Math.abs(above - corner)
  const toAbove = Math.abs(left - corner)
  const toCorner = Math.abs(left + above - 2 * corner)
  if (toLeft <= toAbove && toLeft <= toCorner) return left
  return toAbove <= toCorner ? above : corner
}
