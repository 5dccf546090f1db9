import type PdfDocument from 'pdfkit'
import {
  faceColours,
  type Face,
  type FaceMark,
  type FacePage,
  type MatrixMark,
  type RuleMark,
  type SealMark,
  type TextMark,
} from '../face/face.ts'
import type { FaceFont } from '../fonts/face-font.ts'
import { darkRuns, type SealPictures } from '../svg/face-svg.ts'
import type { SealImages } from './seal-images.ts'

type Document = InstanceType<typeof PdfDocument>

/** What a page is drawn with. */
export interface Drawing {
  readonly document: Document
  readonly font: FaceFont
  readonly seals: SealPictures
  readonly images: SealImages
}

const pointsPerMm = 72 / 25.4
/** Text is set in one run while no character is farther from its place than this. */
const displacementMmMax = 0.02

export const points = (mm: number): number => mm * pointsPerMm

export function drawPage(drawing: Drawing, face: Face, page: FacePage): void {
  drawing.document.addPage({ size: [points(face.widthMm), points(face.heightMm)], margin: 0 })
  for (const mark of page.marks) drawMark(drawing, mark)
}

function drawMark(drawing: Drawing, mark: FaceMark): void {
  switch (mark.kind) {
    case 'text':
      drawText(drawing, mark)
      break
    case 'rule':
      drawRule(drawing.document, mark)
      break
    case 'matrix':
      drawMatrix(drawing.document, mark)
      break
    case 'seal':
      drawSeal(drawing, mark)
      break
  }
}

function drawText({ document, font }: Drawing, mark: TextMark): void {
  const natural = font.advances(mark.text).map((advance) => (advance * mark.sizeMm) / 1000)
  const spacings = mark.advancesMm.map((advance, index) => advance - (natural[index] ?? 0))
  const spacingMm = spacings.reduce((sum, each) => sum + each, 0) / Math.max(1, spacings.length)
  document.fontSize(points(mark.sizeMm)).fillColor([...faceColours[mark.colour]])
  if (spacings.every((each) => Math.abs(each - spacingMm) <= displacementMmMax)) {
    setText(document, mark.text, mark.xMm, mark.baselineMm, spacingMm)
    return
  }
  let xMm = mark.xMm
  for (const [index, character] of Array.from(mark.text).entries()) {
    setText(document, character, xMm, mark.baselineMm, 0)
    xMm += mark.advancesMm[index] ?? 0
  }
}

function setText(
  document: Document,
  text: string,
  xMm: number,
  baselineMm: number,
  spacingMm: number,
): void {
  if (text === '') return
  document.text(text, points(xMm), points(baselineMm), {
    baseline: 'alphabetic',
    lineBreak: false,
    characterSpacing: points(spacingMm),
  })
}

function drawRule(document: Document, mark: RuleMark): void {
  document
    .lineCap('square')
    .lineWidth(points(mark.widthMm))
    .strokeColor([...faceColours[mark.colour]])
    .moveTo(points(mark.fromXMm), points(mark.fromYMm))
    .lineTo(points(mark.toXMm), points(mark.toYMm))
    .stroke()
}

function drawMatrix(document: Document, { xMm, yMm, sizeMm, modules }: MatrixMark): void {
  const moduleMm = sizeMm / modules.length
  document.fillColor([0, 0, 0])
  for (const [row, dark] of modules.entries()) {
    for (const [start, length] of darkRuns(dark)) {
      const [left, top] = [xMm + start * moduleMm, yMm + row * moduleMm]
      document.rect(points(left), points(top), points(length * moduleMm), points(moduleMm))
    }
  }
  document.fill()
}

function drawSeal({ document, seals, images }: Drawing, mark: SealMark): void {
  const picture = seals[mark.role]
  if (picture === undefined) return
  const name = images.nameOn(document.page, picture)
  // An image fills a unit square whose y axis points upwards, and that of our pages points downwards.
  const [width, height] = [points(mark.widthMm), points(mark.heightMm)]
  const place = [width, 0, 0, -height, points(mark.xMm), points(mark.yMm) + height]
  document.addContent(`q ${place.map((number) => number.toFixed(4)).join(' ')} cm /${name} Do Q`)
}
