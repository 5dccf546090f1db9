import { drawLabel, drawValue, fitLabel, fitValue, type FormField } from './form-cell.ts'
import {
  columnsMm,
  formText,
  horizontal,
  leftMm,
  rightMm,
  sizesMm,
  vertical,
  type FormMark,
} from './form-page.ts'
import type { FormStyle } from './form-style.ts'

const { paddingMm, secondMm, thirdMm, fourthMm } = columnsMm

/** A row that knows its least height, and is drawn once its place is known. */
export interface FormRow {
  readonly heightMm: number
  /** How much higher it may become where the page has room. */
  readonly growthMm: number
  readonly draw: (topMm: number, heightMm: number) => readonly FormMark[]
}

/** `1.申请单位信息` over the whole width. */
export function headingRow(style: FormStyle, text: string): FormRow {
  return {
    heightMm: style.headingMm,
    growthMm: 0,
    draw: (topMm, heightMm) => [
      formText(style.font, text, {
        xMm: leftMm + paddingMm,
        baselineMm: topMm + heightMm / 2 + sizesMm.text * 0.34,
        sizeMm: sizesMm.text,
        isStrong: true,
      }),
    ],
  }
}

/** A label, and behind it the value over the whole width. */
export function singleRow(style: FormStyle, field: FormField): FormRow {
  const label = fitLabel(style, field.label, secondMm - leftMm)
  const value = fitValue(style, field, rightMm - secondMm)
  return {
    heightMm: Math.max(
      style.rowMm,
      label.heightMm + style.airMm,
      value.lines.heightMm + style.airMm,
    ),
    growthMm: 0,
    draw: (topMm, heightMm) => [
      ...drawLabel(style, label, [leftMm, secondMm], [topMm, heightMm]),
      vertical(secondMm, topMm, topMm + heightMm),
      ...drawValue(style, value, secondMm, [topMm, heightMm]),
    ],
  }
}

/** A label with boxes of which one is ticked. */
export function choiceRow(
  style: FormStyle,
  label: string,
  choices: readonly { readonly text: string; readonly isChosen: boolean }[],
): FormRow {
  const fitted = fitLabel(style, label, secondMm - leftMm)
  const stepMm = (rightMm - secondMm - 2 * paddingMm) / choices.length
  return {
    heightMm: style.rowMm,
    growthMm: 0,
    draw: (topMm, heightMm) => [
      ...drawLabel(style, fitted, [leftMm, secondMm], [topMm, heightMm]),
      vertical(secondMm, topMm, topMm + heightMm),
      ...choices.map(({ text, isChosen }, index) =>
        formText(style.font, `${isChosen ? '☑' : '□'}${text}`, {
          xMm: secondMm + paddingMm + index * stepMm,
          baselineMm: topMm + heightMm / 2 + sizesMm.text * 0.34,
          sizeMm: sizesMm.text,
        }),
      ),
    ],
  }
}

/** A label and a value beside which several labels with values stand below each other. */
export function groupRow(style: FormStyle, head: FormField, fields: readonly FormField[]): FormRow {
  const label = fitLabel(style, head.label, secondMm - leftMm)
  const value = fitValue(style, head, thirdMm - secondMm)
  const lines = fields.map((field) => ({
    label: fitLabel(style, field.label, fourthMm - thirdMm),
    value: fitValue(style, field, rightMm - fourthMm),
  }))
  const heights = lines.map((line) =>
    Math.max(style.rowMm, line.value.lines.heightMm + style.airMm),
  )
  const linesMm = heights.reduce((sum, each) => sum + each, 0)
  return {
    heightMm: Math.max(linesMm, value.lines.heightMm + style.airMm),
    growthMm: 0,
    draw: (topMm, heightMm) => {
      const tops = topsOf(heights, topMm, heightMm / linesMm)
      return [
        ...drawLabel(style, label, [leftMm, secondMm], [topMm, heightMm]),
        ...[secondMm, thirdMm, fourthMm].map((xMm) => vertical(xMm, topMm, topMm + heightMm)),
        ...drawValue(style, value, secondMm, [topMm, heightMm]),
        ...lines.flatMap((line, index) => {
          const place = tops[index] ?? [topMm, heightMm]
          return [
            ...(index === 0 ? [] : [horizontal(thirdMm, rightMm, place[0])]),
            ...drawLabel(style, line.label, [thirdMm, fourthMm], place),
            ...drawValue(style, line.value, fourthMm, place),
          ]
        }),
      ]
    },
  }
}

function topsOf(
  heights: readonly number[],
  topMm: number,
  stretch: number,
): (readonly [topMm: number, heightMm: number])[] {
  let at = topMm
  return heights.map((height) => {
    const place = [at, height * stretch] as const
    at += height * stretch
    return place
  })
}
