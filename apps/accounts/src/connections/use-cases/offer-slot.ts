import type { CalendarDate, Instant } from '@piaoqiao/domain'
import { dayMs } from '@piaoqiao/domain'
import { bookingLetter, offerLetter, slotText } from '../connection-mails.ts'
import type { Booking } from '../connection-ports.ts'
import { judgeSlot } from '../slot-places.ts'
import { calendarDefault } from '../test-calendar.ts'
import type { TestCalendar } from '../test-calendar.ts'
import type { AllTables, ConnectionsParts } from './connections-parts.ts'
import { platformEntry, sendConnectionLetter } from './connections-parts.ts'

const hourMs = 3_600_000
const dueAtOnceMax = 50

/**
 * Offers what is free on a day to those who wait, the first who came first; the caller keeps the day locked. An offered
 * slot is kept for a named time and at the latest until an hour before it begins.
 */
export async function offerFreed(
  tables: AllTables,
  calendar: TestCalendar,
  day: CalendarDate,
  at: Instant,
): Promise<void> {
  const open = [...(await tables.bookings.openOfDays(day, day))]
  for (const [index, booking] of open.entries()) {
    const offeredUntil = Math.min(at + calendar.offerHours * hourMs, booking.startsAt - hourMs)
    const isWaiting = booking.state === 'waiting' && offeredUntil > at
    if (!isWaiting || judgeSlot(calendar, booking, open) !== 'free') continue
    const offered: Booking = { ...booking, state: 'offered', offeredUntil }
    open[index] = offered
    await tables.bookings.save(offered)
    const details = { booking: booking.bookingId }
    await tables.audit.append(platformEntry('joint_test.offered', booking.unitId, at, details))
    await tell(tables, offered, at, offerLetter(offered))
  }
}

async function tell(
  tables: AllTables,
  { unitId }: Booking,
  at: Instant,
  letter: ReturnType<typeof offerLetter>,
): Promise<void> {
  const account = await tables.accounts.find(unitId)
  if (account !== null) await sendConnectionLetter(tables, account, letter, at)
}

/** Passes offers on that nobody took, and ends the waiting for slots that began; says how many. */
export async function endOffers({ transact }: ConnectionsParts, at: Instant): Promise<number> {
  const due = await transact(({ bookings }) => bookings.lapsed(at, dueAtOnceMax))
  for (const { bookingId, day } of due) {
    await transact(async (tables) => {
      await tables.bookings.lockDays([day])
      const booking = await tables.bookings.find(bookingId)
      if (booking === null || !isOver(booking, at)) return
      await tables.bookings.save({ ...booking, state: 'lapsed', offeredUntil: null })
      await tell(tables, booking, at, bookingLetter('lapsed', '候补已结束', booking))
      const calendar = (await tables.bookings.calendar()) ?? calendarDefault
      await offerFreed(tables, calendar, day, at)
    })
  }
  return due.length
}

function isOver({ state, offeredUntil, startsAt }: Booking, at: Instant): boolean {
  if (state === 'waiting') return at >= startsAt
  return state === 'offered' && offeredUntil !== null && at >= offeredUntil
}

/** Reminders of a booked slot, the latest first: who is an hour away needs the other one no more. */
const reminders = [
  { number: 2, beforeMs: hourMs, event: '一小时内开始' },
  { number: 1, beforeMs: dayMs, event: '一天内开始' },
] as const

/** Reminds units of their slots by mail and text message, a day and an hour before; says of how many. */
export async function remindOfSlots({ transact }: ConnectionsParts, at: Instant): Promise<number> {
  return transact(async (tables) => {
    let count = 0
    for (const { number, beforeMs, event } of reminders) {
      const due = await tables.bookings.toRemind(at, at + beforeMs, number, dueAtOnceMax)
      for (const booking of due) {
        await tables.bookings.save({ ...booking, reminders: number })
        await tell(tables, booking, at, bookingLetter('reminder', event, booking))
        await remindByText(tables, booking, at)
      }
      count += due.length
    }
    return count
  })
}

async function remindByText(
  { forms, messages }: AllTables,
  booking: Booking,
  at: Instant,
): Promise<void> {
  const form = await forms.find(booking.unitId)
  if (form === null) return
  const text = `【票桥】贵单位预约的接口联调将于${slotText(booking)}进行，请准时参加；不能参加的，请登录门户取消。`
  await messages.text('connection.slot_reminder', { to: form.content.contact.mobile, text }, at)
}
