import fc from 'fast-check'
import { expect, test } from 'vitest'
import { JsonRefused, parseBoundedJson } from './bounded-json.ts'

const parse = (text: string, depthMax = 3) =>
  parseBoundedJson(new TextEncoder().encode(text), depthMax)

test('every JSON value within the depth is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const text = JSON.stringify(value)
      fc.pre(!text.includes('__proto__'))
      expect(parse(text, 8)).toEqual(JSON.parse(text))
    }),
  )
})

test.each(['[[[]]]', '{"a":{"b":{}}}', '[[[]],[[]],[[]]]', '"[[[[["', '["\\"[[[[", "\\\\"]'])(
  '%s is not too deep',
  (text) => {
    expect(parse(text)).toEqual(JSON.parse(text))
  },
)

test.each([
  '[[[[]]]]',
  '{"a":{"b":{"c":{}}}}',
  '["\\\\",[[[]]]]',
  '{"__proto__":1}',
  '[{"a":{"\\u005f\\u005fproto__":null}}]',
  '{"a":1',
  '"open',
  '',
  '\ufeff1',
])('%s is refused', (text) => {
  expect(() => parse(text)).toThrow(JsonRefused)
})

test('a value may say __proto__, a key may not', () => {
  expect(parse('{"name":"__proto__"}')).toEqual({ name: '__proto__' })
})
