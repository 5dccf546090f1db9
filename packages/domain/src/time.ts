/** A moment: milliseconds since 1970-01-01T00:00:00Z. Passed in by the caller; the domain has no clock. */
export type Instant = number

/** A day of the Chinese calendar year in the form yyyy-MM-dd, in the time of Beijing (UTC+8). */
export type CalendarDate = string

export const dayMs = 86_400_000
const beijingOffsetMs = 8 * 3_600_000

/** The day in Beijing at that moment. */
export function dateAt(at: Instant): CalendarDate {
  return new Date(at + beijingOffsetMs).toISOString().slice(0, 10)
}

/** The first moment of that day in Beijing. */
export function startOfDate(date: CalendarDate): Instant {
  return Date.parse(`${date}T00:00:00Z`) - beijingOffsetMs
}

/** The last moment of that day in Beijing. */
export function endOfDate(date: CalendarDate): Instant {
  return startOfDate(date) + dayMs - 1
}

/** Whether the text is a day that exists, written yyyy-MM-dd. The calendar has no year 0, and neither has PostgreSQL. */
export function isCalendarDate(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const instant = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text)
}
