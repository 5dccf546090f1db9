import type { FaceFont } from '../fonts/face-font.ts'
import { sizesBetween } from './fit-lines.ts'
import { sizesMm } from './form-page.ts'

/** How closely the rows of a form are set. */
export interface FormStyle {
  readonly font: FaceFont
  readonly rowMm: number
  readonly headingMm: number
  /** Above and below the lines of a cell together. */
  readonly airMm: number
  /** Sizes for a value that goes into one line, and for one that takes several. */
  readonly oneLineMm: readonly number[]
  readonly severalLinesMm: readonly number[]
  readonly opinionMm: readonly number[]
  /** The least room for an opinion and a seal. */
  readonly sealRoomMm: number
}

/** The usual setting first; the close one is for fields that are nearly as long as they may be. */
export function formStyles(font: FaceFont): readonly FormStyle[] {
  return [
    {
      font,
      rowMm: 10,
      headingMm: 9.4,
      airMm: 3,
      oneLineMm: sizesBetween(sizesMm.text, 3.3),
      severalLinesMm: sizesBetween(sizesMm.small, 2.8),
      opinionMm: sizesBetween(sizesMm.text, 3.4),
      sealRoomMm: 40,
    },
    {
      font,
      rowMm: 8,
      headingMm: 7.4,
      airMm: 1.6,
      oneLineMm: sizesBetween(sizesMm.small, 2.8),
      severalLinesMm: [2.65, 2.45],
      opinionMm: [3.4],
      sealRoomMm: 38,
    },
  ]
}
