import PdfDocument from 'pdfkit'

/** Makes PDF files that our own writer refuses to make, and later revisions of its files. */

export type DrawPdf = (document: PDFKit.PDFDocument) => void

/** A PDF drawn by hand. */
export function drawnPdf(
  draw: DrawPdf,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Uint8Array> {
  const document = new PdfDocument({ size: [595, 397], margin: 20, ...options })
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
  document.on('error', reject)
  draw(document)
  document.end()
  return promise
}

/**
 * Appends a revision in which one object says something else (ISO 32000-1, 7.5.6), as editors do; the bytes of the file
 * so far stay as they are.
 * @param object begins the object, such as `/Type /Catalog`
 */
export function revised(
  pdf: Uint8Array,
  object: string,
  change: (content: string) => string,
): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1')
  const at = text.lastIndexOf(' obj\n', text.indexOf(`<<\n${object}\n`))
  const number = /(\d+) 0$/.exec(text.slice(0, at))?.[1] ?? ''
  const content = text.slice(at + 5, text.indexOf('endobj', at))
  const last = text.slice(text.lastIndexOf('trailer\n'))
  const [, trailer = '', previous = ''] = /^trailer\n(<<[^]*>>)\nstartxref\n(\d+)/.exec(last) ?? []
  const body = `${number} 0 obj\n${change(content)}endobj\n`
  const table = `xref\n${number} 1\n${String(text.length).padStart(10, '0')} 00000 n \n`
  const end = trailer.replace(/\/Prev .*\n/, '').replace(/>>$/, `/Prev ${previous}\n>>`)
  const start = text.length + body.length
  const revision = `${body}${table}trailer\n${end}\nstartxref\n${start}\n%%EOF\n`
  return new Uint8Array(Buffer.concat([pdf, Buffer.from(revision, 'latin1')]))
}

/** An action that opens when the file opens. */
export function withAction(pdf: Uint8Array, action: string): Uint8Array {
  return revised(pdf, '/Type /Catalog', (content) =>
    content.replace('/Type /Catalog', `/Type /Catalog\n/OpenAction << ${action} >>`),
  )
}
