import type { Outline } from './outline-font.ts'
import type { Point } from './outline-path.ts'
import { viewOf } from './sfnt.ts'

/** Contours, counts and the box around them. */
const headerBytes = 10

/** Contours of whole font units, y downwards, as an entry of `glyf` in which every coordinate takes two bytes. */
export function writeOutline(contours: readonly (readonly Point[])[], advance: number): Outline {
  const points = contours.flat()
  const flagsAt = headerBytes + 2 * contours.length + 2
  const bytes = new Uint8Array(flagsAt + 5 * points.length)
  const view = viewOf(bytes)
  const box = boxOf(points)
  view.setInt16(0, contours.length)
  for (const [index, side] of box.entries()) view.setInt16(2 + 2 * index, side)
  let last = -1
  for (const [index, contour] of contours.entries()) {
    last += contour.length
    view.setUint16(headerBytes + 2 * index, last)
  }
  let [x, y] = [0, 0]
  for (const [index, point] of points.entries()) {
    view.setUint8(flagsAt + index, point.onCurve ? 1 : 0)
    view.setInt16(flagsAt + points.length + 2 * index, point.x - x)
    view.setInt16(flagsAt + 3 * points.length + 2 * index, -point.y - y)
    x = point.x
    y = -point.y
  }
  return { bytes, advance, sideBearing: box[0] }
}

function boxOf(
  points: readonly Point[],
): [left: number, bottom: number, right: number, top: number] {
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => -y)
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}
