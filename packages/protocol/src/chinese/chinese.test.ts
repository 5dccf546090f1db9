import { expect, test } from 'vitest'
import { envelopeSchema } from '../envelope/envelope.ts'
import { services } from '../services/catalogue.ts'
import { fieldSources } from './field-sources.ts'
import { fieldAddress, keyFor } from './field-text.ts'
import { fieldTexts, fieldWords } from './field-words.ts'
import { servicePurposes } from './service-purposes.ts'

interface Schema {
  readonly title?: string
  readonly description?: string
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
}

interface Field {
  readonly service: string
  readonly part: 'request' | 'answer'
  readonly path: string
  readonly title: string
  readonly english: string
  readonly isConstant: boolean
}

type Place = Pick<Field, 'service' | 'part'>

const fields = [
  ...fieldsIn(envelopeSchema, { service: 'envelope', part: 'request' }, ''),
  ...Object.values(services).flatMap(({ name: service, request, answer }) => [
    ...fieldsIn(request, { service, part: 'request' }, ''),
    ...fieldsIn(answer, { service, part: 'answer' }, ''),
  ]),
]

/** What the schema builder makes is read as the JSON schema that it is. */
function fieldsIn(given: object, place: Place, path: string): readonly Field[] {
  const schema = given as Schema
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
    fieldAt(field, place, path === '' ? name : `${path}.${name}`),
  )
  const forms = (schema.anyOf ?? []).flatMap((form) => fieldsIn(form, place, path))
  const items = schema.items === undefined ? [] : fieldsIn(schema.items, place, `${path}[]`)
  return [...own, ...forms, ...items]
}

function fieldAt(field: Schema, place: Place, path: string): readonly Field[] {
  const [form, ...others] = (field.anyOf ?? [field]).filter(({ const: value, ...rest }) =>
    value === undefined ? !('type' in rest && rest.type === 'null') : true,
  )
  const only = others.length === 0 ? form : undefined
  const title = field.title ?? only?.title ?? ''
  const english = field.description ?? only?.description ?? ''
  const own = { ...place, path, title, english, isConstant: field.const !== undefined }
  // What stands inside an envelope is described once, with the envelope itself.
  return only?.title === '报文信封' ? [own] : [own, ...fieldsIn(field, place, path)]
}

const addressOf = ({ service, part, path }: Field) => fieldAddress(service, part, path)

test('the fields of all messages are found', () => {
  expect(fields.length).toBeGreaterThan(900)
  expect(new Set(fields.map(addressOf))).toContain('bill.lock request items.authorisationId')
})

test('every field has a Chinese name and says in Chinese what it means', () => {
  const chinese = /\p{Script=Han}/u
  const wanting = fields.filter(({ service, part, path, title }) => {
    try {
      const { name, meaning } = fieldWords(service, part, path, title)
      return !chinese.test(name) || !chinese.test(meaning)
    } catch {
      return true
    }
  })
  expect(wanting.map(addressOf)).toEqual([])
})

test('no text and no source is left over of a field that is gone', () => {
  for (const table of [fieldTexts, fieldSources]) {
    const used = new Set(fields.map((field) => keyFor(table, addressOf(field), field.title)))
    expect(Object.keys(table).filter((key) => !used.has(key))).toEqual([])
  }
})

test('fields that share a text also share their English', () => {
  const englishOf = new Map<string, Set<string>>()
  for (const field of fields) {
    const key = keyFor(fieldTexts, addressOf(field), field.title)
    if (key === null || field.isConstant || field.english === '') continue
    englishOf.set(key, (englishOf.get(key) ?? new Set()).add(field.english))
  }
  const mixed = [...englishOf].filter(([, english]) => english.size > 1)
  expect(mixed.map(([key, english]) => [key, ...english])).toEqual([])
})

test('a name stands in the table only where the schema gives none that fits', () => {
  const titlesOf = new Map<string, Set<string>>()
  for (const field of fields) {
    const key = keyFor(fieldTexts, addressOf(field), field.title) ?? ''
    titlesOf.set(key, (titlesOf.get(key) ?? new Set()).add(field.title))
  }
  const needless = Object.entries(fieldTexts).filter(([key, text]) => {
    const titles = titlesOf.get(key) ?? new Set()
    return typeof text === 'object' && titles.size === 1 && titles.has(text[0])
  })
  expect(needless.map(([key]) => key)).toEqual([])
})

test('every message says in Chinese what it is for', () => {
  expect(Object.keys(servicePurposes).toSorted()).toEqual(Object.keys(services).toSorted())
  expect(Object.values(servicePurposes).filter((text) => !text.endsWith('。'))).toEqual([])
})

test('a field that no text speaks of is noticed', () => {
  expect(() => fieldWords('bill.lock', 'request', 'items[].colour', '颜色')).toThrow(
    'no Chinese text',
  )
})
