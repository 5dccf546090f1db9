import { describe, expect, test } from 'vitest'
import { parseExactJson } from './exact-number.ts'
import type { HisField, HisFields } from './his-field.ts'
import { exampleOf, readHisFields } from './his-field.ts'
import type { HisMethod } from './his-method.ts'
import { hisMethodNamed, hisMethods, hisNotices } from './his-methods.ts'
import { HisError } from './his-results.ts'

const methods: readonly HisMethod[] = [...Object.values(hisMethods), ...Object.values(hisNotices)]

interface Place {
  readonly method: HisMethod
  readonly path: readonly (string | number)[]
  readonly field: HisField
  readonly toString: () => string
}

/** Every field of every method, those of list entries included. */
const places: readonly Place[] = methods.flatMap((method) => placesIn(method, method.request, []))

function placesIn(
  method: HisMethod,
  fields: HisFields,
  above: readonly (string | number)[],
): readonly Place[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const path = [...above, name]
    const toString = () => `${method.name} ${path.join('.')}`
    const inside = field.members === null ? [] : placesIn(method, field.members, [...path, 0])
    return [{ method, path, field, toString }, ...inside]
  })
}

/** What reading the example gives where one place holds another value. */
function readWith({ method, path }: Place, value: unknown): { code: string; text: string } {
  const content = structuredClone(exampleOf(method.request))
  const last = path.at(-1) ?? ''
  let owner = content as Record<string | number, unknown>
  for (const step of path.slice(0, -1)) owner = owner[step] as Record<string | number, unknown>
  if (value === undefined) delete owner[last]
  else owner[last] = value
  try {
    readHisFields(method.request, parseExactJson(JSON.stringify(content)))
    return { code: 'none', text: '' }
  } catch (error) {
    if (error instanceof HisError) return error
    throw error
  }
}

describe('every method', () => {
  test.each(methods)('$name reads its own example', ({ name, request }) => {
    const example = exampleOf(request)
    expect(readHisFields(request, parseExactJson(JSON.stringify(example)))).toBeTypeOf('object')
    expect(hisMethodNamed(name) ?? name).toBe(name)
  })
})

describe('a field that is missing', () => {
  test.each(places.filter(({ field }) => field.required))('and required: %s', (place) => {
    for (const left of [undefined, null, '', '  ']) {
      const { code, text } = readWith(place, left)
      expect(code).toBe('E2001')
      expect(text).toContain(`${place.field.title}（${place.path.at(-1)}）`)
    }
  })

  test.each(places.filter(({ field }) => !field.required))('and not required: %s', (place) => {
    expect(readWith(place, undefined).code).toBe('none')
  })
})

describe('a field that is too long', () => {
  test.each(places.filter(({ field }) => field.type === 'String'))(
    'by a character: %s',
    (place) => {
      const { length } = place.field
      const { code, text } = readWith(place, '字'.repeat(Number(length) + 1))
      expect(code).toBe('E2002')
      expect(text).toContain(place.field.title)
    },
  )

  test.each(places.filter(({ field }) => field.type === 'List'))('by a line: %s', (place) => {
    const [line] = place.field.example as unknown[]
    const entries = Number(/最多(\d+)行/.exec(place.field.note)?.[1])
    expect(
      readWith(
        place,
        Array.from({ length: entries + 1 }, () => line),
      ).code,
    ).toBe('E2007')
  })

  test.each(places.filter(({ field }) => field.type === 'Number'))('by a digit: %s', (place) => {
    expect(readWith(place, '1234567890123').code).toMatch(/^E200[24]$/)
  })
})

describe('a field of another type', () => {
  test.each(places)('%s', (place) => {
    expect(readWith(place, true).code).toBe('E2003')
    expect(readWith(place, { a: 1 }).code).toBe('E2003')
  })

  test.each(places.filter(({ field }) => ['Number', 'Integer'].includes(field.type)))(
    'words for a number: %s',
    (place) => expect(readWith(place, '一百').code).toBe('E2004'),
  )
})

describe('a field is counted and read as people mean it', () => {
  const outpatient = hisMethods.invoiceEBillOutpatient
  const at = (...path: readonly (string | number)[]): Place => {
    const found = places.find(
      (place) => place.method === outpatient && place.path.join('.') === path.join('.'),
    )
    if (found === undefined) throw new Error('the test expects a field here')
    return found
  }

  test('a character outside the basic plane is one character', () => {
    expect(readWith(at('sex'), '𠮷'.repeat(4)).code).toBe('none')
    expect(readWith(at('sex'), '𠮷'.repeat(5)).code).toBe('E2002')
  })

  test.each([
    ['busDateTime', '20260302', 'E2005'],
    ['busDateTime', '20260230095300125', 'E2005'],
    ['busDateTime', '20260302245300125', 'E2005'],
    ['consultationDate', '2026-03-02', 'none'],
    ['consultationDate', '2026/03/02', 'E2005'],
    ['consultationDate', '20260230', 'E2005'],
    ['busType', '01', 'E2006'],
    ['busType', 'toString', 'E2006'],
    ['totalAmt', '188.21', 'none'],
    ['totalAmt', 188.21, 'none'],
    ['totalAmt', '188.210000', 'none'],
    ['totalAmt', '188.215', 'E2004'],
    ['totalAmt', 188.215, 'E2004'],
    ['totalAmt', '1,188.21', 'E2004'],
    ['totalAmt', '0.30000000000000004', 'E2004'],
    ['totalAmt', 0.1 + 0.2, 'none'],
  ])('%s of %j gives %s', (name, value, code) => {
    expect(readWith(at(name), value).code).toBe(code)
  })

  test('the names and decimals of earlier versions are read too', () => {
    const { request } = outpatient
    const old = { ...exampleOf(request), patientCategory: undefined, category: '骨科' }
    expect(readHisFields(request, parseExactJson(JSON.stringify(old)))).toMatchObject({
      patientCategory: '骨科',
    })
  })

  test('a method name may have blanks around it, and is otherwise exact', () => {
    expect(hisMethodNamed('checkWriteOffData ')).toBe('checkWriteOffData')
    expect(hisMethodNamed('checkwriteoffdata')).toBeNull()
    expect(hisMethodNamed('constructor')).toBeNull()
  })
})
