import type { CalendarDate, Instant } from '@piaoqiao/domain'
import { endOfDate } from '@piaoqiao/domain'
import type { Minute } from './arrivals.ts'
import { minutesOfDay } from './arrivals.ts'

const minuteMs = 60_000

/** When a minute of a day begins, in Beijing. */
export function instantOf(day: CalendarDate, minute: Minute): Instant {
  return endOfDate(day) + 1 - (minutesOfDay - minute) * minuteMs
}

/** yyyyMMddHHmmssSSS of a minute, with seconds that tell apart what happens within it. */
export function hisMomentOf(day: CalendarDate, minute: Minute, serial = 0): string {
  const clock = [Math.floor(minute / 60), minute % 60, serial % 60]
  const digits = clock.map((part) => String(part).padStart(2, '0')).join('')
  return `${hisDayOf(day)}${digits}${String(serial % 1000).padStart(3, '0')}`
}

/** yyyyMMdd, as from V3.2 on. */
export function hisDayOf(day: CalendarDate): string {
  return day.replaceAll('-', '')
}

/** `HH:mm`. */
export function clockText(minute: Minute): string {
  return [Math.floor(minute / 60), minute % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
}
