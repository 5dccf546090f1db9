import type { Instant } from '@piaoqiao/domain'
import { dateAt, dayMs, endOfDate } from '@piaoqiao/domain'

/**
 * The end of the last of so many working days after the day of a moment, in the time of Beijing. Saturdays and Sundays do
 * not count. Public holidays are not known here, so a case is never due later than the law says.
 */
export function endOfWorkingDays(from: Instant, days: number): Instant {
  let day = endOfDate(dateAt(from))
  for (let left = days; left > 0;) {
    day += dayMs
    if (isWorkingDay(day)) left -= 1
  }
  return day
}

function isWorkingDay(day: Instant): boolean {
  const weekday = new Date(`${dateAt(day)}T00:00:00Z`).getUTCDay()
  return weekday >= 1 && weekday <= 5
}
