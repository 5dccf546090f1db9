import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AmountError, fenFromYuan, fenMax, yuanFromFen } from './money.ts'

test.each([
  ['993.54', 99_354n],
  ['0', 0n],
  ['0.00', 0n],
  ['0.01', 1n],
  ['7', 700n],
  ['7.5', 750n],
  ['007.50', 750n],
  ['-993.54', -99_354n],
  ['-0.01', -1n],
  ['-0', 0n],
  ['999999999999.99', fenMax],
  ['-999999999999.99', -fenMax],
])('%s yuan are %d fen', (text, fen) => {
  expect(fenFromYuan(text)).toBe(fen)
})

test.each([
  '',
  ' ',
  '.5',
  '5.',
  '1.234',
  '1e3',
  '+1',
  '--1',
  '1,000.00',
  ' 1',
  '1 ',
  '1\n',
  '１',
  '¥1',
  'NaN',
  'Infinity',
  '0x10',
  '1000000000000',
])('%j is not an amount', (text) => {
  expect(() => fenFromYuan(text)).toThrow(AmountError)
})

test('the error carries a stable code and nothing of what was sent', () => {
  const error = thrownBy(() => fenFromYuan('张三'))
  expect(error).toMatchObject({ code: 'AMOUNT_MALFORMED', name: 'AmountError' })
  expect(String(error)).not.toContain('张三')
})

test('an amount is always written with two decimals', () => {
  expect([0n, 1n, -1n, 10n, 100n, -99_354n].map(yuanFromFen)).toEqual([
    '0.00',
    '0.01',
    '-0.01',
    '0.10',
    '1.00',
    '-993.54',
  ])
})

test('every amount comes back from its text', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -fenMax, max: fenMax }), (fen) => {
      expect(fenFromYuan(yuanFromFen(fen))).toBe(fen)
    }),
  )
})

test('amounts add up in fen as they do in yuan', () => {
  const cents = fc.integer({ min: 0, max: 99 })
  const yuan = fc.integer({ min: 0, max: 1_000_000 })
  fc.assert(
    fc.property(yuan, cents, (whole, part) => {
      const text = `${whole}.${String(part).padStart(2, '0')}`
      expect(fenFromYuan(text)).toBe(BigInt(whole * 100 + part))
    }),
  )
})

function thrownBy(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}
