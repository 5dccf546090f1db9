import { standardRules } from '@piaoqiao/documents/standard'
import { fieldWords, type FieldSource } from '@piaoqiao/protocol/chinese'
import type { FieldTable } from '../protocol-pages/field-tables.ts'
import type { PayloadSchema } from '../protocol-pages/payload-schema.ts'
import { withoutNull } from '../protocol-pages/payload-schema.ts'
import { chineseBounds, chineseHeading, chineseType } from './chinese-bounds.ts'

export type Part = 'request' | 'answer'

/** The tables of a payload in Chinese, each field with the document that lays it down. */
export function chineseTables(service: string, part: Part, tables: readonly FieldTable[]) {
  return tables.map(({ heading, rows }) => ({
    heading: chineseHeading(heading),
    rows: rows.map(({ path, name: title, type, required, schema, meaning: english }) => {
      const { name, meaning, source } = fieldWords(service, part, path, title)
      return {
        path,
        name,
        type: schema.enum === undefined ? chineseType(type) : '文本',
        bounds: boundWords(schema, meaning, english),
        required,
        meaning,
        ...(source !== null && { source: sourceText(source) }),
      }
    }),
  }))
}

const origins = { official: '标准', seen: '所见', inferred: '推断', ours: '自定' } as const

/** Where a field is laid down: a standard, or an element of the file of a bill with what docs/standard.md says of it. */
function sourceText(source: FieldSource): string {
  if ('standard' in source) return source.standard
  const rule = standardRules.find(
    ({ path, sentence }) => path === source.element && /应为|不能超过/.test(sentence),
  )
  if (rule === undefined) throw new Error(`no rule of the standard speaks of ${source.element}`)
  const { sentence, source: origin, id } = rule
  return `票据数据规范 ${source.element}：${sentence}（${origins[origin]}，${id}）`
}

/** A schema as the form of a payload needs it: Chinese names, meanings, bounds in words and the names of choices. */
export interface FormSchema extends Omit<PayloadSchema, 'properties' | 'items' | 'anyOf'> {
  readonly properties?: Readonly<Record<string, FormSchema>>
  readonly items?: FormSchema
  readonly anyOf?: readonly FormSchema[]
  /** The bounds in words. */
  readonly bounds?: string
  /** The names of the values of `enum`, in their order. */
  readonly choices?: readonly string[]
}

/** The schema of a payload in Chinese. */
export function chineseSchema(service: string, part: Part, schema: PayloadSchema): FormSchema {
  return inside(schema, service, part, '')
}

function inside(schema: PayloadSchema, service: string, part: Part, path: string): FormSchema {
  const { properties, items, anyOf } = schema
  const bounds = chineseBounds(schema)
  return {
    ...withoutWords(schema),
    ...(bounds !== '' && schema.enum === undefined && { bounds }),
    ...(properties !== undefined && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, field]) => [
          name,
          named(field, service, part, path === '' ? name : `${path}.${name}`),
        ]),
      ),
    }),
    ...(items !== undefined && { items: inside(items, service, part, `${path}[]`) }),
    ...(anyOf !== undefined && { anyOf: anyOf.map((form) => inside(form, service, part, path)) }),
  }
}

/** Everything about a value itself; the English words, and what stands inside, are said by the caller. */
function withoutWords(schema: PayloadSchema): FormSchema {
  const left = new Set(['title', 'description', 'properties', 'items', 'anyOf'])
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !left.has(key)))
}

function named(field: PayloadSchema, service: string, part: Part, path: string): FormSchema {
  const { forms } = withoutNull(field)
  const only = forms.length === 1 ? forms[0] : undefined
  const title = field.title ?? only?.title ?? ''
  const { name, meaning } = fieldWords(service, part, path, title)
  const values = field.enum ?? only?.enum
  const english = field.description ?? only?.description ?? ''
  // The fields of an envelope inside a payload are described once, with the envelope itself.
  const shown = title === '报文信封' ? { type: 'object' } : inside(field, service, part, path)
  return {
    ...shown,
    title: name,
    description: meaning,
    ...(values !== undefined && {
      choices: values.map((each) => choiceName(each, meaning, english)),
    }),
  }
}

/** The bounds of a field, with the names of its choices. */
export function boundWords(schema: PayloadSchema, ...descriptions: readonly string[]): string {
  if (schema.enum === undefined) return chineseBounds(schema)
  return schema.enum
    .map((value) => {
      const name = choiceName(value, ...descriptions)
      return name === value ? value : `${value} ${name}`
    })
    .join('、')
}

/** The Chinese that stands behind a value in a description; the value itself where there is none. */
function choiceName(value: string, ...descriptions: readonly string[]): string {
  const behind = new RegExp(
    `(?:^|[^\\w.])${value} (\\p{Script=Han}+(?:（\\p{Script=Han}+）)?)`,
    'u',
  )
  return (
    descriptions.map((text) => behind.exec(text)?.[1]).find((name) => name !== undefined) ?? value
  )
}
