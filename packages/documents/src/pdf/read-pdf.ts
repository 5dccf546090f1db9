import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api.js'
import { checkAttachments, type PdfAttachment } from './attachment.ts'
import { pdfBytesMax, pdfPagesMax, pdfTextCharactersMax } from './bounds.ts'
import { PdfFileError } from './pdf-file-error.ts'
import { checkUnpackedSize } from './unpacked-size.ts'

/** What a PDF says and carries. */
export interface PdfContent {
  /** Pages are parted by form feeds, lines by line feeds. */
  readonly text: string
  readonly attachments: readonly PdfAttachment[]
}

/** The reader looks for a header this far into a file, and so do we. */
const headerBytesMax = 1_024

/**
 * Reads the text and the attachments of a PDF that somebody uploaded. Scripts in it are not run, and nothing outside
 * the file is opened except the tables of characters that come with the reader.
 * @throws PdfFileError with one of its codes
 */
export async function readPdf(bytes: Uint8Array): Promise<PdfContent> {
  if (bytes.length > pdfBytesMax) throw new PdfFileError('PDF_TOO_LARGE')
  const file = Buffer.from(bytes)
  if (!file.subarray(0, headerBytesMax).includes('%PDF-')) throw new PdfFileError('PDF_MALFORMED')
  checkUnpackedSize(file)
  const document = await open(new Uint8Array(file))
  try {
    if (document.numPages > pdfPagesMax) throw new PdfFileError('PDF_PAGES_TOO_MANY')
    return { text: await readText(document), attachments: await readAttachments(document) }
  } catch (error) {
    throw error instanceof PdfFileError ? error : new PdfFileError('PDF_MALFORMED')
  } finally {
    await document.loadingTask.destroy()
  }
}

async function open(data: Uint8Array): Promise<PDFDocumentProxy> {
  // Loaded late: it is large, and most who write bills never read one.
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const loading = getDocument({
    data,
    verbosity: VerbosityLevel.ERRORS,
    cMapUrl: characterTables(),
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    enableXfa: false,
    stopAtErrors: false,
  })
  try {
    return await loading.promise
  } catch (error) {
    await loading.destroy()
    const encrypted = error instanceof Error && error.name === 'PasswordException'
    throw new PdfFileError(encrypted ? 'PDF_ENCRYPTED' : 'PDF_MALFORMED')
  }
}

/** The folder of the tables by which Chinese PDF files without Unicode name their characters. */
function characterTables(): string {
  const manifest = fileURLToPath(import.meta.resolve('pdfjs-dist/package.json'))
  return `${dirname(manifest)}/cmaps/`
}

async function readText(document: PDFDocumentProxy): Promise<string> {
  const pages: string[] = []
  let characters = 0
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    const text = items
      .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''))
      .join('')
    characters += text.length
    if (characters > pdfTextCharactersMax) throw new PdfFileError('PDF_TEXT_TOO_LONG')
    pages.push(text)
    page.cleanup()
  }
  return pages.join('\f')
}

async function readAttachments(document: PDFDocumentProxy): Promise<PdfAttachment[]> {
  const listed = [...((await document.getAttachments()) ?? [])]
  // Names and their number are held to their bounds before any content is unpacked.
  checkAttachments(listed.map(([, { rawFilename }]) => ({ name: rawFilename, bytes: noBytes })))
  const attachments: PdfAttachment[] = []
  for (const [id, { rawFilename }] of listed) {
    const bytes = (await document.getAttachmentContent(id)) ?? noBytes
    attachments.push({ name: rawFilename, bytes })
    checkAttachments(attachments)
  }
  return attachments
}

const noBytes = new Uint8Array()
