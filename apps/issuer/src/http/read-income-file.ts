import { CsvError, parse } from 'csv-parse/sync'
import { BookError } from '../book-error.ts'

/** Largest file, and most lines under its heading. */
export const incomeFileBytesMax = 4 * 1024 * 1024
export const incomeFileLinesMax = 10_000
const lineCharactersMax = 2_000

/** The columns of the template, in its order, and the fields that they fill. */
export const incomeFileColumns = {
  票据代码: 'billCode',
  票据号码: 'billNumber',
  入账金额: 'amount',
  入账日期: 'postedOn',
  会计凭证号: 'voucherNumber',
} as const
type Field = (typeof incomeFileColumns)[keyof typeof incomeFileColumns]

export interface FileLine {
  /** Counted from 1, the heading included. */
  readonly line: number
  /** To be checked like an item that came as JSON. */
  readonly values: Readonly<Record<Field, string>>
}

/**
 * Lines of a table that was written by an accounting system or by Excel.
 * @throws BookError `INCOME_FILE_UNFIT`, which names lines and columns and never what stands in them
 */
export function readIncomeFile(bytes: Uint8Array): readonly FileLine[] {
  const [heading, ...rows] = parsed(decoded(bytes))
  if (heading === undefined) throw unfit('文件是空的')
  const places = placesOf(heading.record)
  if (rows.length === 0) throw unfit('表头下没有内容')
  if (rows.length > incomeFileLinesMax) throw unfit(`超过${incomeFileLinesMax}行，请拆分`)
  return rows.map(({ record, info }) => ({
    line: info.lines,
    values: valuesOf((field) => record[places[field]]?.trim() ?? ''),
  }))
}

/** Zeros that Excel takes for superfluous come back, and its days are written as ours. */
function valuesOf(textOf: (field: Field) => string): FileLine['values'] {
  return {
    billCode: textOf('billCode'),
    billNumber: textOf('billNumber').replace(/^\d{1,9}$/, (digits) => digits.padStart(10, '0')),
    amount: textOf('amount'),
    postedOn: textOf('postedOn').replace(
      /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/,
      (_, year: string, month: string, day: string) =>
        `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
    ),
    voucherNumber: textOf('voucherNumber'),
  }
}

function placesOf(heading: readonly string[]): Readonly<Record<Field, number>> {
  const titles = heading.map((title) => title.trim())
  const places = Object.entries(incomeFileColumns).map(([title, field]) => {
    const place = titles.indexOf(title)
    if (place === -1) throw unfit(`表头缺少“${title}”`)
    if (titles.lastIndexOf(title) !== place) throw unfit(`表头中“${title}”重复`)
    return [field, place]
  })
  return Object.fromEntries(places) as Record<Field, number>
}

interface ParsedLine {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

function parsed(text: string): readonly ParsedLine[] {
  try {
    return parse(text, {
      bom: true,
      info: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: lineCharactersMax,
      to: incomeFileLinesMax + 2,
    }) as unknown as readonly ParsedLine[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const { lines } = error as unknown as { readonly lines?: number }
    const place = lines === undefined ? '' : `第${lines}行`
    throw unfit(`${place}${reasons[error.code] ?? '不合CSV格式'}`)
  }
}

const reasons: Readonly<Record<string, string>> = {
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: '列数与表头不同',
  CSV_QUOTE_NOT_CLOSED: '引号没有成对',
  CSV_MAX_RECORD_SIZE: '过长',
}

/** UTF-8, or GB18030 as spreadsheets on Chinese Windows write it. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return decodedGb18030(bytes)
  }
}

/** What is neither would become vouchers with other names. */
function decodedGb18030(bytes: Uint8Array): string {
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  } catch {
    throw unfit('不是UTF-8或GB18030编码')
  }
}

function unfit(fault: string): BookError {
  return new BookError('INCOME_FILE_UNFIT', fault)
}
