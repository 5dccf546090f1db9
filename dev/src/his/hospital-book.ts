import type { CalendarDate, Fen } from '@piaoqiao/domain'
import type { Minute } from './arrivals.ts'
import type { Settlement } from './hospital-plan.ts'

/** How a HIS names a bill. */
export interface HisBillKey {
  readonly billBatchCode: string
  readonly billNo: string
}

/** A bill as the HIS keeps it beside its settlement. */
export interface BookedBill extends HisBillKey {
  readonly settlement: Settlement
  readonly day: CalendarDate
  /** 校验码. */
  readonly random: string
  /** yyyyMMddHHmmssSSS. */
  readonly createTime: string
}

export interface BookedRefund {
  readonly bill: BookedBill
  /** Business day of the refund. */
  readonly day: CalendarDate
  state: 'waiting' | 'completed' | 'refused'
  /** The red bill of a completed one. */
  red: (HisBillKey & { readonly random: string }) | null
  /** Whether the station said that a unit holds the bill. */
  wasHeld: boolean
}

/** A bill whose payer comes back on a later day. */
export interface LateRefund {
  readonly bill: BookedBill
  readonly daysLater: number
  readonly minute: Minute
  readonly isHeld: boolean
}

/** Something on which the HIS and its station do not agree. None is expected, ever. */
export interface Disagreement {
  /** What was compared. */
  readonly what: string
  /** The business number, method or day that it is about. */
  readonly about: string
  readonly expected: string
  readonly got: string
}

/** What a HIS knows of its bills: written from its own settlements and the answers of the station. */
export class HospitalBook {
  readonly bills = new Map<string, BookedBill>()
  readonly refunds = new Map<string, BookedRefund>()
  /** The paper that stands in for a bill, by business number. */
  readonly papers = new Map<string, { readonly pBillBatchCode: string; readonly pBillNo: string }>()
  /** Refunds that are asked for on a later day. */
  readonly lateRefunds: LateRefund[] = []
  /** Settlements that waited in vain for an answer. */
  readonly unanswered: string[] = []
  readonly disagreements: Disagreement[] = []
  /** Requests that were sent again because no answer came, or because nobody wanted to wait for it. */
  repeats = 0
  /** Prepayment vouchers by business number. */
  readonly vouchers = new Map<string, string>()

  /** Notes a disagreement where the two are not the same. */
  compare(what: string, about: string, expected: unknown, got: unknown): void {
    if (expected === got) return
    this.disagreements.push({ what, about, expected: String(expected), got: String(got) })
  }

  billsOf(day: CalendarDate): readonly BookedBill[] {
    return [...this.bills.values()].filter((bill) => bill.day === day)
  }

  /** Refunds of a business day whose red bill exists. */
  completedRefundsOf(day: CalendarDate): readonly BookedRefund[] {
    return [...this.refunds.values()].filter(
      (refund) => refund.day === day && refund.state === 'completed',
    )
  }
}

export function sumOf(bills: readonly BookedBill[]): Fen {
  return bills.reduce((sum, { settlement }) => sum + settlement.totalFen, 0n)
}
