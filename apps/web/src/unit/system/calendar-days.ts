import type { Slot } from './connection.ts'

export interface DaySlots {
  readonly day: string
  readonly slots: readonly Slot[]
  /** Places that can be booked now. */
  readonly placesLeft: number
  /** Whether anything of it can be booked or waited for. */
  readonly isOpen: boolean
}

/** Slots by their day, in order. */
export function slotsByDay(slots: readonly Slot[]): ReadonlyMap<string, DaySlots> {
  return new Map(
    [...Map.groupBy(slots, ({ day }) => day)].map(([day, ofDay]) => {
      const open = ofDay.filter(({ isOpen }) => isOpen)
      const placesLeft = open.reduce((sum, slot) => sum + slot.placesLeft, 0)
      return [day, { day, slots: ofDay, placesLeft, isOpen: open.length > 0 }]
    }),
  )
}
