import { drawLines, fitLines, linesThatFit, type FittedLines } from './fit-lines.ts'
import { FormError } from './form-error.ts'
import { columnsMm, sizesMm, type FormInk, type FormMark } from './form-page.ts'
import type { FormStyle } from './form-style.ts'

/** One label of a form with what is filled in behind it. */
export interface FormField {
  readonly label: string
  readonly value: string | undefined
  readonly charactersMax: number
  /** How to fill it in; printed where nothing is filled in. */
  readonly hint?: string
}

const { paddingMm } = columnsMm
const cellLinesMax = 16
const hintLinesMax = 4

/** A value, or the hint where there is none. */
export interface FittedValue {
  readonly lines: FittedLines
  readonly ink: FormInk
}

/** Upper edge and height. */
export type Extent = readonly [from: number, length: number]

export function fitLabel({ font }: FormStyle, label: string, widthMm: number): FittedLines {
  return fitLines(font, label, {
    widthMm: widthMm - 2 * paddingMm,
    sizesMm: [sizesMm.text, sizesMm.small],
    linesMax: 2,
    field: label,
  })
}

export function drawLabel(
  { font }: FormStyle,
  label: FittedLines,
  [leftEdgeMm, rightEdgeMm]: readonly [number, number],
  [topMm, heightMm]: Extent,
): FormMark[] {
  const top = topMm + (heightMm - label.heightMm) / 2
  return drawLines(font, label, {
    xMm: (leftEdgeMm + rightEdgeMm) / 2,
    topMm: top,
    align: 'middle',
  })
}

/**
 * In one line if a somewhat smaller size makes it one, otherwise in as many as it takes.
 * @throws FormError FORM_TEXT_TOO_LONG, FORM_TEXT_MALFORMED
 */
export function fitValue(style: FormStyle, field: FormField, widthMm: number): FittedValue {
  const { label, value = '', hint = '' } = field
  requireCharacters(field)
  const { font, oneLineMm, severalLinesMm } = style
  const place = { widthMm: widthMm - 2 * paddingMm, field: label }
  if (value.trim() === '') {
    const hintPlace = { ...place, sizesMm: severalLinesMm, linesMax: hintLinesMax }
    return { lines: fitLines(font, hint, hintPlace), ink: 'hint' }
  }
  const severalLines = { ...place, sizesMm: severalLinesMm }
  const lines =
    linesThatFit(font, value, { ...place, sizesMm: oneLineMm, linesMax: 1 }) ??
    linesThatFit(font, value, { ...severalLines, linesMax: 3 }) ??
    fitLines(font, value, { ...severalLines, linesMax: cellLinesMax })
  return { lines, ink: 'print' }
}

/** @throws FormError FORM_TEXT_TOO_LONG */
export function requireCharacters({ label, value = '', charactersMax }: FormField): void {
  if (Array.from(value).length > charactersMax) throw new FormError('FORM_TEXT_TOO_LONG', label)
}

export function drawValue(
  { font }: FormStyle,
  { lines, ink }: FittedValue,
  leftEdgeMm: number,
  [topMm, heightMm]: Extent,
): FormMark[] {
  const top = topMm + (heightMm - lines.heightMm) / 2
  return drawLines(font, lines, { xMm: leftEdgeMm + paddingMm, topMm: top, ink })
}
