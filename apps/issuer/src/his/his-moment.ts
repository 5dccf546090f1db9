import type { CalendarDate, Instant } from '@piaoqiao/domain'
import { isCalendarDate } from '@piaoqiao/domain'

const beijingOffsetMs = 8 * 3_600_000

/** yyyyMMddHHmmssSSS in the time of Beijing. */
export function hisMoment(at: Instant): string {
  return new Date(at + beijingOffsetMs).toISOString().replaceAll(/\D/g, '')
}

/** yyyy-MM-dd of a day written yyyyMMdd (from V3.2) or yyyy-MM-dd (before); null for anything else. */
export function dayFromHis(text: string): CalendarDate | null {
  const [, year = '', month = '', day = ''] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? []
  const date = year === '' ? text : `${year}-${month}-${day}`
  return isCalendarDate(date) ? date : null
}

/** Whether the text is yyyyMMddHHmmssSSS on a day and at a time that exist. */
export function isHisMoment(text: string): boolean {
  if (!/^\d{17}$/.test(text) || dayFromHis(text.slice(0, 8)) === null) return false
  return /^(?:[01]\d|2[0-3])[0-5]\d[0-5]\d\d{3}$/.test(text.slice(8))
}

/** The day of a moment, yyyy-MM-dd. */
export function dayOfHisMoment(text: string): CalendarDate {
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`
}
