import type { CalendarDate, Instant } from '@piaoqiao/domain'
import { dateAt } from '@piaoqiao/domain'
import type { Actor } from '../../access/actor.ts'
import { unitEntry } from '../../audit/audit-entries.ts'
import { refuseHttp } from '../../office-refusals.ts'
import { newRecordId } from '../../record-id.ts'
import { bookingLetter } from '../connection-mails.ts'
import type { Booking } from '../connection-ports.ts'
import { refuseConnection } from '../connection-refusals.ts'
import { testableSteps } from '../connection-steps.ts'
import { judgeSlot, slotView } from '../slot-places.ts'
import type { SlotView } from '../slot-places.ts'
import { calendarDefault, daysFrom, isInTime, slotAt, slotsOf } from '../test-calendar.ts'
import type { Slot, TestCalendar } from '../test-calendar.ts'
import { requireStep, sendConnectionLetter, workingConnection } from './connections-parts.ts'
import type { AllTables, ConnectionsParts, OwnConnection } from './connections-parts.ts'
import { offerFreed } from './offer-slot.ts'

/** Most days that are shown at once. */
export const slotDaysMax = 31

export async function calendarOf({ bookings }: AllTables): Promise<TestCalendar> {
  return (await bookings.calendar()) ?? calendarDefault
}

/** The slots of some days with what is left of them. */
export function listSlots(
  { transact }: ConnectionsParts,
  given: { readonly from: CalendarDate; readonly days: number },
  at: Instant,
): Promise<readonly SlotView[]> {
  const days = daysFrom(given.from, Math.min(given.days, slotDaysMax))
  return transact(async (tables) => {
    const calendar = await calendarOf(tables)
    const open = await tables.bookings.openOfDays(given.from, days.at(-1) ?? given.from)
    return days.flatMap((day) =>
      slotsOf(calendar, day).map((slot) => slotView(calendar, slot, open, at)),
    )
  })
}

/**
 * Books a slot. Whoever asks at the same moment waits until this is decided, so that no slot is given away twice.
 * @throws AccountsError `SLOT_NOT_OPEN`, `SLOT_TAKEN`, `SLOT_DAY_FULL`, `SLOT_BOOKED_ALREADY`, `BOOKINGS_SPENT`, `STEP_UNFIT`
 */
export function bookSlot(
  { transact }: ConnectionsParts,
  actor: Actor,
  startsAt: Instant,
  at: Instant,
): Promise<Booking> {
  return transact(async (tables) => {
    await tables.bookings.lockDays([dateAt(startsAt)])
    const own = await testingUnit(tables, actor)
    const { slot, verdict } = await judged(tables, startsAt, at)
    await requireFewBookings(tables, own, startsAt)
    if (verdict !== 'free') throw refuseConnection(verdict)
    return add(tables, { own, actor, slot, at }, 'booked')
  })
}

/** Waits for a slot that is taken. @throws AccountsError `SLOT_FREE`, and as `bookSlot` */
export function waitForSlot(
  { transact }: ConnectionsParts,
  actor: Actor,
  startsAt: Instant,
  at: Instant,
): Promise<Booking> {
  return transact(async (tables) => {
    await tables.bookings.lockDays([dateAt(startsAt)])
    const own = await testingUnit(tables, actor)
    const { slot, verdict } = await judged(tables, startsAt, at)
    await requireFewBookings(tables, own, startsAt)
    if (verdict === 'free') throw refuseConnection('SLOT_FREE')
    return add(tables, { own, actor, slot, at }, 'waiting')
  })
}

/**
 * Moves a booking to another slot; where that one is taken, the booking stays.
 * @throws AccountsError `BOOKING_STATE_UNFIT`, `NOT_FOUND`, and as `bookSlot`
 */
export function moveBooking(
  { transact }: ConnectionsParts,
  actor: Actor,
  { bookingId, startsAt }: { readonly bookingId: string; readonly startsAt: Instant },
  at: Instant,
): Promise<Booking> {
  return transact(async (tables) => {
    const before = await ownBooking(tables, actor, bookingId)
    await tables.bookings.lockDays([before.day, dateAt(startsAt)])
    const own = await testingUnit(tables, actor)
    const booking = await ownBooking(tables, actor, bookingId)
    requireState(booking, ['booked'], at)
    await tables.bookings.save({ ...booking, state: 'cancelled' })
    const { slot, verdict } = await judged(tables, startsAt, at)
    await requireFewBookings(tables, own, startsAt)
    if (verdict !== 'free') throw refuseConnection(verdict)
    const moved = await add(tables, { own, actor, slot, at }, 'booked')
    await offerFreed(tables, await calendarOf(tables), booking.day, at)
    return moved
  })
}

/** Gives a slot back, or stops waiting for one. @throws AccountsError `BOOKING_STATE_UNFIT`, `NOT_FOUND` */
export function cancelBooking(
  { transact }: ConnectionsParts,
  actor: Actor,
  bookingId: string,
  at: Instant,
): Promise<Booking> {
  return transact(async (tables) => {
    const { day } = await ownBooking(tables, actor, bookingId)
    await tables.bookings.lockDays([day])
    const own = await workingConnection(tables, actor)
    const booking = await ownBooking(tables, actor, bookingId)
    requireState(booking, ['booked', 'waiting', 'offered'], at)
    const cancelled: Booking = { ...booking, state: 'cancelled', offeredUntil: null }
    await tables.bookings.save(cancelled)
    await note(tables, actor, 'joint_test.cancelled', cancelled, at)
    await sendConnectionLetter(
      tables,
      own.account,
      bookingLetter('cancelled', '已取消', cancelled),
      at,
    )
    await offerFreed(tables, await calendarOf(tables), day, at)
    return cancelled
  })
}

/** Takes a slot that was offered. @throws AccountsError `OFFER_LAPSED`, `BOOKING_STATE_UNFIT`, `NOT_FOUND` */
export function acceptOffer(
  { transact }: ConnectionsParts,
  actor: Actor,
  bookingId: string,
  at: Instant,
): Promise<Booking> {
  return transact(async (tables) => {
    const { day } = await ownBooking(tables, actor, bookingId)
    await tables.bookings.lockDays([day])
    const own = await testingUnit(tables, actor)
    const booking = await ownBooking(tables, actor, bookingId)
    const isLate = booking.offeredUntil !== null && at >= booking.offeredUntil
    if (booking.state === 'lapsed' || (booking.state === 'offered' && isLate)) {
      throw refuseConnection('OFFER_LAPSED')
    }
    requireState(booking, ['offered'], at)
    const booked: Booking = { ...booking, state: 'booked', offeredUntil: null }
    await tables.bookings.save(booked)
    await note(tables, actor, 'joint_test.booked', booked, at)
    await sendConnectionLetter(tables, own.account, bookingLetter('booked', '已预约', booked), at)
    return booked
  })
}

/** The unit's bookings, newest first. */
export function ownBookings(
  { transact }: ConnectionsParts,
  { organisationId }: Actor,
  page: { readonly before: string | null; readonly limit: number },
): Promise<readonly Booking[]> {
  return transact(({ bookings }) => bookings.ofUnit(organisationId, page.before, page.limit))
}

async function testingUnit(tables: AllTables, actor: Actor): Promise<OwnConnection> {
  const own = await workingConnection(tables, actor)
  requireStep(own.connection, testableSteps)
  return own
}

async function judged(tables: AllTables, startsAt: Instant, at: Instant) {
  const calendar = await calendarOf(tables)
  const slot = slotAt(calendar, startsAt)
  if (slot === null || !isInTime(calendar, slot, at)) throw refuseConnection('SLOT_NOT_OPEN')
  const open = await tables.bookings.openOfDays(slot.day, slot.day)
  return { slot, verdict: judgeSlot(calendar, slot, open) }
}

async function requireFewBookings(
  tables: AllTables,
  { account }: OwnConnection,
  startsAt: Instant,
): Promise<void> {
  const { bookingsPerUnitMax } = await calendarOf(tables)
  const open = await tables.bookings.openOfUnit(account.unitId)
  if (open.some((booking) => booking.startsAt === startsAt)) {
    throw refuseConnection('SLOT_BOOKED_ALREADY')
  }
  if (open.length < bookingsPerUnitMax) return
  throw refuseConnection('BOOKINGS_SPENT', { details: { most: String(bookingsPerUnitMax) } })
}

async function add(
  tables: AllTables,
  given: {
    readonly own: OwnConnection
    readonly actor: Actor
    readonly slot: Slot
    readonly at: Instant
  },
  state: 'booked' | 'waiting',
): Promise<Booking> {
  const { own, actor, slot, at } = given
  const booking: Booking = {
    ...slot,
    bookingId: newRecordId('J', at),
    unitId: own.account.unitId,
    state,
    createdAt: at,
    offeredUntil: null,
    reminders: 0,
  }
  await tables.bookings.add(booking)
  await note(tables, actor, `joint_test.${state}`, booking, at)
  const event = state === 'booked' ? '已预约' : '已登记候补'
  await sendConnectionLetter(tables, own.account, bookingLetter(state, event, booking), at)
  return booking
}

async function ownBooking(
  { bookings }: AllTables,
  { organisationId }: Actor,
  bookingId: string,
): Promise<Booking> {
  const booking = await bookings.find(bookingId)
  if (booking === null || booking.unitId !== organisationId) throw refuseHttp('NOT_FOUND')
  return booking
}

function requireState(booking: Booking, states: readonly Booking['state'][], at: Instant): void {
  if (states.includes(booking.state) && at < booking.startsAt) return
  throw refuseConnection('BOOKING_STATE_UNFIT')
}

async function note(
  { audit }: AllTables,
  { userId }: Actor,
  action: string,
  { bookingId, unitId, startsAt }: Booking,
  at: Instant,
): Promise<void> {
  const details = { booking: bookingId, startsAt }
  await audit.append(unitEntry(userId, action, ['unit', unitId], at, details))
}
