import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine } from './csv.ts'

test.each([
  ['plain', 'plain'],
  ['a,b', '"a,b"'],
  ['say "yes"', '"say ""yes"""'],
  ['two\nlines', '"two\nlines"'],
  ['-188.21', '-188.21'],
  ['-1+2', "'-1+2"],
  ['=SUM(A1)', "'=SUM(A1)"],
  ['+1', "'+1"],
  ['@now', "'@now"],
  ['\n=1', '"\'\n=1"'],
  ['＝1', "'＝1"],
  ['＋1', "'＋1"],
  ['－1', "'－1"],
  ['＠now', "'＠now"],
])('a cell of %j is written as %j', (text, written) => {
  expect(csvLine([text])).toBe(`${written}\r\n`)
})

test('whatever stands in a line is read again by another reader', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '票', ',', '"', '\n', '\r', ' ', ';') })
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), (cells) => {
      const harmless = cells.map((text) => (/^[\r\n]/.test(text) ? `'${text}` : text))
      expect(parse(csvLine(cells), { record_delimiter: '\r\n' })).toEqual([harmless])
    }),
  )
})
