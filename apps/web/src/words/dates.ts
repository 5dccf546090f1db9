import { dayMs } from '@piaoqiao/domain'

const beijing = { timeZone: 'Asia/Shanghai' } as const
const dayFormat = new Intl.DateTimeFormat('zh-CN', { ...beijing, dateStyle: 'long' })
const momentFormat = new Intl.DateTimeFormat('zh-CN', {
  ...beijing,
  dateStyle: 'long',
  timeStyle: 'short',
  hourCycle: 'h23',
})
const clockFormat = new Intl.DateTimeFormat('zh-CN', {
  ...beijing,
  timeStyle: 'short',
  hourCycle: 'h23',
})
const minuteMs = 60_000
const hourMs = 60 * minuteMs
const units = [
  [dayMs, '天'],
  [hourMs, '小时'],
] as const

/** `2026年3月2日` of a day (`2026-03-02`) or of a moment as the office gives it. */
export function dayText(given: string): string {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(given)
  if (day !== null) return `${day[1]}年${Number(day[2])}月${Number(day[3])}日`
  return Number.isNaN(Date.parse(given)) ? given : dayFormat.format(new Date(given))
}

/** A sentence of the office with its days (`2026-03-02`) as people read them. */
export function withDays(sentence: string): string {
  return sentence.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, dayText)
}

/** `2026年3月2日 14:05`, in the time of Beijing. */
export function momentText(given: string): string {
  return Number.isNaN(Date.parse(given)) ? given : momentFormat.format(new Date(given))
}

/** `14:05`, in the time of Beijing. */
export function clockText(given: string): string {
  return Number.isNaN(Date.parse(given)) ? given : clockFormat.format(new Date(given))
}

/** How long ago or how soon: 刚刚, 5 分钟前, 2 小时前, 3 天前, 还有 2 天. Beyond thirty days the day itself. */
export function ageText(given: string, now: number): string {
  const past = now - Date.parse(given)
  const size = Math.abs(past)
  if (Number.isNaN(past)) return given
  if (size < minuteMs) return '刚刚'
  if (size >= 30 * dayMs) return dayText(given)
  const [unitMs, unit] = units.find(([ms]) => size >= ms) ?? [minuteMs, '分钟']
  const whole = Math.floor(size / unitMs)
  return past < 0 ? `还有 ${whole} ${unit}` : `${whole} ${unit}前`
}
