import type { FaceFont } from '../fonts/face-font.ts'
import type { FaceColour, RuleMark, TextMark } from './face.ts'

/** Where a line of text stands: `xMm` is its beginning, its middle or its end. */
export interface LinePlace {
  readonly xMm: number
  readonly baselineMm: number
  readonly sizeMm: number
  readonly colour: FaceColour
  readonly align?: 'start' | 'middle' | 'end'
  /** Additional distance between characters. */
  readonly spacingMm?: number
}

/** A thousandth of a millimetre is finer than any printer, and keeps files short. */
export const roundMm = (mm: number): number => Math.round(mm * 1000) / 1000

/** Part of the em that stands above the base line, by which a line is centred in its row. */
export const ascentShare = 0.84

/** The width of a text in one line; `spacingMm` stands between its characters only. */
export function widthMmOf(font: FaceFont, text: string, sizeMm: number, spacingMm = 0): number {
  const advances = font.advances(text)
  const thousandths = advances.reduce((sum, advance) => sum + advance, 0)
  return (thousandths * sizeMm) / 1000 + Math.max(0, advances.length - 1) * spacingMm
}

export function textMark(font: FaceFont, text: string, place: LinePlace): TextMark {
  const { sizeMm, colour, align = 'start', spacingMm = 0 } = place
  const widthMm = align === 'start' ? 0 : widthMmOf(font, text, sizeMm, spacingMm)
  return {
    kind: 'text',
    text,
    xMm: roundMm(place.xMm - (align === 'middle' ? widthMm / 2 : widthMm)),
    baselineMm: roundMm(place.baselineMm),
    sizeMm: roundMm(sizeMm),
    colour,
    advancesMm: font
      .advances(text)
      .slice(0, -1)
      .map((advance) => roundMm((advance * sizeMm) / 1000 + spacingMm)),
  }
}

/** A line of the printed form. */
export function rule(
  fromXMm: number,
  fromYMm: number,
  toXMm: number,
  toYMm: number,
  widthMm = 0.2,
): RuleMark {
  return { kind: 'rule', fromXMm, fromYMm, toXMm, toYMm, widthMm, colour: 'form' }
}
