import { Inflate } from 'fflate'
import { pdfStreamsMax, pdfUnpackedBytesMax } from './bounds.ts'
import { PdfFileError } from './pdf-file-error.ts'

const encoder = new TextEncoder()
const streamWord = encoder.encode('stream')
const endWord = encoder.encode('endstream')
/** More of a dictionary than this is not looked at; a filter always stands in it. */
const dictionaryBytesMax = 2_000
/** Packed data is fed in pieces, so that unpacking stops soon after the bound. */
const pieceBytes = 16 * 1024
const zlibHeaderBytes = 2
const zlibMethod = 8

/** Streams lie one after the other, so they are never longer than the file; this leaves room for words in texts. */
const packedShareMax = 2

/**
 * Unpacks what a PDF holds deflated, without keeping it, before a reader that knows no bounds does. Streams that are
 * packed more than once are refused, because their size shows only after the first unpacking, and so is what is packed
 * by the old filters, which bills never use. It stops plain bombs; whoever must fear more reads in a process apart.
 * @throws PdfFileError PDF_TOO_LARGE beyond `pdfUnpackedBytesMax` or `pdfStreamsMax`, PDF_MALFORMED for streams that
 * overlap
 */
export function checkUnpackedSize(file: Buffer): void {
  let [unpacked, packed, streams] = [0, 0, 0]
  const nextEnd = endFinder(file)
  for (let at = file.indexOf(streamWord); at >= 0; at = file.indexOf(streamWord, at + 1)) {
    if (file.subarray(at - 3, at).toString('latin1') === 'end') continue
    if (++streams > pdfStreamsMax) throw new PdfFileError('PDF_TOO_LARGE')
    const dictionary = dictionaryBefore(file, at)
    checkFilters(dictionary)
    const start = dataStart(file, at)
    const end = statedEnd(file, dictionary, start) ?? nextEnd(start)
    // By the first byte, whatever the dictionary says.
    if (((file[start] ?? 0) & 0x0f) !== zlibMethod) continue
    packed += end - start
    if (packed > packedShareMax * file.length) throw new PdfFileError('PDF_MALFORMED')
    unpacked += unpackedSize(file.subarray(start, end), pdfUnpackedBytesMax - unpacked)
  }
}

function checkFilters(dictionary: string): void {
  const filters =
    dictionary.match(/FlateDecode|LZWDecode|RunLengthDecode|BrotliDecode|\/Fl\b/g) ?? []
  const isOld = filters.some((filter) => filter !== 'FlateDecode' && filter !== '/Fl')
  if (filters.length > 1 || isOld) throw new PdfFileError('PDF_TOO_LARGE')
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

/** Where a stream ends by its own dictionary, if it says so itself and not in another object. */
function statedEnd(file: Buffer, dictionary: string, start: number): number | undefined {
  const length = /\/Length\s+(\d{1,10})(?!\d*\s+\d+\s+R)/.exec(dictionary)?.[1]
  if (length === undefined || start + Number(length) > file.length) return undefined
  return start + Number(length)
}

/** Finds the word that ends a stream; positions are asked for in ascending order, so the file is searched once. */
function endFinder(file: Buffer): (start: number) => number {
  let known = -1
  return (start) => {
    if (known < start) known = file.indexOf(endWord, start)
    if (known < 0) known = file.length
    return known
  }
}

function unpackedSize(packed: Buffer, bytesMax: number): number {
  let size = 0
  const inflate = new Inflate((chunk) => (size += chunk.length))
  try {
    for (let from = zlibHeaderBytes; from < packed.length; from += pieceBytes) {
      inflate.push(packed.subarray(from, from + pieceBytes), false)
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
