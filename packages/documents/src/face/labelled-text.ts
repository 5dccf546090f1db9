import type { FaceFont } from '../fonts/face-font.ts'
import type { FaceColour, TextMark } from './face.ts'
import { fitText, type FittedText } from './fit-text.ts'
import { sizesDownFrom } from './measures.ts'
import { textMark, widthMmOf } from './text-line.ts'

export interface LabelledPlace {
  readonly xMm: number
  readonly baselineMm: number
  /** Of label and text together. */
  readonly widthMm: number
  readonly sizeMm: number
  readonly colour?: FaceColour
}

const smallestMm = 2.2
const twoLinesMm = 1.9

/** A printed label with a colon, and after it what the bill says: smaller, then in two small lines, where it is long. */
export function labelledText(
  font: FaceFont,
  label: string,
  text: string,
  { xMm, baselineMm, widthMm, sizeMm, colour = 'entry' }: LabelledPlace,
): TextMark[] {
  const printed = `${label}：`
  const labelMm = widthMmOf(font, printed, sizeMm)
  const { lines, sizeMm: fittedMm } = fitAfterLabel(font, text, widthMm - labelMm, sizeMm)
  const raisedMm = lines.length > 1 ? fittedMm * 0.6 : 0
  return [
    textMark(font, printed, { xMm, baselineMm, sizeMm, colour: 'form' }),
    ...lines.map((line, index) =>
      textMark(font, line, {
        xMm: xMm + labelMm,
        baselineMm: baselineMm - raisedMm + index * fittedMm * 1.15,
        sizeMm: fittedMm,
        colour,
      }),
    ),
  ]
}

function fitAfterLabel(font: FaceFont, text: string, widthMm: number, sizeMm: number): FittedText {
  const sizesMm = sizesDownFrom(sizeMm, smallestMm)
  const oneLine = fitText(font, text, { widthMm, sizesMm, linesMax: 1 })
  return oneLine.whole
    ? oneLine
    : fitText(font, text, { widthMm, sizesMm: [twoLinesMm, 1.7, 1.5], linesMax: 2 })
}
