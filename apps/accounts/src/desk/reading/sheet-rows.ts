import { fenFromYuan, isCalendarDate, yuanFromFen } from '@piaoqiao/domain'
import type { RowResult } from '../sheet-ports.ts'
import type { FaultyRow, ReadSheet } from './reading-task.ts'
import { SheetRefused } from './sheet-refused.ts'

export type SheetCell = string | number | boolean | Date | null

/** Columns by what they mean, with the names under which people know them. The first name is that of our template. */
export const sheetColumns = {
  billCode: ['票据代码'],
  billNumber: ['票据号码'],
  checkCode: ['校验码'],
  amount: ['票据金额', '金额', '金额合计'],
  issuedOn: ['开票日期'],
} as const
type Column = keyof typeof sheetColumns
const columnNames = Object.keys(sheetColumns) as readonly Column[]
const requiredColumns: readonly Column[] = ['billCode', 'billNumber', 'checkCode']

/** Why a row is answered without asking anybody. */
export const rowFaults = {
  ROW_LEADING_ZEROS_LOST: {
    sentence: '票据代码、号码或校验码的位数不足，可能因为单元格不是文本格式而丢失了开头的零。',
    next: '请把这几列设为文本格式，按票面重新填写。',
  },
  ROW_CODE_MALFORMED: {
    sentence: '票据代码应为8位数字，票据号码应为10位数字，校验码应为6位数字或小写字母。',
    next: '请按票面改正这一行。',
  },
  ROW_AMOUNT_MALFORMED: {
    sentence: '票据金额的格式不正确。',
    next: '请以元为单位填写，最多两位小数，不带千分位和货币符号。',
  },
  ROW_DATE_AS_NUMBER: {
    sentence: '开票日期是一个数字，不能确定是哪一天。',
    next: '请把这一列设为日期格式，或写成2026-03-02这样的文本。',
  },
  ROW_DATE_MALFORMED: {
    sentence: '开票日期的格式不正确。',
    next: '请写成2026-03-02或20260302。',
  },
} as const
type RowFault = keyof typeof rowFaults

/** A row says something that cannot be right. */
class FaultOfRow extends Error {
  readonly fault: RowFault
  constructor(fault: RowFault) {
    super(fault)
    this.fault = fault
  }
}

/**
 * Reads the cells of a table whose first row names its columns. Rows without any text are passed over.
 * @throws SheetRefused `SHEET_COLUMNS_WRONG`, `SHEET_EMPTY`
 */
export function rowsOfCells(cells: readonly (readonly SheetCell[])[]): ReadSheet {
  const places = placesOf(cells[0] ?? [])
  const rows: ReadSheet['rows'][number][] = []
  const faults: FaultyRow[] = []
  for (const [index, line] of cells.entries()) {
    if (index === 0 || line.every((cell) => textOf(cell) === '')) continue
    const rowNumber = index + 1
    const cell = (column: Column): SheetCell => line[places[column] ?? -1] ?? null
    try {
      rows.push({
        rowNumber,
        billCode: digitsOf(cell('billCode'), 8),
        billNumber: digitsOf(cell('billNumber'), 10),
        checkCode: checkCodeOf(cell('checkCode')),
        amount: amountOf(cell('amount')),
        issuedOn: dayOf(cell('issuedOn')),
      })
    } catch (error) {
      if (!(error instanceof FaultOfRow)) throw error
      faults.push(faultyRow(rowNumber, error.fault, [cell('billCode'), cell('billNumber')]))
    }
  }
  if (rows.length + faults.length === 0) throw new SheetRefused('SHEET_EMPTY')
  return { rows, faults }
}

function placesOf(header: readonly SheetCell[]): Partial<Record<Column, number>> {
  const names = header.map((cell) => textOf(cell).normalize('NFKC').replaceAll(/\s/g, ''))
  const places: Partial<Record<Column, number>> = {}
  const wrong: string[] = []
  for (const column of columnNames) {
    const known: readonly string[] = sheetColumns[column]
    const found = [...names.keys()].filter((index) => known.includes(names[index] ?? ''))
    const isWrong = found.length > 1 || (found.length === 0 && requiredColumns.includes(column))
    if (isWrong) wrong.push(sheetColumns[column][0])
    const [place] = found
    if (place !== undefined) places[column] = place
  }
  if (wrong.length > 0) throw new SheetRefused('SHEET_COLUMNS_WRONG', { columns: wrong.join('、') })
  return places
}

function textOf(cell: SheetCell): string {
  if (cell === null) return ''
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).trim()
}

function digitsOf(cell: SheetCell, length: number): string {
  const text = textOf(cell)
  if (!/^\d{1,18}$/.test(text)) throw new FaultOfRow('ROW_CODE_MALFORMED')
  if (text.length < length) throw new FaultOfRow('ROW_LEADING_ZEROS_LOST')
  if (text.length > length) throw new FaultOfRow('ROW_CODE_MALFORMED')
  return text
}

function checkCodeOf(cell: SheetCell): string {
  const text = textOf(cell)
  if (/^\d{1,5}$/.test(text)) throw new FaultOfRow('ROW_LEADING_ZEROS_LOST')
  if (!/^[0-9a-z]{6}$/.test(text)) throw new FaultOfRow('ROW_CODE_MALFORMED')
  return text
}

/** A spreadsheet counts in binary fractions: 993.54 may come as 993.5400000000001, which is meant as 993.54. */
function amountOf(cell: SheetCell): string {
  const text = textOf(cell)
  if (text === '') return ''
  const isNoise = typeof cell === 'number' && /^-?\d{1,12}\.\d{9,}$/.test(text)
  try {
    return yuanFromFen(fenFromYuan(isNoise ? withoutNoise(text) : text))
  } catch {
    throw new FaultOfRow('ROW_AMOUNT_MALFORMED')
  }
}

function withoutNoise(text: string): string {
  const [, exact = text] = /^(-?\d+\.\d{2})0{6}/.exec(text) ?? []
  return exact
}

function dayOf(cell: SheetCell): string {
  const text = textOf(cell)
  if (text === '') return ''
  if (/^\d{5}(\.\d+)?$/.test(text)) throw new FaultOfRow('ROW_DATE_AS_NUMBER')
  const [, year, month, day] = /^(\d{4})[-/年.]?(\d{1,2})[-/月.]?(\d{1,2})日?$/.exec(text) ?? []
  const date = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].join('-')
  if (year === undefined || !isCalendarDate(date)) throw new FaultOfRow('ROW_DATE_MALFORMED')
  return date
}

/** What of a faulty row is shown again: its keys, cut short where they are no keys. */
const shownCharactersMax = 20

function faultyRow(rowNumber: number, code: RowFault, keys: readonly SheetCell[]): FaultyRow {
  const [billCode = '', billNumber = ''] = keys.map((cell) =>
    textOf(cell)
      .replaceAll(/[^0-9A-Za-z]/g, '')
      .slice(0, shownCharactersMax),
  )
  const result: RowResult = { outcome: 'refused', code, ...rowFaults[code] }
  return { rowNumber, billCode, billNumber, result }
}
