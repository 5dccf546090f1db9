import { fitText } from '../face/fit-text.ts'
import { ascentShare } from '../face/text-line.ts'
import type { FaceFont } from '../fonts/face-font.ts'
import { isXmlText } from '../xml/xml-text.ts'
import { FormError } from './form-error.ts'
import { formText, type FormInk, type FormText } from './form-page.ts'

/** A text broken into lines of one size; nothing of it is left out. */
export interface FittedLines {
  readonly lines: readonly string[]
  readonly sizeMm: number
  /** Of the first line of each paragraph, where paragraphs are indented. */
  readonly indentMm: number
  /** Which lines begin a paragraph. */
  readonly beginnings: ReadonlySet<number>
  readonly heightMm: number
}

export interface LinesPlace {
  readonly widthMm: number
  /** The sizes to try, the preferred one first. */
  readonly sizesMm: readonly number[]
  readonly linesMax: number
  /** The label of the field, for faults. */
  readonly field: string
  /** By how many characters a paragraph is indented. */
  readonly indentCharacters?: 0 | 2
}

/** From one base line to the next, in ems. */
export const lineShare = 1.36
/** As wide as what it stands for, and taken out again once the lines are broken. */
const placeholder = '一'

/**
 * Breaks a text into lines at the first size at which it fits, paragraph by paragraph.
 * @throws FormError FORM_TEXT_TOO_LONG where it fits at no size, FORM_TEXT_MALFORMED
 */
export function fitLines(font: FaceFont, text: string, place: LinesPlace): FittedLines {
  const fitted = linesThatFit(font, text, place)
  if (fitted === undefined) throw new FormError('FORM_TEXT_TOO_LONG', place.field)
  return fitted
}

/** As `fitLines`; nothing where the text fits at no size. */
export function linesThatFit(
  font: FaceFont,
  text: string,
  place: LinesPlace,
): FittedLines | undefined {
  if (!isXmlText(text)) throw new FormError('FORM_TEXT_MALFORMED', place.field)
  const paragraphs = text.split(/\r?\n/).filter((paragraph) => paragraph.trim() !== '')
  for (const sizeMm of place.sizesMm) {
    const fitted = linesAt(font, paragraphs, sizeMm, place)
    if (fitted.lines.length <= place.linesMax) return fitted
  }
  return undefined
}

function linesAt(
  font: FaceFont,
  paragraphs: readonly string[],
  sizeMm: number,
  { widthMm, indentCharacters = 0 }: LinesPlace,
): FittedLines {
  const indent = placeholder.repeat(indentCharacters)
  const beginnings = new Set<number>()
  const lines: string[] = []
  for (const paragraph of paragraphs) {
    const place = { widthMm, sizesMm: [sizeMm], linesMax: Infinity }
    const [first = '', ...others] = fitText(font, `${indent}${paragraph.trim()}`, place).lines
    beginnings.add(lines.length)
    lines.push(first.slice(indent.length), ...others)
  }
  const heightMm = lines.length * sizeMm * lineShare
  return { lines, sizeMm, indentMm: indentCharacters * sizeMm, beginnings, heightMm }
}

export interface BlockPlace {
  /** Where lines begin, or their middle. */
  readonly xMm: number
  /** Upper edge of the first line. */
  readonly topMm: number
  readonly align?: 'start' | 'middle'
  readonly ink?: FormInk
  readonly isStrong?: boolean
}

/** Lines below each other. */
export function drawLines(
  font: FaceFont,
  { lines, sizeMm, indentMm, beginnings }: FittedLines,
  { xMm, topMm, ...style }: BlockPlace,
): FormText[] {
  const firstMm = topMm + sizeMm * (ascentShare + (lineShare - 1) / 2)
  return lines.map((line, index) =>
    formText(font, line, {
      ...style,
      xMm: xMm + (beginnings.has(index) ? indentMm : 0),
      baselineMm: firstMm + index * sizeMm * lineShare,
      sizeMm,
    }),
  )
}

/** From the preferred size down to the smallest, in steps that the eye hardly sees. */
export function sizesBetween(largestMm: number, smallestMm: number): readonly number[] {
  const steps = Math.max(0, Math.ceil((largestMm - smallestMm) / sizeStepMm))
  return Array.from({ length: steps + 1 }, (_, step) =>
    Math.max(smallestMm, largestMm - step * sizeStepMm),
  )
}

const sizeStepMm = 0.25
