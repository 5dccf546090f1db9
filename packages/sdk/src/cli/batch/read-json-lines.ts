import type { ItemField } from '../item-fields.ts'
import { UsageFault } from '../usage-fault.ts'
import type { RawRow } from './batch-rows.ts'

/**
 * One JSON object a line, its members named as the fields or by their Chinese names.
 * @throws UsageFault
 */
export function readJsonLines(text: string, fields: readonly ItemField[]): readonly RawRow[] {
  const names = new Map(fields.flatMap(({ name, title }) => [[name, name] as const, [title, name]]))
  const rows: RawRow[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() !== '') rows.push(rowOf(index + 1, line, names))
  }
  return rows
}

function rowOf(line: number, text: string, names: ReadonlyMap<string, string>): RawRow {
  const values: Record<string, unknown> = {}
  for (const [member, value] of Object.entries(objectOf(line, text))) {
    const name = names.get(member)
    if (name === undefined) throw new UsageFault(`第${line}行：有不认识的字段`)
    if (Object.hasOwn(values, name)) throw new UsageFault(`第${line}行：字段重复（${name}）`)
    values[name] = value
  }
  return { line, values }
}

function objectOf(line: number, text: string): object {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {
    // Told below, as for JSON that is no object.
  }
  throw new UsageFault(`第${line}行：不是JSON对象`)
}
