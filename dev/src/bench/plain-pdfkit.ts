import type { Face, FaceMark } from '@piaoqiao/documents/faces'
import { faceColours } from '@piaoqiao/documents/faces'
import PdfDocument from 'pdfkit'

const pointsPerMm = 72 / 25.4
const points = (mm: number) => mm * pointsPerMm

/**
 * The measure for our own writers: a face drawn with pdfkit as its manual shows it, with the whole font, which pdfkit
 * itself cuts down to what is used.
 */
export async function writePlainPdf(face: Face, font: Buffer): Promise<Uint8Array> {
  const document = new PdfDocument({
    size: [points(face.widthMm), points(face.heightMm)],
    margin: 0,
    autoFirstPage: false,
  })
  const ended = Promise.withResolvers<Uint8Array>()
  const parts: Buffer[] = []
  document.on('data', (part: Buffer) => parts.push(part))
  document.on('end', () => ended.resolve(Buffer.concat(parts)))
  document.font(font)
  for (const { marks } of face.pages) {
    document.addPage()
    for (const mark of marks) draw(document, mark)
  }
  document.end()
  return ended.promise
}

function draw(document: PDFKit.PDFDocument, mark: FaceMark): void {
  if (mark.kind === 'text') {
    const spacing = points(mark.advancesMm[0] ?? 0)
    document.fontSize(points(mark.sizeMm)).fillColor([...faceColours[mark.colour]])
    const natural = document.widthOfString([...mark.text][0] ?? '')
    document.text(mark.text, points(mark.xMm), points(mark.baselineMm), {
      baseline: 'alphabetic',
      lineBreak: false,
      characterSpacing: mark.advancesMm.length === 0 ? 0 : spacing - natural,
    })
  } else if (mark.kind === 'rule') {
    document
      .lineWidth(points(mark.widthMm))
      .strokeColor([...faceColours[mark.colour]])
      .moveTo(points(mark.fromXMm), points(mark.fromYMm))
      .lineTo(points(mark.toXMm), points(mark.toYMm))
      .stroke()
  } else if (mark.kind === 'matrix') {
    const size = points(mark.sizeMm) / mark.modules.length
    for (const [row, modules] of mark.modules.entries()) {
      for (const [column, isDark] of modules.entries()) {
        if (!isDark) continue
        document.rect(points(mark.xMm) + column * size, points(mark.yMm) + row * size, size, size)
      }
    }
    document.fill('black')
  }
}
