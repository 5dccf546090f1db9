import { dayMs } from '@piaoqiao/domain'
import { dayText } from './dates.ts'

export const weekdayNames = ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日']
const daysPerWeek = 7

/** Days are `2026-03-02`, months `2026-03`; what they are in UTC serves to count them. */
const instantOf = (day: string) => Date.parse(`${day}T00:00:00Z`)
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

export const monthOf = (day: string): string => day.slice(0, 7)

/** A day so many days later, or earlier. */
export function dayAfter(day: string, days: number): string {
  return dayOf(instantOf(day) + days * dayMs)
}

/** 1 (Monday) to 7 (Sunday). */
export function weekdayOf(day: string): number {
  return new Date(instantOf(day)).getUTCDay() || daysPerWeek
}

export function monthAfter(month: string, months: number): string {
  const first = new Date(instantOf(`${month}-01`))
  first.setUTCMonth(first.getUTCMonth() + months)
  return monthOf(first.toISOString())
}

export function monthText(month: string): string {
  const [year, number] = month.split('-')
  return `${year}年${Number(number)}月`
}

/** The days of a month in their order. */
export function daysOfMonth(month: string): readonly string[] {
  const first = `${month}-01`
  const count = (instantOf(`${monthAfter(month, 1)}-01`) - instantOf(first)) / dayMs
  return Array.from({ length: count }, (_, index) => dayAfter(first, index))
}

/** The days of a month in weeks that begin on Monday; null where a week has days of other months. */
export function weeksOf(month: string): readonly (readonly (string | null)[])[] {
  const before = weekdayOf(`${month}-01`) - 1
  const cells = [...Array.from({ length: before }, () => null), ...daysOfMonth(month)]
  const weeks = Math.ceil(cells.length / daysPerWeek)
  return Array.from({ length: weeks }, (_, week) =>
    Array.from(
      { length: daysPerWeek },
      (_each, index) => cells[week * daysPerWeek + index] ?? null,
    ),
  )
}

/** `2026年3月5日 星期四` */
export const dayWithWeekday = (day: string): string =>
  `${dayText(day)} ${weekdayNames[weekdayOf(day) - 1] ?? ''}`
