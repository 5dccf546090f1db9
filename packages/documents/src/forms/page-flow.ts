import type { FaceFont } from '../fonts/face-font.ts'
import { drawLines, fitLines, type FittedLines } from './fit-lines.ts'
import {
  bottomMm,
  formText,
  horizontal,
  innerWidthMm,
  leftMm,
  paperMiddleMm,
  rightMm,
  sizesMm,
  topMm,
  type FormMark,
  type FormPage,
} from './form-page.ts'
import { titleMarks } from './lay-form.ts'

const titleMm = 9.6
const headerBaselineMm = 17
const footerBaselineMm = 285
const paragraphLinesMax = 60

/** A text over several pages: what does not fit on a page begins the next one. */
export class PageFlow {
  readonly font: FaceFont
  readonly #pages: FormMark[][] = [[]]
  /** Upper edge of what comes next. */
  #at = topMm

  constructor(font: FaceFont, titleLines: readonly string[]) {
    this.font = font
    this.#add(titleMarks(font, titleLines))
    this.#at = topMm + titleLines.length * titleMm + 5
  }

  get leftOverMm(): number {
    return bottomMm - this.#at
  }

  /** Puts marks of this height on the page, or on the next one where it is full. */
  place(heightMm: number, draw: (topMm: number) => readonly FormMark[]): void {
    if (heightMm > this.leftOverMm) this.turn()
    this.#add(draw(this.#at))
    this.#at += heightMm
  }

  space(heightMm: number): void {
    this.#at += heightMm
  }

  turn(): void {
    this.#pages.push([])
    this.#at = topMm
  }

  heading(text: string): void {
    const lines = fitLines(this.font, text, { ...wholeWidth(text), linesMax: 2 })
    // A heading at the foot of a page would lead to nothing.
    if (this.leftOverMm < lines.heightMm + 16) this.turn()
    this.place(lines.heightMm + 2.6, (top) =>
      drawLines(this.font, lines, { xMm: leftMm, topMm: top + 1, isStrong: true }),
    )
  }

  /** Paragraphs, each line of which finds its own page. */
  paragraphs(text: string, field: string): void {
    const { lines, sizeMm, indentMm, beginnings, heightMm } = fitLines(this.font, text, {
      ...wholeWidth(field),
      linesMax: paragraphLinesMax,
      indentCharacters: 2,
    })
    const lineMm = lines.length === 0 ? 0 : heightMm / lines.length
    for (const [index, line] of lines.entries()) {
      const isFirst = new Set(beginnings.has(index) ? [0] : [])
      const one: FittedLines = {
        lines: [line],
        sizeMm,
        indentMm,
        beginnings: isFirst,
        heightMm: lineMm,
      }
      this.place(lineMm, (top) => drawLines(this.font, one, { xMm: leftMm, topMm: top }))
    }
    this.space(1.2)
  }

  /** All pages with their number at the foot, and from the second on with a head. */
  pages(head: string): FormPage[] {
    const count = this.#pages.length
    return this.#pages.map((marks, index) => ({
      marks: [
        ...(index === 0 ? [] : this.#head(head)),
        ...marks,
        formText(this.font, `第 ${index + 1} 页　共 ${count} 页`, {
          xMm: paperMiddleMm,
          baselineMm: footerBaselineMm,
          sizeMm: sizesMm.note,
          align: 'middle',
        }),
      ],
    }))
  }

  #head(text: string): FormMark[] {
    const place = { widthMm: innerWidthMm, sizesMm: [sizesMm.note, 2.6, 2.2], field: text }
    const { lines, sizeMm } = fitLines(this.font, text, { ...place, linesMax: 1 })
    return [
      formText(this.font, lines[0] ?? '', { xMm: leftMm, baselineMm: headerBaselineMm, sizeMm }),
      horizontal(leftMm, rightMm, headerBaselineMm + 2),
    ]
  }

  #add(marks: readonly FormMark[]): void {
    this.#pages.at(-1)?.push(...marks)
  }
}

function wholeWidth(field: string) {
  return { widthMm: innerWidthMm, sizesMm: [sizesMm.text], field }
}
