import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/web-worker'
import { lookIntoWorkbook, sheetRowsMax } from './look-into-workbook.ts'
import type { ReadSheet } from './reading-task.ts'
import { SheetRefused } from './sheet-refused.ts'
import { rowsOfCells } from './sheet-rows.ts'
import type { SheetCell } from './sheet-rows.ts'

/** A line of a CSV with our five columns is a tenth of it. */
const csvLineCharactersMax = 2_000

/**
 * Reads a spreadsheet of bills: xlsx, or CSV in UTF-8 or GB18030. Which of them it is, its first bytes say.
 * @throws SheetRefused
 */
export async function readSheetFile(bytes: Uint8Array): Promise<ReadSheet> {
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b
  return rowsOfCells(isArchive ? await cellsOfWorkbook(bytes) : cellsOfCsv(bytes))
}

async function cellsOfWorkbook(bytes: Uint8Array): Promise<readonly (readonly SheetCell[])[]> {
  const copy = new Uint8Array(lookIntoWorkbook(bytes))
  try {
    // Styles say which numbers are days, and nothing else is asked of them.
    return (await readSheet(copy.buffer)) as SheetCell[][]
  } catch {
    throw new SheetRefused('SHEET_UNREADABLE')
  }
}

function cellsOfCsv(bytes: Uint8Array): readonly (readonly SheetCell[])[] {
  const text = textOf(bytes)
  let lines: string[][]
  try {
    lines = parse(text, {
      bom: true,
      relax_column_count: true,
      max_record_size: csvLineCharactersMax,
      // One more than the header and the rows: then it is known that there are too many.
      to: sheetRowsMax + 2,
    })
  } catch {
    throw new SheetRefused('SHEET_TEXT_UNFIT', { fault: '引号或行的格式不正确' })
  }
  if (lines.length > sheetRowsMax + 1) {
    throw new SheetRefused('SHEET_TOO_MANY_ROWS', { rows: String(sheetRowsMax) })
  }
  for (const [index, line] of lines.entries()) {
    const column = line.findIndex((cell) => isFormula(cell.trim()))
    if (column >= 0) {
      const cell = `第${String(index + 1)}行第${String(column + 1)}列`
      throw new SheetRefused('SHEET_FORMULA', { cell })
    }
  }
  return lines
}

/** What a spreadsheet program would calculate when it opens the text. */
function isFormula(cell: string): boolean {
  return /^[=+@]/.test(cell) || /^-[^0-9.]/.test(cell)
}

/** Programs in China save CSV in GB18030; others in UTF-8. */
function textOf(bytes: Uint8Array): string {
  if (bytes.includes(0)) throw new SheetRefused('SHEET_TYPE_UNFIT')
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      continue
    }
  }
  throw new SheetRefused('SHEET_TEXT_UNFIT', { fault: '编码既不是UTF-8也不是GB18030' })
}
