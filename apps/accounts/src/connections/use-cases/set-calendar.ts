import type { CalendarDate, Instant } from '@piaoqiao/domain'
import { dateAt } from '@piaoqiao/domain'
import type { Actor } from '../../access/actor.ts'
import { bureauEntry } from '../../audit/audit-entries.ts'
import { refuseHttp } from '../../office-refusals.ts'
import { bookingLetter } from '../connection-mails.ts'
import type { Booking, NamedBooking } from '../connection-ports.ts'
import { refuseConnection } from '../connection-refusals.ts'
import { calendarFault, daysFrom, slotAt } from '../test-calendar.ts'
import type { TestCalendar } from '../test-calendar.ts'
import { calendarOf } from './book-slot.ts'
import { sendConnectionLetter } from './connections-parts.ts'
import type { AllTables, ConnectionsParts } from './connections-parts.ts'
import { offerFreed } from './offer-slot.ts'

/** So many days ahead can be booked at the most. */
export const daysAheadMax = 90

export function readCalendar({ transact }: ConnectionsParts): Promise<TestCalendar> {
  return transact(calendarOf)
}

/**
 * Sets when joint tests take place. Bookings outside of it are cancelled and told; what became free is offered.
 * @throws AccountsError `CALENDAR_UNFIT`, `ROLE_LACKING` for bureaus other than the centre
 */
export function setCalendar(
  { transact }: ConnectionsParts,
  actor: Actor,
  calendar: TestCalendar,
  at: Instant,
): Promise<TestCalendar> {
  const fault = calendarFault(calendar)
  if (fault !== null) throw refuseConnection('CALENDAR_UNFIT', { details: { item: fault } })
  const days = daysFrom(dateAt(at), daysAheadMax + 1)
  return transact(async (tables) => {
    await requireCentre(tables, actor)
    await tables.bookings.lockDays(days)
    await tables.bookings.saveCalendar(calendar)
    await tables.audit.append(
      bureauEntry(actor, 'joint_test.calendar_set', ['bureau', actor.organisationId], at),
    )
    const open = await tables.bookings.openOfDays(dateAt(at), days.at(-1) ?? dateAt(at))
    const fallen = open.filter(
      ({ startsAt }) => startsAt > at && slotAt(calendar, startsAt) === null,
    )
    for (const booking of fallen) await callOff(tables, booking, at)
    for (const day of waitingDays(open)) await offerFreed(tables, calendar, day, at)
    return calendar
  })
}

function waitingDays(open: readonly Booking[]): ReadonlySet<CalendarDate> {
  return new Set(open.filter(({ state }) => state === 'waiting').map(({ day }) => day))
}

async function callOff(tables: AllTables, booking: Booking, at: Instant): Promise<void> {
  await tables.bookings.save({ ...booking, state: 'cancelled', offeredUntil: null })
  const account = await tables.accounts.find(booking.unitId)
  if (account === null) return
  const letter = bookingLetter('called_off', '因联调日历调整取消', booking)
  await sendConnectionLetter(tables, account, letter, at)
}

/** @throws AccountsError `ROLE_LACKING` */
async function requireCentre({ bureaus }: AllTables, actor: Actor): Promise<void> {
  const centre = await bureaus.top('centre')
  if (actor.organisationId !== centre.bureauId) throw refuseHttp('ROLE_LACKING')
}

/** The bookings of a day. @throws AccountsError `ROLE_LACKING` for bureaus other than the centre */
export function bookingsOfDay(
  { transact }: ConnectionsParts,
  actor: Actor,
  page: { readonly day: CalendarDate; readonly after: string | null; readonly limit: number },
): Promise<readonly NamedBooking[]> {
  return transact(async (tables) => {
    await requireCentre(tables, actor)
    return tables.bookings.ofDay(page.day, page.after, page.limit)
  })
}

/**
 * Notes after its begin whether a booked test took place.
 * @throws AccountsError `BOOKING_STATE_UNFIT`, `NOT_FOUND`, `ROLE_LACKING`
 */
export function noteOutcome(
  { transact }: ConnectionsParts,
  actor: Actor,
  { bookingId, outcome }: { readonly bookingId: string; readonly outcome: 'held' | 'no_show' },
  at: Instant,
): Promise<Booking> {
  return transact(async (tables) => {
    await requireCentre(tables, actor)
    const found = await tables.bookings.find(bookingId)
    if (found === null) throw refuseHttp('NOT_FOUND')
    await tables.bookings.lockDays([found.day])
    const booking = (await tables.bookings.find(bookingId)) ?? found
    const isFit = booking.state === 'booked' && at >= booking.startsAt
    if (!isFit) throw refuseConnection('BOOKING_STATE_UNFIT')
    const noted: Booking = { ...booking, state: outcome }
    await tables.bookings.save(noted)
    const details = { booking: bookingId }
    await tables.audit.append(
      bureauEntry(actor, `joint_test.${outcome}`, ['unit', booking.unitId], at, details),
    )
    return noted
  })
}
