import { describe, expect, test } from 'vitest'
import { blankOf, onlyForm, withItem, withMember } from './payload-value.ts'

const item = {
  type: 'object',
  required: ['code', 'days'],
  properties: {
    code: { type: 'string' },
    note: { type: 'string' },
    days: { type: 'integer', minimum: 1 },
  },
}

describe('a value to begin with has', () => {
  test.each([
    ['the members that are required', item, { code: '', days: 1 }],
    ['one item, where it is a list', { type: 'array', items: item }, [{ code: '', days: 1 }]],
    [
      'as many items as are required',
      { type: 'array', minItems: 2, items: { type: 'string' } },
      ['', ''],
    ],
    ['its one form, where it may be null', { anyOf: [{ type: 'string' }, { type: 'null' }] }, ''],
    ['nothing, where it has several forms', { anyOf: [item, { type: 'string' }] }, null],
    ['the constant', { type: 'string', const: 'xml' }, 'xml'],
  ])('%s', (_, schema, blank) => {
    expect(blankOf(schema)).toEqual(blank)
  })
})

test('the only form of a field keeps the name and the choices of the field', () => {
  const schema = {
    title: '地址',
    choices: ['甲'],
    anyOf: [{ type: 'string', title: '别名', enum: ['a'] }, { type: 'null' }],
  }
  expect(onlyForm(schema)).toMatchObject({ title: '地址', enum: ['a'], choices: ['甲'] })
})

test('a member takes the place that the schema gives it, and what is not described stays', () => {
  const value = { days: 3, other: true, code: '1' }
  expect(Object.keys(withMember(value, 'note', 'x', item))).toEqual([
    'code',
    'note',
    'days',
    'other',
  ])
  expect(withMember(value, 'days', undefined, item)).toEqual({ code: '1', other: true })
})

test('an item of a list is changed or taken away', () => {
  expect(withItem(['a', 'b'], 1, 'c')).toEqual(['a', 'c'])
  expect(withItem(['a', 'b'], 0, undefined)).toEqual(['b'])
})
