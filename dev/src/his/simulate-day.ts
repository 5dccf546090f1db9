import { setTimeout as pause } from 'node:timers/promises'
import type { CalendarDate, Instant } from '@piaoqiao/domain'
import { yuanFromFen } from '@piaoqiao/domain'
import type { HisApp } from '@piaoqiao/issuer'
import { dayAfter, afterwardsOf } from './afterwards.ts'
import { Agenda, doAll } from './agenda.ts'
import type { Minute } from './arrivals.ts'
import { minutesOfDay } from './arrivals.ts'
import type { DayReport } from './day-report.ts'
import { HisCaller } from './his-caller.ts'
import type { HisInbox } from './his-inbox.ts'
import { instantOf } from './his-moment.ts'
import { HospitalBook, sumOf } from './hospital-book.ts'
import { planDay } from './hospital-plan.ts'
import { issueBill, recordPrepayment } from './issuing.ts'
import { planPaper } from './paper-work.ts'
import { noticesOf } from './notices.ts'
import { reconcile } from './reconcile.ts'
import { planRefund } from './refunding.ts'
import type { BillHolders, Shift } from './shift.ts'

export interface DayOptions {
  readonly seed: number
  /** The HIS interface of the station: `http://host:port/service`. */
  readonly url: string
  readonly app: HisApp
  readonly day: CalendarDate
  /** 1 is a whole day of a district hospital. */
  readonly scale: number
  /** Told as the day goes on; the clock of a local world follows, that of other stations cannot. */
  readonly clock?: { moveTo(at: Instant): void }
  /** Takes what the station tells by itself. */
  readonly inbox?: HisInbox
  /** Units that lock some bills before they are taken back; without any, no bill is held. */
  readonly holders?: BillHolders
  /** What else happens on the day, such as an outage; begins at its minute, beside the work at the counters. */
  readonly incidents?: readonly { readonly minute: Minute; act(): Promise<void> }[]
  /** Of an earlier day of the same hospital: its late refunds are asked for today. */
  readonly book?: HospitalBook
  /** Real time that the day takes at least. */
  readonly lastsMs?: number
}

/** So many windows of the hospital work at one time. */
const windows = 8
/** So long a stretch of the day is worked off together. */
const slotMinutes: Minute = 10
/** What is open in the evening is looked after for so long. */
const settleMs = 90_000
const settlePauseMs = 200

/**
 * Lets a hospital live through a day at its issuing station, by HTTP alone, and compares in the evening what both sides
 * have in their books.
 */
export async function simulateDay(options: DayOptions): Promise<DayReport> {
  const { day, inbox, holders = null, book = new HospitalBook() } = options
  const startedAt = performance.now()
  const agenda = new Agenda()
  const shift: Shift = { day, agenda, holders, book, caller: new HisCaller(options) }
  planIssues(shift, options)
  planLateRefunds(shift)
  await workThrough(shift, options)
  await settle(shift)
  const numbers = await reconcile(shift)
  const notices = inbox === undefined ? null : await noticesOf(shift, inbox)
  const refunds = [...book.refunds.values()].filter((refund) => refund.day === day)
  const bills = book.billsOf(day)
  return {
    day,
    bills: bills.length,
    amount: yuanFromFen(sumOf(bills)),
    refunds: {
      asked: refunds.length,
      completed: refunds.filter(({ state }) => state === 'completed').length,
      held: refunds.filter(({ wasHeld }) => wasHeld).length,
    },
    papers: bills.filter(({ settlement }) => book.papers.has(settlement.busNo)).length,
    vouchers: book.vouchers.size,
    repeats: book.repeats,
    calls: shift.caller.counts,
    notices,
    numbers,
    unanswered: book.unanswered,
    open: agenda.size,
    disagreements: book.disagreements,
    seconds: (performance.now() - startedAt) / 1000,
  }
}

function planIssues(shift: Shift, options: DayOptions): void {
  const { agenda } = shift
  const { settlements, prepayments } = planDay(options)
  for (const [index, settlement] of settlements.entries()) {
    const { isImpatient, refund, paper } = afterwardsOf(settlement, index)
    agenda.add(settlement.minute, async () => {
      const bill = await issueBill(shift, settlement, isImpatient)
      if (bill === null) return
      if (refund?.daysLater === 0) planRefund(shift, bill, refund.minute, refund.isHeld)
      if (refund !== null && refund.daysLater > 0) shift.book.lateRefunds.push({ bill, ...refund })
      if (paper !== null) planPaper(shift, bill, paper.minute, paper.fate)
    })
  }
  for (const prepayment of prepayments) {
    agenda.add(prepayment.minute, () => recordPrepayment(shift, prepayment))
  }
}

/** Who paid on an earlier day wants the money back today. */
function planLateRefunds(shift: Shift): void {
  const due = shift.book.lateRefunds.filter(
    ({ bill, daysLater }) => dayAfter(bill.day, daysLater) === shift.day,
  )
  for (const { bill, minute, isHeld } of due) planRefund(shift, bill, minute, isHeld)
}

async function workThrough({ agenda, day }: Shift, options: DayOptions): Promise<void> {
  const { clock, incidents = [], lastsMs = 0 } = options
  const startedAt = performance.now()
  for (let end = slotMinutes; end <= minutesOfDay; end += slotMinutes) {
    clock?.moveTo(instantOf(day, end))
    const begun = incidents
      .filter(({ minute }) => minute >= end - slotMinutes && minute < end)
      .map(({ act }) => act())
    await Promise.all([doAll(agenda.takeBefore(end), windows), ...begun])
    const early = startedAt + (lastsMs * end) / minutesOfDay - performance.now()
    if (early > 0) await pause(early)
  }
}

/** Goes on until nothing is open: reversals that waited, papers that could not be exchanged yet. */
async function settle({ agenda }: Shift): Promise<void> {
  const until = performance.now() + settleMs
  while (agenda.size > 0 && performance.now() < until) {
    await doAll(agenda.takeBefore(Number.POSITIVE_INFINITY), windows)
    if (agenda.size > 0) await pause(settlePauseMs)
  }
}
