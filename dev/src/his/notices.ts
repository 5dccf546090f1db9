import { setTimeout as pause } from 'node:timers/promises'
import type { HisInbox } from './his-inbox.ts'
import { textIn } from './shift.ts'
import type { Shift } from './shift.ts'

/** What the station told the HIS by itself. */
export interface NoticeCounts {
  readonly reversals: number
  readonly states: number
  readonly repeated: number
  readonly badlySigned: number
}

/**
 * A notice that was not taken comes again after a pause; one that was under way when its station was killed only after the
 * minute and a half for which nobody else sends it.
 */
const waitMs = 150_000
const pauseMs = 200

/** Waits until the station told of every reversal that had to wait, and compares what it said. */
export async function noticesOf({ book, day }: Shift, inbox: HisInbox): Promise<NoticeCounts> {
  const waited = [...book.refunds.values()].filter(
    (refund) => refund.day === day && refund.wasHeld && refund.state === 'completed',
  )
  const until = performance.now() + waitMs
  for (const { bill, red } of waited) {
    let told = completionOf(inbox, bill.billNo)
    while (told === undefined && performance.now() < until) {
      await pause(pauseMs)
      told = completionOf(inbox, bill.billNo)
    }
    book.compare('冲红完成通知', bill.settlement.busNo, red?.billNo, told)
  }
  book.compare('通知签名', day, 0, inbox.badlySigned)
  const count = (method: string) => inbox.notices.filter((each) => each.method === method).length
  return {
    reversals: count('noticeReversal'),
    states: count('noticeBillState'),
    repeated: inbox.repeated,
    badlySigned: inbox.badlySigned,
  }
}

/** Number of the red bill that a notice of completion names. */
function completionOf({ notices }: HisInbox, billNo: string): string | undefined {
  const completed = notices.find(
    (notice) =>
      notice.method === 'noticeReversal' &&
      notice.billNo === billNo &&
      textIn(notice.content, 'reversalState') === 'completed',
  )
  return completed && textIn(completed.content, 'eScarletBillNo')
}
