import { expect, test } from 'vitest'
import { shownPayerCode } from './payer-code.ts'

test.each([
  ['1', '500000199001011238', '500000********1238'],
  ['1', '500000900101123', '500000*****1123'],
  ['1', 'E12345678', 'E******78'],
  ['1', '500000********1238', '500000********1238'],
  ['1', '', ''],
  ['2', '91500000MA0000004X', '91500000MA0000004X'],
] as const)('of payer type %s, %s is shown as %s', (type, code, shown) => {
  expect(shownPayerCode({ type, code, name: '样例' })).toBe(shown)
})
