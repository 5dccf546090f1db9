import type { FaceFont } from '../fonts/face-font.ts'
import type { FaceColour, FaceMark } from './face.ts'
import { fitText, type FittedText } from './fit-text.ts'
import { sizesDownFrom, tableSizeMm } from './measures.ts'
import { ascentShare, rule, textMark } from './text-line.ts'

export interface Column {
  readonly label: string
  readonly xMm: number
  readonly widthMm: number
  readonly align: 'start' | 'middle' | 'end'
}

export type ColumnShape = readonly [label: string, widthMm: number, align: Column['align']]

/** A row whose cells were broken into lines; how high it becomes is known before it is drawn. */
export interface Row {
  readonly cells: readonly FittedText[]
  readonly heightMm: number
  readonly colour: FaceColour
}

export const headerHeightMm = 6
const rowHeightMinMm = 4.6
const cellPaddingMm = 1
const lineShare = 1.25
/** The longest name that the data standard lets a bill carry has this many lines in its narrowest column. */
const cellLinesMax = 30

/** Columns side by side from `xMm` on. */
export function columnsFrom(xMm: number, shapes: readonly ColumnShape[]): Column[] {
  let left = xMm
  return shapes.map(([label, widthMm, align]) => {
    const column = { label, xMm: left, widthMm, align }
    left += widthMm
    return column
  })
}

export function fitRow(
  font: FaceFont,
  columns: readonly Column[],
  texts: readonly string[],
  colour: FaceColour = 'entry',
): Row {
  const cells = columns.map((column, index) => fitCell(font, column, texts[index] ?? ''))
  const heights = cells.map(({ lines, sizeMm }) => lines.length * sizeMm * lineShare + 1)
  return { cells, heightMm: Math.max(rowHeightMinMm, ...heights), colour }
}

/** One line if a slightly smaller size makes it one, otherwise as many as it takes. */
function fitCell(font: FaceFont, { widthMm }: Column, text: string): FittedText {
  const place = { widthMm: widthMm - 2 * cellPaddingMm, linesMax: 1 }
  const oneLine = fitText(font, text, { ...place, sizesMm: sizesDownFrom(tableSizeMm, 2.4) })
  return oneLine.whole
    ? oneLine
    : fitText(font, text, { ...place, sizesMm: [2.4], linesMax: cellLinesMax })
}

export function drawRow(
  font: FaceFont,
  columns: readonly Column[],
  { cells, heightMm, colour }: Row,
  topMm: number,
): FaceMark[] {
  return cells.flatMap(({ lines, sizeMm }, index) => {
    const column = columns[index]
    if (column === undefined) return []
    const blockMm = lines.length * sizeMm * lineShare
    const firstMm = topMm + (heightMm - blockMm) / 2 + sizeMm * (ascentShare + (lineShare - 1) / 2)
    return lines.map((line, at) =>
      textMark(font, line, {
        xMm: alignedX(column),
        baselineMm: firstMm + at * sizeMm * lineShare,
        sizeMm,
        colour,
        align: column.align,
      }),
    )
  })
}

function alignedX({ xMm, widthMm, align }: Column): number {
  if (align === 'start') return xMm + cellPaddingMm
  return align === 'end' ? xMm + widthMm - cellPaddingMm : xMm + widthMm / 2
}

/** The labels of the columns, the line below them, and the lines between the columns down to `bottomMm`. */
export function drawColumns(
  font: FaceFont,
  columns: readonly Column[],
  topMm: number,
  bottomMm: number,
): FaceMark[] {
  const bodyMm = topMm + headerHeightMm
  const first = columns[0]
  const last = columns.at(-1)
  if (first === undefined || last === undefined) return []
  return [
    ...columns.map(({ label, xMm, widthMm }) =>
      textMark(font, label, {
        xMm: xMm + widthMm / 2,
        baselineMm: topMm + headerHeightMm / 2 + tableSizeMm * (ascentShare - 0.5),
        sizeMm: tableSizeMm,
        colour: 'form',
        align: 'middle',
      }),
    ),
    rule(first.xMm, bodyMm, last.xMm + last.widthMm, bodyMm),
    ...columns.slice(1).map(({ xMm }) => rule(xMm, topMm, xMm, bottomMm)),
  ]
}

/** The four sides of a rectangle. */
export function frame(
  leftMm: number,
  topMm: number,
  rightMm: number,
  bottomMm: number,
): FaceMark[] {
  return [
    rule(leftMm, topMm, rightMm, topMm, 0.3),
    rule(rightMm, topMm, rightMm, bottomMm, 0.3),
    rule(rightMm, bottomMm, leftMm, bottomMm, 0.3),
    rule(leftMm, bottomMm, leftMm, topMm, 0.3),
  ]
}
