import type { CalendarDate } from '@piaoqiao/domain'
import type { Minute } from './arrivals.ts'
import type { Settlement } from './hospital-plan.ts'
import type { PaperFate } from './paper-work.ts'

/** What happens with a settlement after it was billed. */
export interface Afterwards {
  /** The cashier presses the button twice. */
  readonly isImpatient: boolean
  /** The patient wants the money back, on this day or a later one. */
  readonly refund: {
    readonly daysLater: number
    readonly minute: Minute
    /** A unit locks the bill before. */
    readonly isHeld: boolean
  } | null
  readonly paper: { readonly minute: Minute; readonly fate: PaperFate } | null
}

/** Each of so many, so that also a small day has some of everything. */
const every = { impatient: 30, refund: 24, paper: 45 } as const
const refundAt = 11
const paperAt = 20
const fates: readonly PaperFate[] = ['kept', 'printed_again', 'brought_back']
/** Of so many refunds, which one is asked a day later, and which is of a bill that is held. */
const refundCycle = { of: 4, later: 3, held: 1 } as const
const dayShiftEnds: Minute = 19 * 60
const morning: Minute = 8 * 60 + 30

/** By the place of a settlement in its day: the same for the same plan. What is taken back is never on paper. */
export function afterwardsOf({ minute }: Settlement, index: number): Afterwards {
  const refund = index % every.refund === refundAt ? refundOf(minute, index) : null
  const isOnPaper = refund === null && index % every.paper === paperAt
  const fate = fates[Math.floor(index / every.paper) % fates.length] ?? 'kept'
  return {
    isImpatient: index % every.impatient === every.impatient - 1,
    refund,
    paper: isOnPaper ? { minute: minute + 30, fate } : null,
  }
}

function refundOf(minute: Minute, index: number): NonNullable<Afterwards['refund']> {
  const turn = Math.floor(index / every.refund) % refundCycle.of
  const spread = (index * 37) % 200
  if (turn === refundCycle.later) return { daysLater: 1, minute: morning + spread, isHeld: false }
  const sameDay = Math.max(minute + 10, Math.min(minute + 40 + spread, dayShiftEnds))
  return { daysLater: 0, minute: sameDay, isHeld: turn === refundCycle.held }
}

/** The day after so many. */
export function dayAfter(day: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}
