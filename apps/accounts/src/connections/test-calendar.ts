import type { CalendarDate, Instant } from '@piaoqiao/domain'
import { dateAt, dayMs, endOfDate, isCalendarDate } from '@piaoqiao/domain'

/** Working hours of a day of the week, in the time of Beijing. */
export interface WorkingHours {
  /** 1 (Monday) to 7 (Sunday). */
  readonly weekday: number
  /** `HH:mm`. */
  readonly from: string
  readonly until: string
}

/** When joint tests take place, as the centre sets it. */
export interface TestCalendar {
  readonly hours: readonly WorkingHours[]
  readonly slotMinutes: number
  /** How many units test at one time. */
  readonly placesPerSlot: number
  /** Most tests on one day. */
  readonly placesPerDay: number
  readonly closedDays: readonly CalendarDate[]
  /** A slot is booked at the latest so many hours before it begins. */
  readonly noticeHours: number
  /** So many days ahead can be booked. */
  readonly daysAhead: number
  /** Slots that one unit may have booked at one time. */
  readonly bookingsPerUnitMax: number
  /** How long a freed slot is kept for the first who waits. */
  readonly offerHours: number
}

export interface Slot {
  readonly day: CalendarDate
  readonly startsAt: Instant
  readonly endsAt: Instant
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** Until the centre sets another one: working days, two slots in the morning and two in the afternoon. */
export const calendarDefault: TestCalendar = {
  hours: [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, from: '09:00', until: '12:00' },
    { weekday, from: '14:00', until: '17:00' },
  ]),
  slotMinutes: 90,
  placesPerSlot: 2,
  placesPerDay: 6,
  closedDays: [],
  noticeHours: 24,
  daysAhead: 30,
  bookingsPerUnitMax: 2,
  offerHours: 24,
}

/** The slots of a day, in their order; none on a day that is closed. */
export function slotsOf(calendar: TestCalendar, day: CalendarDate): readonly Slot[] {
  if (calendar.closedDays.includes(day)) return []
  const weekday = weekdayOf(day)
  return calendar.hours
    .filter((hours) => hours.weekday === weekday)
    .flatMap((hours) => slotsIn(calendar.slotMinutes * minuteMs, day, hours))
    .toSorted((a, b) => a.startsAt - b.startsAt)
}

function slotsIn(slotMs: number, day: CalendarDate, { from, until }: WorkingHours): Slot[] {
  const begin = momentOf(day, from)
  const count = Math.floor((momentOf(day, until) - begin) / slotMs)
  return Array.from({ length: Math.max(0, count) }, (_, index) => ({
    day,
    startsAt: begin + index * slotMs,
    endsAt: begin + (index + 1) * slotMs,
  }))
}

function momentOf(day: CalendarDate, time: string): Instant {
  return Date.parse(`${day}T${time}:00+08:00`)
}

function weekdayOf(day: CalendarDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

/** The slot that begins at that moment; null where none does. */
export function slotAt(calendar: TestCalendar, startsAt: Instant): Slot | null {
  return slotsOf(calendar, dateAt(startsAt)).find((slot) => slot.startsAt === startsAt) ?? null
}

/** Whether a slot can be booked now: neither within the notice nor beyond the days ahead. */
export function isInTime(
  { noticeHours, daysAhead }: TestCalendar,
  { startsAt }: Pick<Slot, 'startsAt'>,
  at: Instant,
): boolean {
  return startsAt >= at + noticeHours * hourMs && startsAt <= at + daysAhead * dayMs
}

/** Days from one on, in their order. */
export function daysFrom(day: CalendarDate, count: number): readonly CalendarDate[] {
  const end = endOfDate(day)
  return Array.from({ length: count }, (_, index) => dateAt(end + index * dayMs))
}

/** What is wrong with a calendar; null for a good one. */
export function calendarFault({ hours, closedDays }: TestCalendar): string | null {
  if (!closedDays.every(isCalendarDate)) return '停办日期'
  if (hours.some(({ from, until }) => from >= until)) return '开放时段'
  const isMixed = hours.some((one, index) =>
    hours.some(
      (other, place) =>
        place > index &&
        other.weekday === one.weekday &&
        other.from < one.until &&
        one.from < other.until,
    ),
  )
  return isMixed ? '开放时段' : null
}
