import { packEntry, readZip, writeZip, ZipFileError } from '@piaoqiao/documents/zip'
import { SheetRefused } from './sheet-refused.ts'

/** Most rows with bills. */
export const sheetRowsMax = 10_000
/** No spreadsheet of ours is wider; `ZZ` is column 702. */
const columnLettersMax = 2

/**
 * Looks into a workbook before anybody reads it: the archive within the bounds of the zip reader, no document types, no
 * formulas, no merged cells, and no more rows than are allowed. All of its sheets are looked at, whatever they are called.
 * @returns the same workbook with nothing but what was looked at, unpacked: its reader has nothing left to inflate
 * @throws SheetRefused
 */
export function lookIntoWorkbook(bytes: Uint8Array): Uint8Array {
  const parts = entriesOf(bytes).filter(({ name }) => /\.(xml|rels)$/i.test(name))
  if (!parts.some(({ name }) => name === 'xl/workbook.xml')) {
    throw new SheetRefused('SHEET_TYPE_UNFIT')
  }
  for (const part of parts) {
    // A text in two bytes for each character would hide what is looked for here.
    if (part.bytes.includes(0) || part.bytes[0] === 0xff || part.bytes[0] === 0xfe) {
      throw new SheetRefused('SHEET_MARKUP_UNFIT')
    }
    const text = Buffer.from(part.bytes.buffer, part.bytes.byteOffset, part.bytes.length).toString(
      'latin1',
    )
    if (/<!(DOCTYPE|ENTITY|\[CDATA\[)/.test(text)) throw new SheetRefused('SHEET_MARKUP_UNFIT')
    if (/<(?:\w+:)?sheetData\b/.test(text)) lookAtSheet(text)
  }
  return writeZip(parts.map((part) => packEntry(part.name, part.bytes, 0)))
}

function entriesOf(bytes: Uint8Array) {
  try {
    return readZip(bytes)
  } catch (error) {
    if (!(error instanceof ZipFileError)) throw error
    throw new SheetRefused('SHEET_ARCHIVE_UNFIT', { fault: error.sentence })
  }
}

function lookAtSheet(text: string): void {
  const rows = { rows: String(sheetRowsMax) }
  let count = 0
  for (const [, attributes = ''] of text.matchAll(/<(?:\w+:)?row\b([^>]*)>/g)) {
    count += 1
    const [, number = '0'] = /\br=["']([0-9]+)["']/.exec(attributes) ?? []
    // One row is the header.
    if (count > sheetRowsMax + 1 || Number(number) > sheetRowsMax + 1) {
      throw new SheetRefused('SHEET_TOO_MANY_ROWS', rows)
    }
  }
  lookForFormulas(text)
  if (/<(?:\w+:)?mergeCell\b/.test(text)) throw new SheetRefused('SHEET_CELLS_MERGED')
  for (const [, letters = '', number = '0'] of text.matchAll(/\br=["']([A-Z]+)([0-9]+)["']/g)) {
    if (letters.length > columnLettersMax) throw new SheetRefused('SHEET_COLUMNS_WRONG')
    if (Number(number) > sheetRowsMax + 1) throw new SheetRefused('SHEET_TOO_MANY_ROWS', rows)
  }
}

function lookForFormulas(text: string): void {
  const formula = /<(?:\w+:)?f[\s/>]/.exec(text)
  if (formula === null) return
  const cells = text.slice(0, formula.index).lastIndexOf('<c ')
  const [, cell = ''] = /\br=["']([A-Z]{1,3}[0-9]{1,7})["']/.exec(text.slice(cells)) ?? []
  throw new SheetRefused('SHEET_FORMULA', { cell })
}
