import { viewOf } from './sfnt.ts'

/** In font units, y downwards. */
export interface Point {
  readonly x: number
  readonly y: number
  readonly onCurve: boolean
}

const onCurveFlag = 1
const repeatFlag = 8

/** How one coordinate is packed: one byte with a sign of its own, two bytes, or the same as before. */
const packing = { x: { short: 2, sameOrPositive: 16 }, y: { short: 4, sameOrPositive: 32 } }

/**
 * A simple entry of `glyf` as the data of an SVG path: font units, y downwards, the base line at 0.
 * A character without ink, such as a space, gives an empty text.
 */
export function outlinePath(entry: Uint8Array): string {
  if (entry.length === 0) return ''
  return readContours(entry).map(contourPath).join('')
}

/** The closed lines of a simple entry of `glyf`. */
export function readContours(entry: Uint8Array): Point[][] {
  const view = viewOf(entry)
  const ends = Array.from({ length: view.getInt16(0) }, (_, index) =>
    view.getUint16(10 + 2 * index),
  )
  const count = (ends.at(-1) ?? -1) + 1
  const instructionsAt = 10 + 2 * ends.length
  const flagsAt = instructionsAt + 2 + view.getUint16(instructionsAt)
  const { flags, end } = readFlags(entry, flagsAt, count)
  const xs = readCoordinates(view, flags, end, 'x')
  const ys = readCoordinates(view, flags, xs.end, 'y')
  const points = flags.map((flag, index) => ({
    x: xs.values[index] ?? 0,
    y: -(ys.values[index] ?? 0),
    onCurve: (flag & onCurveFlag) !== 0,
  }))
  return ends.map((last, index) => points.slice((ends[index - 1] ?? -1) + 1, last + 1))
}

function readFlags(
  entry: Uint8Array,
  start: number,
  count: number,
): { flags: number[]; end: number } {
  const flags: number[] = []
  let at = start
  while (flags.length < count) {
    const flag = entry[at++] ?? 0
    const times = (flag & repeatFlag) === 0 ? 1 : 1 + (entry[at++] ?? 0)
    for (let time = 0; time < times; time++) flags.push(flag)
  }
  return { flags, end: at }
}

function readCoordinates(
  view: DataView,
  flags: readonly number[],
  start: number,
  axis: 'x' | 'y',
): { values: number[]; end: number } {
  const { short, sameOrPositive } = packing[axis]
  let at = start
  let value = 0
  const values = flags.map((flag) => {
    if ((flag & short) !== 0) {
      const step = view.getUint8(at++)
      value += (flag & sameOrPositive) === 0 ? -step : step
    } else if ((flag & sameOrPositive) === 0) {
      value += view.getInt16(at)
      at += 2
    }
    return value
  })
  return { values, end: at }
}

/**
 * Between two points off the curve, TrueType means one on the curve in their middle; a contour that has none on the
 * curve at all, such as a circle, begins at such a middle.
 */
function contourPath(points: readonly Point[]): string {
  const start = points.findIndex(({ onCurve }) => onCurve)
  const [first = nowhere, last = nowhere] = [points[0], points.at(-1)]
  const ordered =
    start < 0
      ? [{ ...middleOf(last, first), onCurve: true }, ...points]
      : [...points.slice(start), ...points.slice(0, start)]
  return points.length === 0 ? '' : closedPath(ordered)
}

const nowhere = { x: 0, y: 0 }

/** @param ordered points of a contour whose first one is on the curve */
function closedPath(ordered: readonly Point[]): string {
  const [first = { ...nowhere, onCurve: true }] = ordered
  let path = `M${first.x} ${first.y}`
  for (let index = 1; index <= ordered.length; index++) {
    const point = ordered[index] ?? first
    if (point.onCurve) {
      path += `L${point.x} ${point.y}`
      continue
    }
    const next = ordered[index + 1] ?? first
    const end = next.onCurve ? next : middleOf(point, next)
    if (next.onCurve) index++
    path += `Q${point.x} ${point.y} ${end.x} ${end.y}`
  }
  return `${path}Z`
}

const middleOf = (
  left: Omit<Point, 'onCurve'>,
  right: Omit<Point, 'onCurve'>,
): { x: number; y: number } => ({
  x: (left.x + right.x) / 2,
  y: (left.y + right.y) / 2,
})
