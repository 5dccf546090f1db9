import { CsvError, parse } from 'csv-parse/sync'
import type { ItemField } from '../item-fields.ts'
import { UsageFault } from '../usage-fault.ts'
import type { RawRow } from './batch-rows.ts'

/** Longest line, in characters. */
const lineLengthMax = 10_000

interface ParsedLine {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

/**
 * Rows under a heading of field names or their Chinese names.
 * @throws UsageFault
 */
export function readCsv(text: string, fields: readonly ItemField[]): readonly RawRow[] {
  const [heading, ...lines] = parsed(text)
  if (heading === undefined) throw new UsageFault('批量文件是空的')
  const names = heading.record.map((name) => fieldNamed(fields, name))
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new UsageFault(`表头重复：${twice}`)
  return lines.map(({ record, info }) => ({
    line: info.lines,
    values: Object.fromEntries(names.map((name, column) => [name, record[column]])),
  }))
}

function fieldNamed(fields: readonly ItemField[], heading: string): string {
  const text = heading.trim()
  const field = fields.find(({ name, title }) => name === text || title === text)
  if (field !== undefined) return field.name
  const known = fields.map(({ name, title }) => `${title}（${name}）`).join('、')
  throw new UsageFault(`表头中有不认识的列，可用的列：${known}`)
}

function parsed(text: string): readonly ParsedLine[] {
  try {
    return parse(text, {
      bom: true,
      info: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: lineLengthMax,
    }) as unknown as readonly ParsedLine[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const { lines } = error as unknown as { lines?: number }
    const place = lines === undefined ? '' : `第${lines}行：`
    throw new UsageFault(`${place}${reasons[error.code] ?? 'CSV格式有误'}`)
  }
}

const reasons: Readonly<Record<string, string>> = {
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: '列数与表头不同',
  CSV_QUOTE_NOT_CLOSED: '引号没有成对',
  CSV_MAX_RECORD_SIZE: '这一行过长',
}
