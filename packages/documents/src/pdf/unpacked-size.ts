import { Inflate } from 'fflate'
import { pdfUnpackedBytesMax } from './bounds.ts'
import { PdfFileError } from './pdf-file-error.ts'

const encoder = new TextEncoder()
const streamWord = encoder.encode('stream')
const endWord = encoder.encode('endstream')
/** More of a dictionary than this is not looked at; a filter always stands in it. */
const dictionaryBytesMax = 2_000
/** Packed data is fed in pieces, so that unpacking stops soon after the bound. */
const pieceBytes = 16 * 1024
const zlibHeaderBytes = 2

/**
 * Unpacks what a PDF holds deflated, without keeping it, before a reader that knows no bounds does. Streams that are
 * packed more than once are refused, because their size shows only after the first unpacking, and so is what is packed
 * by the old filters, which bills never use.
 * @throws PdfFileError PDF_TOO_LARGE beyond `pdfUnpackedBytesMax`
 */
export function checkUnpackedSize(file: Buffer): void {
  let total = 0
  for (let at = file.indexOf(streamWord); at >= 0; at = file.indexOf(streamWord, at + 1)) {
    if (file.subarray(at - 3, at).toString('latin1') === 'end') continue
    const dictionary = dictionaryBefore(file, at)
    const filters =
      dictionary.match(/FlateDecode|LZWDecode|RunLengthDecode|BrotliDecode|\/Fl\b/g) ?? []
    if (filters.length > 1 || filters.some((filter) => !filter.startsWith('F') && filter !== '/Fl'))
      throw new PdfFileError('PDF_TOO_LARGE')
    total += unpackedSize(file, at, pdfUnpackedBytesMax - total)
  }
}

function dictionaryBefore(file: Buffer, at: number): string {
  const text = file.subarray(Math.max(0, at - dictionaryBytesMax), at).toString('latin1')
  // A name may be written with escapes such as /Fl#61teDecode.
  return text
    .slice(text.lastIndexOf(' obj') + 1)
    .replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
}

/** How many bytes a stream unpacks to; nothing when it is not deflated, whatever its dictionary says. */
function unpackedSize(file: Buffer, at: number, bytesMax: number): number {
  const start = dataStart(file, at)
  const end = file.indexOf(endWord, start)
  const isZlib = ((file[start] ?? 0) & 0x0f) === 8
  if (!isZlib || end < 0) return 0
  let size = 0
  const inflate = new Inflate((chunk) => (size += chunk.length))
  try {
    for (let from = start + zlibHeaderBytes; from < end; from += pieceBytes) {
      inflate.push(file.subarray(from, Math.min(end, from + pieceBytes)), false)
      if (size > bytesMax) throw new PdfFileError('PDF_TOO_LARGE')
    }
  } catch (error) {
    if (error instanceof PdfFileError) throw error
    // Damaged data ends here; what came before it counts, and the reader after this says what it makes of it.
  }
  return size
}

/** Data begin after the end of the line of `stream`. */
function dataStart(file: Buffer, at: number): number {
  const after = at + streamWord.length
  if (file[after] === 0x0d) return after + (file[after + 1] === 0x0a ? 2 : 1)
  return file[after] === 0x0a ? after + 1 : after
}
