import { sm3Hex } from '@piaoqiao/gm-crypto'
import PdfDocument from 'pdfkit'
import { loadFaceFont } from '../fonts/face-font.ts'
import { documentBytes } from '../pdf/document-bytes.ts'
import { points } from '../pdf/draw-page.ts'
import {
  paperHeightMm,
  paperWidthMm,
  type FormInk,
  type FormMark,
  type FormPage,
  type FormRule,
  type FormText,
} from './form-page.ts'

type Document = InstanceType<typeof PdfDocument>

const inks: Readonly<Record<FormInk, [number, number, number]>> = {
  print: [0, 0, 0],
  hint: [110, 110, 110],
}

/**
 * Pages as a PDF whose text can be searched and copied, in the order of the marks. Equal pages give equal bytes: the
 * file names no time, and its identifier is made from what it says.
 */
export async function writeFormPdf(title: string, pages: readonly FormPage[]): Promise<Uint8Array> {
  const document = newDocument(title, sm3Hex(JSON.stringify([title, pages])))
  const whole = documentBytes(document)
  document.font(Buffer.from(loadFaceFont().subset(charactersOf(pages))))
  for (const { marks } of pages) {
    document.addPage({ size: [points(paperWidthMm), points(paperHeightMm)], margin: 0 })
    for (const mark of marks) drawMark(document, mark)
  }
  document.end()
  return whole
}

/**
 * The library derives the identifier of a file from what it is told about it, and wants a time among that, also for
 * the packet of metadata that repeats it. A form is given no time, so both are left out of the file.
 */
function newDocument(title: string, digest: string): Document {
  const document = new PdfDocument({
    autoFirstPage: false,
    font: '',
    lang: 'zh-CN',
    displayTitle: true,
    pdfVersion: '1.7',
    info: {
      Title: title,
      Producer: 'Piaoqiao',
      Creator: 'Piaoqiao',
      Keywords: digest,
      CreationDate: new Date(0),
    },
  })
  delete document.info.CreationDate
  delete document.info.Keywords
  return Object.assign(document, { endMetadata: () => undefined })
}

function charactersOf(pages: readonly FormPage[]): Set<string> {
  const characters = new Set<string>()
  for (const { marks } of pages)
    for (const mark of marks)
      if (mark.kind === 'text') for (const character of mark.text) characters.add(character)
  return characters
}

function drawMark(document: Document, mark: FormMark): void {
  if (mark.kind === 'rule') drawRule(document, mark)
  else drawText(document, mark)
}

/** Part of the em by which the stroke of a strong text is thickened. */
const strongShare = 0.028

function drawText(
  document: Document,
  { text, xMm, baselineMm, sizeMm, ink, isStrong }: FormText,
): void {
  if (text === '') return
  document.fontSize(points(sizeMm)).fillColor(inks[ink])
  if (isStrong) document.strokeColor(inks[ink]).lineWidth(points(sizeMm * strongShare))
  document.text(text, points(xMm), points(baselineMm), {
    baseline: 'alphabetic',
    lineBreak: false,
    fill: true,
    stroke: isStrong,
  })
}

function drawRule(document: Document, mark: FormRule): void {
  document
    .lineCap('square')
    .lineWidth(points(mark.widthMm))
    .strokeColor(inks.print)
    .moveTo(points(mark.fromXMm), points(mark.fromYMm))
    .lineTo(points(mark.toXMm), points(mark.toYMm))
    .stroke()
}
