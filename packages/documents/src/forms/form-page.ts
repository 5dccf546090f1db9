import type { FaceFont } from '../fonts/face-font.ts'
import { roundMm, widthMmOf } from '../face/text-line.ts'

/** A form on A4 as marks on pages. All measures are millimetres from the upper left corner of the page. */
export interface FormPage {
  readonly marks: readonly FormMark[]
}

export type FormMark = FormText | FormRule

/** `print`: the form and what is filled in. `hint`: what tells the reader how to fill it in. */
export type FormInk = 'print' | 'hint'

/** One run of text on one line. */
export interface FormText {
  readonly kind: 'text'
  readonly text: string
  readonly xMm: number
  /** Of the base line. */
  readonly baselineMm: number
  /** Height of the em. */
  readonly sizeMm: number
  readonly ink: FormInk
  /** Drawn with a thicker stroke, as titles are. */
  readonly isStrong: boolean
}

/** A straight line. */
export interface FormRule {
  readonly kind: 'rule'
  readonly fromXMm: number
  readonly fromYMm: number
  readonly toXMm: number
  readonly toYMm: number
  readonly widthMm: number
}

export const paperWidthMm = 210
export const paperHeightMm = 297
export const paperMiddleMm = paperWidthMm / 2
/** The left margin takes the binding; both leave 158 mm, as official documents have some 156. */
export const leftMm = 27
export const rightMm = 185
export const topMm = 26
export const bottomMm = 276
export const innerWidthMm = rightMm - leftMm

/** Columns of a form: label, value, second label, second value; and the distance of a text from their edges. */
export const columnsMm = {
  secondMm: leftMm + 40,
  thirdMm: leftMm + 82,
  fourthMm: leftMm + 106,
  paddingMm: 2.2,
} as const

/** Sizes of Chinese print: 小二, 三号, 小四, 五号, 小五. */
export const sizesMm = { title: 6.35, subtitle: 5.6, text: 4.23, small: 3.7, note: 3.18 } as const

export interface FormTextPlace {
  /** The beginning of the text, its middle or its end. */
  readonly xMm: number
  readonly baselineMm: number
  readonly sizeMm: number
  readonly align?: 'start' | 'middle' | 'end'
  readonly ink?: FormInk
  readonly isStrong?: boolean
}

export function formText(font: FaceFont, text: string, place: FormTextPlace): FormText {
  const { sizeMm, align = 'start', ink = 'print', isStrong = false } = place
  const widthMm = align === 'start' ? 0 : widthMmOf(font, text, sizeMm)
  return {
    kind: 'text',
    text,
    xMm: roundMm(place.xMm - (align === 'middle' ? widthMm / 2 : widthMm)),
    baselineMm: roundMm(place.baselineMm),
    sizeMm: roundMm(sizeMm),
    ink,
    isStrong,
  }
}

const thinMm = 0.18
export const thickMm = 0.4

export function horizontal(
  fromXMm: number,
  toXMm: number,
  yMm: number,
  widthMm = thinMm,
): FormRule {
  return { kind: 'rule', fromXMm, fromYMm: yMm, toXMm, toYMm: yMm, widthMm }
}

export function vertical(xMm: number, fromYMm: number, toYMm: number, widthMm = thinMm): FormRule {
  return { kind: 'rule', fromXMm: xMm, fromYMm, toXMm: xMm, toYMm, widthMm }
}

/** The four sides of a rectangle. */
export function frame(fromYMm: number, toYMm: number): FormRule[] {
  return [
    horizontal(leftMm, rightMm, fromYMm, thickMm),
    vertical(rightMm, fromYMm, toYMm, thickMm),
    horizontal(leftMm, rightMm, toYMm, thickMm),
    vertical(leftMm, fromYMm, toYMm, thickMm),
  ]
}
