import type { CalendarDate } from '@piaoqiao/domain'
import type { Disagreement } from './hospital-book.ts'
import type { NoticeCounts } from './notices.ts'
import type { NumberRange } from './reconcile.ts'

/** How a simulated day went: what the HIS asked, what it got, and where the two sides differ. */
export interface DayReport {
  readonly day: CalendarDate
  readonly bills: number
  /** Of all bills, in yuan; red bills do not lower it. */
  readonly amount: string
  readonly refunds: {
    readonly asked: number
    readonly completed: number
    /** The station first said that a unit holds the bill. */
    readonly held: number
  }
  /** Bills that paper stands in for at the end of the day. */
  readonly papers: number
  readonly vouchers: number
  /** Requests that were sent again. */
  readonly repeats: number
  /** Calls by method and result. */
  readonly calls: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Null where nobody listened. */
  readonly notices: NoticeCounts | null
  readonly numbers: readonly NumberRange[]
  /** Settlements that waited in vain for an answer. */
  readonly unanswered: readonly string[]
  /** What was still to be done when the day ended. */
  readonly open: number
  readonly disagreements: readonly Disagreement[]
  readonly seconds: number
}
