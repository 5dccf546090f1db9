import fc from 'fast-check'
import { expect, test } from 'vitest'
import { padded, widthOf, wrapped } from './text-width.ts'

test.each([
  ['bill', 4],
  ['票据', 4],
  ['票据（电子）', 12],
  ['“授权”', 6],
  ['50060126 已登记。', 17],
])('%s takes %i columns', (text, width) => {
  expect(widthOf(text)).toBe(width)
})

test('a padded text fills its columns and is never cut', () => {
  expect(padded('锁定', 6)).toBe('锁定  ')
  expect(padded('报销信息反馈', 4)).toBe('报销信息反馈')
})

test.each([
  ['票据已登记，各省都能查验。', 12, ['票据已登记，', '各省都能查', '验。']],
  ['状态 REVERSAL_GRANTED', 10, ['状态', 'REVERSAL_GRANTED']],
  ['', 10, ['']],
])('%s is broken for %i columns into %j', (text, width, lines) => {
  expect(wrapped(text, width)).toEqual(lines)
})

test('a broken text keeps every character', () => {
  const piece = fc.constantFrom('票', '据', '，', '。', 'SM2 ', '（', '）', '50', ' ')
  fc.assert(
    fc.property(fc.array(piece), fc.integer({ min: 20, max: 60 }), (pieces, width) => {
      const text = pieces.join('')
      const lines = wrapped(text, width)
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
    }),
  )
})
