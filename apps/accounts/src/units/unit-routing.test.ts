import { expect, test } from 'vitest'
import { creditCodeCheckCharacter } from '@piaoqiao/domain'
import { csvRow } from './csv-row.ts'
import { routeOf, routingRules } from './unit-routing.ts'
import { sampleCreditCode } from './testing/sample-unit.ts'
import { endOfWorkingDays } from '../applications/working-days.ts'

test.each([
  ['public', false, 'municipal', 'municipal'],
  ['public', false, 'district', 'district'],
  ['other', true, 'municipal', 'municipal'],
  ['other', true, 'district', 'district'],
  ['insurer', true, 'municipal', 'municipal'],
  ['insurer', true, 'district', 'district'],
  ['insurer', false, 'municipal', 'district'],
  ['other', false, 'municipal', 'district'],
  ['other', false, 'district', 'district'],
] as const)(
  'a unit of type %s, state enterprise %s, level %s applies to the %s bureau',
  (unitType, isStateEnterprise, level, route) => {
    expect(routeOf({ unitType, isStateEnterprise, level, areaCode: '500104' })).toBe(route)
  },
)

test('every rule names the clause that it comes from', () => {
  expect(routingRules.map(({ clause }) => clause).every((clause) => clause.endsWith('申请'))).toBe(
    true,
  )
})

test.each([
  ['2026-03-02T02:00:00.000Z', 1, '2026-03-03T15:59:59.999Z'],
  ['2026-03-02T02:00:00.000Z', 5, '2026-03-09T15:59:59.999Z'],
  ['2026-03-06T02:00:00.000Z', 1, '2026-03-09T15:59:59.999Z'],
  // Saturday in Beijing, Friday in London.
  ['2026-03-06T20:00:00.000Z', 2, '2026-03-10T15:59:59.999Z'],
])('from %s %d working days end at %s', (from, days, end) => {
  expect(new Date(endOfWorkingDays(Date.parse(from), days)).toISOString()).toBe(end)
})

test.each([
  ['=1+1', `'=1+1`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['a,b', '"a,b"'],
  ['他说"好"', '"他说""好"""'],
  ['-5\n', `"'-5\n"`],
  ['示例单位', '示例单位'],
])('the cell %j is written as %j', (cell, written) => {
  expect(csvRow([cell])).toBe(`${written}\r\n`)
})

test('the sample codes have right check characters', () => {
  const code = sampleCreditCode(1)
  expect(creditCodeCheckCharacter(code.slice(0, 17))).toBe(code.charAt(17))
})
