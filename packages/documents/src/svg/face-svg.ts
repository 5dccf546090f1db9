import {
  faceColours,
  type Face,
  type FaceColour,
  type FaceMark,
  type FacePage,
  type MatrixMark,
  type SealPicture,
  type SealRole,
  type TextMark,
} from '../face/face.ts'
import { loadFaceFont } from '../fonts/face-font.ts'
import { GlyphShapes } from './glyph-shapes.ts'

/** The pictures to be put at the places of seals; a place without one stays empty. */
export type SealPictures = Readonly<Partial<Record<SealRole, SealPicture>>>

export interface SvgOptions {
  /** Whether the text can be selected, searched and read aloud too. True unless said otherwise. */
  readonly selectable?: boolean
}

/**
 * A face as SVG, one text for each page. Characters are drawn by their outlines, so a page looks the same where the
 * font is missing; an invisible text lies over them. Nothing in it points outside the file.
 */
export function writeFaceSvg(
  face: Face,
  seals: SealPictures,
  { selectable = true }: SvgOptions = {},
): string[] {
  return face.pages.map((page) => pageSvg(face, page, seals, selectable))
}

function pageSvg(face: Face, page: FacePage, seals: SealPictures, selectable: boolean): string {
  const { widthMm, heightMm } = face
  const shapes = new GlyphShapes(loadFaceFont())
  const body = page.marks.map((mark) => markSvg(mark, shapes, seals, selectable)).join('')
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthMm}mm" height="${heightMm}mm"`,
    ` viewBox="0 0 ${widthMm} ${heightMm}">`,
    shapes.definitions(),
    `<rect width="${widthMm}" height="${heightMm}" fill="#fff"/>${body}</svg>`,
  ].join('')
}

function markSvg(
  mark: FaceMark,
  shapes: GlyphShapes,
  seals: SealPictures,
  selectable: boolean,
): string {
  switch (mark.kind) {
    case 'text':
      return drawnText(mark, shapes) + (selectable ? invisibleText(mark) : '')
    case 'rule':
      return `<path d="M${mark.fromXMm} ${mark.fromYMm}L${mark.toXMm} ${mark.toYMm}" stroke="${colourOf(mark.colour)}" stroke-width="${mark.widthMm}" stroke-linecap="square"/>`
    case 'matrix':
      return matrixSvg(mark)
    case 'seal': {
      const picture = seals[mark.role]
      if (picture === undefined) return ''
      const data = Buffer.from(picture.png).toString('base64')
      return `<image x="${mark.xMm}" y="${mark.yMm}" width="${mark.widthMm}" height="${mark.heightMm}" href="data:image/png;base64,${data}"/>`
    }
  }
}

const colourOf = (colour: FaceColour): string => `rgb(${faceColours[colour].join(',')})`

function drawnText(mark: TextMark, shapes: GlyphShapes): string {
  const { text, xMm, baselineMm, sizeMm, colour, advancesMm } = mark
  let at = 0
  const uses = Array.from(text, (character, index) => {
    const use = shapes.use(character, Math.round((at / sizeMm) * 1000))
    at += advancesMm[index] ?? 0
    return use
  })
  const scale = sizeMm / 1000
  return `<g fill="${colourOf(colour)}" transform="translate(${xMm} ${baselineMm}) scale(${scale})">${uses.join('')}</g>`
}

function invisibleText({ text, xMm, baselineMm, sizeMm, advancesMm }: TextMark): string {
  const widthMm = advancesMm.reduce((sum, advance) => sum + advance, sizeMm)
  const length = advancesMm.length > 0 ? ` textLength="${widthMm.toFixed(2)}"` : ''
  return `<text x="${xMm}" y="${baselineMm}" font-size="${sizeMm}"${length} fill-opacity="0" font-family="Noto Serif SC, SimSun, serif">${escapeXml(text)}</text>`
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}
const escapeXml = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (character) => escapes[character] ?? '')

/** Dark modules side by side become one rectangle, so that no hair line shows between them. */
function matrixSvg({ xMm, yMm, sizeMm, modules }: MatrixMark): string {
  const rows = modules.map((row, y) =>
    darkRuns(row)
      .map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`)
      .join(''),
  )
  return `<path shape-rendering="crispEdges" transform="translate(${xMm} ${yMm}) scale(${sizeMm / modules.length})" d="${rows.join('')}"/>`
}

/** Where dark modules begin in a row, and how many follow each other. */
export function darkRuns(row: readonly boolean[]): [start: number, length: number][] {
  const runs: [number, number][] = []
  for (const [index, dark] of row.entries()) {
    const run = runs.at(-1)
    if (!dark) continue
    if (run !== undefined && run[0] + run[1] === index) run[1]++
    else runs.push([index, 1])
  }
  return runs
}
