import { api, office } from '../../api/client.ts'
import type { paths } from '../../api/office-api.ts'
import type { Answered } from '../../api/use-act.ts'
import { daysOfMonth, monthOf } from '../../words/months.ts'

export type TestCalendar =
  paths['/bureaus/joint-test-calendar']['get']['responses']['200']['content']['application/json']
export type Slot =
  paths['/bureaus/joint-test-slots']['get']['responses']['200']['content']['application/json']['items'][number]

/** A day of the calendar with its slots. */
export interface TestDay {
  readonly day: string
  readonly slots: readonly Slot[]
  /** The centre closed it, whatever its weekday says. */
  readonly isClosed: boolean
  readonly isPast: boolean
}

const calendarPath = '/bureaus/joint-test-calendar'
const slotsPath = '/bureaus/joint-test-slots'

export const useTestCalendar = () => api.useQuery('get', calendarPath)

/** The slots of the month in which the day is. */
export function useMonthSlots(month: string) {
  const query = { from: `${month}-01`, days: String(daysOfMonth(month).length) }
  return api.useQuery('get', slotsPath, { params: { query } })
}

export function testDaysOf(
  month: string,
  calendar: TestCalendar,
  slots: readonly Slot[],
  today: string,
): readonly TestDay[] {
  return daysOfMonth(month).map((day) => ({
    day,
    slots: slots.filter((slot) => slot.day === day),
    isClosed: calendar.closedDays.includes(day),
    isPast: day < today,
  }))
}

/** How a day stands, in a few words. */
export function dayWords({ slots, isClosed, isPast }: TestDay): readonly string[] {
  if (isClosed) return ['停办']
  if (slots.length === 0) return ['不开放']
  const sum = (of: (slot: Slot) => number) => slots.reduce((total, slot) => total + of(slot), 0)
  const taken = sum(({ placesTaken }) => placesTaken)
  const waiting = sum(({ waiting: count }) => count)
  const free = slots.filter(({ isFree }) => isFree).length
  return [
    ...(isPast ? ['已过'] : [free === 0 ? '约满' : `空 ${free} 段`]),
    ...(taken > 0 ? [`约 ${taken} 家`] : []),
    ...(waiting > 0 ? [`候补 ${waiting} 家`] : []),
  ]
}

/** Closes a day or opens it again, on top of what the calendar is now and not what it was when the page was read. */
export async function setDayClosed(
  day: string,
  isClosed: boolean,
  today: string,
): Promise<Answered<unknown>> {
  const { data, error } = await office.GET(calendarPath)
  if (error !== undefined || data === undefined) return { error }
  // Days that are over count nowhere any more.
  const others = data.closedDays.filter((each) => each !== day && each >= today)
  const closedDays = isClosed ? [...others, day].toSorted() : others
  return office.PUT(calendarPath, { body: { ...data, closedDays } })
}

/** The month that the address names, or that of its day, or the present one. */
export function shownMonth(month: string, day: string, today: string): string {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return month
  return monthOf(day === '' ? today : day)
}
