import type { FaceFont } from '../fonts/face-font.ts'
import { drawLines, fitLines, type FittedLines } from './fit-lines.ts'
import { horizontal, leftMm, rightMm, sizesMm, vertical, type FormMark } from './form-page.ts'
import type { PageFlow } from './page-flow.ts'

/** A column of a table that goes on over pages. The widths of all together are those of the page. */
export interface FlowColumn {
  readonly label: string
  readonly widthMm: number
  readonly align: 'start' | 'middle'
  /** Whether these texts are printed strong, such as a result that is bad. */
  readonly isStrong?: (text: string) => boolean
}

const paddingMm = 1.4
const airMm = 2.4
const belowMm = 2.4
const rowMmMin = 6.8
/** The narrowest column takes a text of the greatest length in this many lines. */
const cellLinesMax = 60

/** A table whose head comes again on every page. */
export function flowTable(
  flow: PageFlow,
  columns: readonly FlowColumn[],
  rows: readonly (readonly string[])[],
): void {
  const { font } = flow
  const head = fitRow(
    font,
    columns,
    columns.map(({ label }) => label),
  )
  const drawHead = () =>
    flow.place(head.heightMm, (top) => [
      horizontal(leftMm, rightMm, top, 0.35),
      ...drawRow(font, columns, head, top, true),
    ])
  // The head and at least one row stand on one page.
  if (flow.leftOverMm < head.heightMm + 12) flow.turn()
  drawHead()
  for (const texts of rows) {
    const row = fitRow(font, columns, texts)
    if (row.heightMm > flow.leftOverMm) {
      flow.turn()
      drawHead()
    }
    flow.place(row.heightMm, (top) => drawRow(font, columns, row, top, false))
  }
  flow.space(belowMm)
}

interface FittedRow {
  readonly texts: readonly string[]
  readonly cells: readonly FittedLines[]
  readonly heightMm: number
}

function fitRow(
  font: FaceFont,
  columns: readonly FlowColumn[],
  texts: readonly string[],
): FittedRow {
  const cells = columns.map(({ label, widthMm }, index) =>
    fitLines(font, texts[index] ?? '', {
      widthMm: widthMm - 2 * paddingMm,
      sizesMm: [sizesMm.note],
      linesMax: cellLinesMax,
      field: label,
    }),
  )
  const heightMm = Math.max(rowMmMin, ...cells.map((cell) => cell.heightMm + airMm))
  return { texts, cells, heightMm }
}

function drawRow(
  font: FaceFont,
  columns: readonly FlowColumn[],
  { texts, cells, heightMm }: FittedRow,
  topMm: number,
  isHead: boolean,
): FormMark[] {
  let left = leftMm
  const bottom = topMm + heightMm
  const marks = columns.flatMap((column, index): FormMark[] => {
    const cell = cells[index]
    const edge = left
    left += column.widthMm
    if (cell === undefined) return []
    const align = isHead ? 'middle' : column.align
    const xMm = align === 'middle' ? edge + column.widthMm / 2 : edge + paddingMm
    const isStrong = isHead || column.isStrong?.(texts[index] ?? '') === true
    const top = topMm + (heightMm - cell.heightMm) / 2
    return [
      vertical(edge, topMm, bottom),
      ...drawLines(font, cell, { xMm, topMm: top, align, isStrong }),
    ]
  })
  return [...marks, vertical(rightMm, topMm, bottom), horizontal(leftMm, rightMm, bottom)]
}
