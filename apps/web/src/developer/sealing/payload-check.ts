import { isCalendarDate } from '@piaoqiao/domain'
import type { PayloadSchema } from '../protocol/protocol-content.ts'

/** What is wrong with a field of a payload. */
export interface PayloadFault {
  /** As in the tables: `items[].billCode`. */
  readonly path: string
  /** The place in this very payload: `items.0.billCode`. */
  readonly at: string
  readonly text: string
}

const faultsMax = 20

type Place = Pick<PayloadFault, 'path' | 'at'>
const top: Place = { path: '', at: '' }

function member({ path, at }: Place, name: string): Place {
  const behind = (place: string) => (place === '' ? name : `${place}.${name}`)
  return { path: behind(path), at: behind(at) }
}

/** Holds a payload against its schema, so that a slip is seen before it is sent. The platform checks all of it again. */
export function payloadFaults(schema: PayloadSchema, value: unknown): readonly PayloadFault[] {
  const faults: PayloadFault[] = []
  check(schema, value, top, faults)
  return faults.slice(0, faultsMax)
}

function check(schema: PayloadSchema, value: unknown, place: Place, faults: PayloadFault[]): void {
  const add = (text: string) => faults.push({ ...place, text })
  if (schema.anyOf !== undefined) {
    const isFitting = schema.anyOf.some((form) => payloadFaults(form, value).length === 0)
    if (!isFitting) add(wrong('不是允许的写法', schema.bounds ?? schema.anyOf[0]?.bounds))
  } else if (schema.const !== undefined) {
    if (value !== schema.const) add(`应为 ${schema.const}`)
  } else if (schema.enum !== undefined) {
    if (!schema.enum.includes(value as string)) add(`应为 ${schema.enum.join('、')} 之一`)
  } else if (!isOfType(schema.type, value)) {
    add(`应为${typeWord(schema.type)}`)
  } else {
    checkInside(schema, value, place, faults)
  }
}

function checkInside(
  schema: PayloadSchema,
  value: unknown,
  place: Place,
  faults: PayloadFault[],
): void {
  const add = (text: string) => faults.push({ ...place, text })
  if (typeof value === 'string') {
    checkText(schema, value, add)
  } else if (typeof value === 'number') {
    const { minimum = -Infinity, maximum = Infinity } = schema
    if (value < minimum || value > maximum) add(`应在 ${minimum} 到 ${maximum} 之间`)
  } else if (Array.isArray(value)) {
    checkList(schema, value, place, faults)
  } else if (typeof value === 'object' && value !== null) {
    checkFields(schema, value as Readonly<Record<string, unknown>>, place, faults)
  }
}

function checkText(schema: PayloadSchema, value: string, add: (text: string) => void): void {
  const { pattern, format, bounds, minLength = 0, maxLength = Infinity } = schema
  const isFitting = format === undefined || (formats[format]?.(value) ?? true)
  if (!isFitting || (pattern !== undefined && !new RegExp(pattern, 'u').test(value))) {
    add(wrong('写法不对', bounds))
  } else if (value.length < minLength || value.length > maxLength) {
    add(wrong('长度不对', bounds))
  }
}

const formats: Readonly<Record<string, (value: string) => boolean>> = {
  yuan: (value) => /^-?\d{1,12}(\.\d{1,2})?$/.test(value),
  date: isCalendarDate,
}

/** What is wrong, with what would be right. */
function wrong(what: string, bounds: string | undefined): string {
  return bounds === undefined ? what : `${what}（${bounds}）`
}

function checkList(
  { items, minItems = 0, maxItems = Infinity }: PayloadSchema,
  value: readonly unknown[],
  { path, at }: Place,
  faults: PayloadFault[],
): void {
  if (value.length < minItems || value.length > maxItems) {
    faults.push({ path, at, text: `应有 ${minItems} 到 ${maxItems} 项` })
  }
  for (const [index, item] of value.slice(0, faultsMax).entries()) {
    check(items ?? {}, item, { path: `${path}[]`, at: `${at}.${index}` }, faults)
  }
}

function checkFields(
  { properties = {}, required = [] }: PayloadSchema,
  value: Readonly<Record<string, unknown>>,
  place: Place,
  faults: PayloadFault[],
): void {
  for (const name of required) {
    if (!Object.hasOwn(value, name)) faults.push({ ...member(place, name), text: '缺少这个字段' })
  }
  for (const [name, given] of Object.entries(value)) {
    const field = properties[name]
    if (field === undefined) faults.push({ ...member(place, name), text: '没有这个字段' })
    else check(field, given, member(place, name), faults)
  }
}

function isOfType(type: string | undefined, value: unknown): boolean {
  if (type === undefined) return true
  if (type === 'array') return Array.isArray(value)
  if (type === 'null') return value === null
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
  return typeof value === type
}

/** A type of JSON as people say it. */
export function typeWord(type: string | undefined): string {
  const words: Readonly<Record<string, string>> = {
    array: '列表',
    object: '对象',
    string: '文本',
    integer: '整数',
    number: '数',
    boolean: 'true 或 false',
  }
  return words[type ?? ''] ?? '别的类型'
}
