import { describe, expect, test } from 'vitest'
import { fieldTables } from './field-tables.ts'
import type { PayloadSchema } from './payload-schema.ts'

const text = { type: 'string', title: '名称', pattern: '^[a-z]$' }

function rowsOf(schema: PayloadSchema): string[][] {
  return fieldTables(schema).map(({ heading, rows }) => [
    heading,
    ...rows.map(({ path, name, type, bounds, required }) =>
      [path, name, type, bounds, required ? 'required' : 'optional'].join(' | '),
    ),
  ])
}

describe('a payload becomes tables', () => {
  test('with nested objects by their paths', () => {
    const schema = {
      type: 'object',
      required: ['items'],
      properties: {
        items: {
          type: 'array',
          title: '明细',
          minItems: 1,
          maxItems: 5,
          items: { type: 'object', required: ['name'], properties: { name: text } },
        },
        note: { type: 'string', title: '备注', maxLength: 9 },
      },
    }
    expect(rowsOf(schema)).toEqual([
      [
        '',
        'items | 明细 | array of object | 1 to 5 items | required',
        'items[].name | 名称 | string | `^[a-z]$` | required',
        'note | 备注 | string | at most 9 characters | optional',
      ],
    ])
  })

  test('with a table for each form that a value can have', () => {
    const done = { type: 'object', properties: { outcome: { type: 'string', const: 'done' } } }
    const refused = { type: 'object', properties: { outcome: { type: 'string', const: 'no' } } }
    expect(rowsOf({ anyOf: [done, refused] })).toEqual([
      ['The answer where `outcome` is `done`', 'outcome |  | `"done"` |  | optional'],
      ['The answer where `outcome` is `no`', 'outcome |  | `"no"` |  | optional'],
    ])
  })

  test('with null beside a type, under the name that the choice has', () => {
    const properties = { lock: { title: '锁定', anyOf: [text, { type: 'null' }] } }
    expect(rowsOf({ type: 'object', properties })).toEqual([
      ['', 'lock | 锁定 | string or null | `^[a-z]$` | optional'],
    ])
  })

  test('without the fields of an envelope, which the overview describes', () => {
    const properties = { envelope: { type: 'object', title: '报文信封', properties: { text } } }
    expect(rowsOf({ type: 'object', properties })).toEqual([
      ['', 'envelope | 报文信封 | envelope |  | optional'],
    ])
  })
})
