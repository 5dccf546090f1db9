import type { CalendarDate } from '@piaoqiao/domain'
import { dayMs, endOfDate, isCalendarDate } from '@piaoqiao/domain'
import type { Period } from '../number-ports.ts'
import { BookError } from '../book-error.ts'

/**
 * The days from one to another, both included.
 * @throws BookError `PERIOD_UNFIT` for days that do not exist, that stand in the wrong order, or that are too many
 */
export function periodOf(from: CalendarDate, to: CalendarDate, daysMax: number): Period {
  if (!isCalendarDate(from) || !isCalendarDate(to)) {
    throw new BookError('PERIOD_UNFIT', '日期应写成2026-03-02的样子')
  }
  const start = endOfDate(from) - dayMs + 1
  const end = endOfDate(to) + 1
  if (end <= start) throw new BookError('PERIOD_UNFIT', '止日不能早于起日')
  if (end - start > daysMax * dayMs) {
    throw new BookError('PERIOD_UNFIT', `一次最多查询${daysMax}天`)
  }
  return { from, to, start, end }
}
