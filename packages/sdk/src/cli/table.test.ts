import stringWidth from 'string-width'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { factsText, tableText } from './table.ts'
import type { Terminal } from './terminal.ts'

const plain: Terminal = {
  environment: {},
  write: () => undefined,
  note: () => undefined,
  hasColours: false,
  isWatched: false,
  signal: new AbortController().signal,
}

test('columns stand below each other, a Chinese character counting two', () => {
  const rows = [
    [{ text: '已锁定' }, { text: 'BILL_LOCKED' }],
    [{ text: 'ok' }, { text: '完成' }],
  ]
  expect(tableText(plain, ['状态', '代码'], rows)).toBe(
    ['状态    代码', '已锁定  BILL_LOCKED', 'ok      完成', ''].join('\n'),
  )
})

test('whatever a cell holds, a row is one line of bounded width without control characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const [, row = '', rest] = tableText(plain, ['a', 'b'], [[{ text }, { text: '终' }]]).split(
        '\n',
      )
      expect(rest).toBe('')
      expect(row).not.toMatch(/\p{Cc}/u)
      expect(row.endsWith('终')).toBe(true)
      expect(stringWidth(row)).toBeLessThanOrEqual(64)
    }),
  )
})

test('colours do not disturb the columns', () => {
  const coloured = { ...plain, hasColours: true }
  const rows = [[{ text: '拒绝', colour: 'red' as const }, { text: 'x' }]]
  expect(tableText(coloured, ['结果是', '代码'], rows)).toContain('\u001b[31m拒绝  \u001b[39m  x')
})

test('facts have their values in one column', () => {
  expect(
    factsText([
      ['票据', '1'],
      ['可报销余额', '2'],
    ]),
  ).toBe('  票据        1\n  可报销余额  2\n')
})
