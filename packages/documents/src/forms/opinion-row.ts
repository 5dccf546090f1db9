import { isCalendarDate, type CalendarDate } from '@piaoqiao/domain'
import type { FaceFont } from '../fonts/face-font.ts'
import { drawLines, fitLines, lineShare, sizesBetween, type FittedLines } from './fit-lines.ts'
import { requireCharacters, type FormField } from './form-cell.ts'
import { FormError } from './form-error.ts'
import { columnsMm, leftMm, rightMm, sizesMm } from './form-page.ts'
import type { FormRow } from './form-rows.ts'
import type { FormStyle } from './form-style.ts'

const { paddingMm } = columnsMm
const opinionGrowthMm = 26
const opinionLinesMax = 7
const signingMiddleMm = 146
const signingWidthMm = 72
const signingGapMm = 1.6

/** Room for an opinion, and to the right below it for those who sign and for their seal. */
export function opinionRow(
  { font, opinionMm, sealRoomMm }: FormStyle,
  opinion: FormField,
  signing: readonly string[],
): FormRow {
  const { label: field, value = '' } = opinion
  requireCharacters(opinion)
  const text = fitLines(font, value, {
    widthMm: rightMm - leftMm - 4 * paddingMm,
    sizesMm: opinionMm,
    linesMax: opinionLinesMax,
    field,
    indentCharacters: 2,
  })
  const feet = signing.map((line) => fitSigning(font, line, field))
  const feetMm = feet.reduce((sum, { heightMm }) => sum + heightMm + signingGapMm, 0)
  return {
    heightMm: Math.max(sealRoomMm, text.heightMm + feetMm + 6),
    growthMm: opinionGrowthMm,
    draw: (topMm, heightMm) => {
      let at = topMm + heightMm - 3 - feetMm
      return [
        ...drawLines(font, text, { xMm: leftMm + 2 * paddingMm, topMm: topMm + 3 }),
        ...feet.flatMap((foot) => {
          const marks = drawLines(font, foot, {
            xMm: signingMiddleMm,
            topMm: at,
            align: 'middle',
          })
          at += foot.heightMm + signingGapMm
          return marks
        }),
      ]
    },
  }
}

/** Blanks in the line of a date are kept, so it is not broken. */
function fitSigning(font: FaceFont, line: string, field: string): FittedLines {
  const sizeMm = sizesMm.text
  if (line === blankDate) {
    return {
      lines: [line],
      sizeMm,
      indentMm: 0,
      beginnings: new Set<number>(),
      heightMm: sizeMm * lineShare,
    }
  }
  return fitLines(font, line, {
    widthMm: signingWidthMm,
    sizesMm: sizesBetween(sizeMm, 2.8),
    linesMax: 2,
    field,
  })
}

const blankDate = '年　　月　　日'

/**
 * `2026年3月2日`, or the blanks of the form.
 * @throws FormError FORM_DATE_MALFORMED
 */
export function dateLine(date: CalendarDate | undefined, field: string): string {
  if (date === undefined || date === '') return blankDate
  if (!isCalendarDate(date)) throw new FormError('FORM_DATE_MALFORMED', field)
  const [year = '', month = '', day = ''] = date.split('-')
  return `${year}年${Number(month)}月${Number(day)}日`
}
