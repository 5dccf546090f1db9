import { dayText } from '../../words/dates.ts'
import type { Slot } from './connection.ts'

/** `2026-03` */
export type Month = string

const dayMs = 86_400_000
const weekdayNames = ['一', '二', '三', '四', '五', '六', '日'] as const
export const weekdayHeads = weekdayNames.map((name) => `周${name}`)

const utcOf = (day: string): Date => new Date(`${day}T00:00:00Z`)
const textOf = (date: Date): string => date.toISOString().slice(0, 10)
/** 0 (Monday) to 6 (Sunday). */
const weekdayOf = (day: string): number => (utcOf(day).getUTCDay() + 6) % 7

export const monthOf = (day: string): Month => day.slice(0, 7)

export function monthBeside(month: Month, by: 1 | -1): Month {
  const first = utcOf(`${month}-01`)
  first.setUTCMonth(first.getUTCMonth() + by)
  return monthOf(textOf(first))
}

/** `2026年3月` */
export const monthText = (month: Month): string =>
  `${month.slice(0, 4)}年${Number(month.slice(5))}月`

export function daysOfMonth(month: Month): readonly string[] {
  const next = utcOf(`${monthBeside(month, 1)}-01`)
  const first = utcOf(`${month}-01`)
  const count = Math.round((next.getTime() - first.getTime()) / dayMs)
  return Array.from({ length: count }, (_, index) =>
    textOf(new Date(first.getTime() + index * dayMs)),
  )
}

/** The weeks of a month from Monday to Sunday; null where a place belongs to another month. */
export function weeksOf(month: Month): readonly (readonly (string | null)[])[] {
  const days = daysOfMonth(month)
  const before = weekdayOf(`${month}-01`)
  const places = [...Array.from({ length: before }, () => null), ...days]
  const weeks = Array.from({ length: Math.ceil(places.length / 7) }, (_, index) =>
    places.slice(index * 7, index * 7 + 7),
  )
  return weeks.map((week) => [...week, ...Array.from({ length: 7 - week.length }, () => null)])
}

/** `2026年3月5日 周四` */
export const dayWithWeekday = (day: string): string =>
  `${dayText(day)} ${weekdayHeads[weekdayOf(day)] ?? ''}`

/** Another day by days; also across the end of a month. */
export const dayBeside = (day: string, by: number): string =>
  textOf(new Date(utcOf(day).getTime() + by * dayMs))

export interface DaySlots {
  readonly day: string
  readonly slots: readonly Slot[]
  /** Places that can be booked now. */
  readonly placesLeft: number
  /** Whether anything of it can be booked or waited for. */
  readonly isOpen: boolean
}

/** Slots by their day, in order. */
export function slotsByDay(slots: readonly Slot[]): ReadonlyMap<string, DaySlots> {
  return new Map(
    [...Map.groupBy(slots, ({ day }) => day)].map(([day, ofDay]) => {
      const open = ofDay.filter(({ isOpen }) => isOpen)
      const placesLeft = open.reduce((sum, slot) => sum + slot.placesLeft, 0)
      return [day, { day, slots: ofDay, placesLeft, isOpen: open.length > 0 }]
    }),
  )
}
