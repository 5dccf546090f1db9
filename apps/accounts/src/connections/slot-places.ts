import type { Instant } from '@piaoqiao/domain'
import type { Booking } from './connection-ports.ts'
import { isInTime } from './test-calendar.ts'
import type { Slot, TestCalendar } from './test-calendar.ts'

/** Whether a slot can be had: it can, or all its places are taken, or the day has no more. */
export type SlotVerdict = 'free' | 'SLOT_TAKEN' | 'SLOT_DAY_FULL'

/** @param open bookings of that day; whoever only waits takes no place */
export function judgeSlot(
  { placesPerSlot, placesPerDay }: TestCalendar,
  { startsAt }: Pick<Slot, 'startsAt'>,
  open: readonly Booking[],
): SlotVerdict {
  const taken = open.filter(({ state }) => state === 'booked' || state === 'offered')
  const same = taken.filter((booking) => booking.startsAt === startsAt)
  if (same.length >= placesPerSlot) return 'SLOT_TAKEN'
  return taken.length >= placesPerDay ? 'SLOT_DAY_FULL' : 'free'
}

export interface SlotView extends Slot {
  /** How many are booked, or offered to whoever waits. */
  readonly placesTaken: number
  readonly placesLeft: number
  readonly waiting: number
  readonly isFree: boolean
  /** Neither too soon nor too far ahead to be booked or waited for. */
  readonly isOpen: boolean
}

/** A slot with what is left of it. */
export function slotView(
  calendar: TestCalendar,
  slot: Slot,
  open: readonly Booking[],
  at: Instant,
): SlotView {
  const ofDay = open.filter(({ day }) => day === slot.day)
  const taken = ofDay.filter(({ state }) => state !== 'waiting')
  const same = taken.filter(({ startsAt }) => startsAt === slot.startsAt)
  const placesLeft = Math.min(
    calendar.placesPerSlot - same.length,
    calendar.placesPerDay - taken.length,
  )
  const waiting = ofDay.filter(
    ({ state, startsAt }) => state === 'waiting' && startsAt === slot.startsAt,
  )
  return {
    ...slot,
    placesTaken: same.length,
    placesLeft: Math.max(0, placesLeft),
    waiting: waiting.length,
    isFree: placesLeft > 0,
    isOpen: isInTime(calendar, slot, at),
  }
}
