import { describe, expect, test } from 'vitest'
import { payloadFaults } from './payload-check.ts'

const item = {
  type: 'object',
  required: ['code'],
  properties: {
    code: { type: 'string', pattern: '^[0-9]{4}$' },
    kind: { type: 'string', enum: ['own', 'other'] },
    days: { type: 'integer', minimum: 1, maximum: 30 },
    amount: { type: 'string', format: 'yuan', bounds: '两位小数' },
    day: { type: 'string', format: 'date' },
    until: { anyOf: [{ type: 'string', minLength: 2 }, { type: 'null' }] },
  },
}
const schema = {
  type: 'object',
  required: ['items'],
  properties: { items: { type: 'array', minItems: 1, maxItems: 2, items: item } },
}

test('a payload of its form has no fault', () => {
  const items = [{ code: '0001', kind: 'own', days: 30, until: null }]
  expect(payloadFaults(schema, { items })).toEqual([])
})

describe('found is', () => {
  test.each([
    ['a field that is missing', {}, 'items', '缺少这个字段'],
    [
      'a field that is not described',
      { items: [{ code: '0001', cod: '' }] },
      'items[].cod',
      '没有',
    ],
    ['too few items', { items: [] }, 'items', '1 到 2 项'],
    ['another type', { items: [{ code: 1 }] }, 'items[].code', '应为文本'],
    ['another form of a text', { items: [{ code: '1' }] }, 'items[].code', '写法不对'],
    [
      'an amount that is none',
      { items: [{ code: '0001', amount: '1,5' }] },
      'items[].amount',
      '（两位小数）',
    ],
    [
      'a day that is none',
      { items: [{ code: '0001', day: '2026-02-30' }] },
      'items[].day',
      '写法不对',
    ],
    ['a word that is no choice', { items: [{ code: '0001', kind: 'x' }] }, 'items[].kind', 'own'],
    ['a number out of its bounds', { items: [{ code: '0001', days: 31 }] }, 'items[].days', '30'],
    ['a part of a number', { items: [{ code: '0001', days: 1.5 }] }, 'items[].days', '应为整数'],
    ['none of several forms', { items: [{ code: '0001', until: 'x' }] }, 'items[].until', '不是'],
  ])('%s', (_, payload, path, text) => {
    const [fault, ...others] = payloadFaults(schema, payload)
    expect(fault?.path).toBe(path)
    expect(fault?.text).toContain(text)
    expect(others).toEqual([])
  })
})

test('the place of a fault in a list is told', () => {
  const items = [{ code: '0001' }, { code: '1' }]
  expect(payloadFaults(schema, { items }).map(({ at }) => at)).toEqual(['items.1.code'])
})
