import { loadFaceFont, type FaceFont } from '../fonts/face-font.ts'
import { FormError } from './form-error.ts'
import {
  bottomMm,
  formText,
  frame,
  horizontal,
  leftMm,
  paperMiddleMm,
  rightMm,
  sizesMm,
  topMm,
  type FormMark,
  type FormPage,
} from './form-page.ts'
import type { FormRow } from './form-rows.ts'
import { formStyles, type FormStyle } from './form-style.ts'

const titleLineMm = 9.6
const belowTitleMm = 5

/**
 * A form of one page: its title, in as many lines as it is given, and its rows in a frame.
 * @param rowsIn gives the rows in a style
 * @throws FormError FORM_TEXT_TOO_LONG where the page has no room for them in any style
 */
export function layForm(
  titleLines: readonly string[],
  rowsIn: (style: FormStyle) => readonly FormRow[],
): FormPage {
  const font = loadFaceFont()
  const tableMm = topMm + titleLines.length * titleLineMm + belowTitleMm
  for (const style of formStyles(font)) {
    const rows = rowsIn(style)
    const heightMm = rows.reduce((sum, row) => sum + row.heightMm, 0)
    if (tableMm + heightMm > bottomMm) continue
    return { marks: [...titleMarks(font, titleLines), ...tableMarks(rows, tableMm)] }
  }
  throw new FormError('FORM_TEXT_TOO_LONG', titleLines.join(''))
}

export function titleMarks(font: FaceFont, lines: readonly string[]): FormMark[] {
  return lines.map((line, index) =>
    formText(font, line, {
      xMm: paperMiddleMm,
      baselineMm: topMm + sizesMm.title * 0.9 + index * titleLineMm,
      sizeMm: sizesMm.title,
      align: 'middle',
      isStrong: true,
    }),
  )
}

/** Where the page has room to spare, the rows that like to grow share it. */
function tableMarks(rows: readonly FormRow[], tableMm: number): FormMark[] {
  const sum = (part: (row: FormRow) => number) => rows.reduce((total, row) => total + part(row), 0)
  const growthMm = sum((row) => row.growthMm)
  const roomMm = Math.max(0, bottomMm - tableMm - sum((row) => row.heightMm))
  const share = growthMm === 0 ? 0 : Math.min(1, roomMm / growthMm)
  const marks: FormMark[] = []
  let at = tableMm
  for (const [index, row] of rows.entries()) {
    const heightMm = row.heightMm + share * row.growthMm
    if (index > 0) marks.push(horizontal(leftMm, rightMm, at))
    marks.push(...row.draw(at, heightMm))
    at += heightMm
  }
  return [...marks, ...frame(tableMm, at)]
}
