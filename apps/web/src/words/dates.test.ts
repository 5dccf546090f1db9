import { expect, test } from 'vitest'
import { ageText, dayText, momentText, withDays } from './dates.ts'

test.each([
  ['2026-03-02', '2026年3月2日'],
  ['2026-03-02T18:30:00Z', '2026年3月3日'],
  ['没有', '没有'],
])('the day %s reads %s', (given, text) => {
  expect(dayText(given)).toBe(text)
})

test('a moment is told in the time of Beijing', () => {
  expect(momentText('2026-03-02T06:05:00Z')).toBe('2026年3月2日 14:05')
})

test.each([
  ['已锁定（示例公司，至2026-04-03）', '已锁定（示例公司，至2026年4月3日）'],
  ['自2026-03-02到2026-03-05', '自2026年3月2日到2026年3月5日'],
  ['票据 50060126-0000000001', '票据 50060126-0000000001'],
])('the days of a sentence are told as people read them: %s', (sentence, text) => {
  expect(withDays(sentence)).toBe(text)
})

test.each([
  [30_000, '刚刚'],
  [5 * 60_000, '5 分钟前'],
  [2 * 3_600_000, '2 小时前'],
  [3 * 86_400_000, '3 天前'],
  [-2 * 86_400_000, '还有 2 天'],
  [31 * 86_400_000, '2026年1月30日'],
])('what was %i ms ago reads %s', (past, text) => {
  const now = Date.parse('2026-03-02T04:00:00Z')
  expect(ageText(new Date(now - past).toISOString(), now)).toBe(text)
})
