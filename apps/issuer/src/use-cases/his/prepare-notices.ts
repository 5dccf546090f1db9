import { billCodeOf, billIdFrom, billNumberOf } from '@piaoqiao/domain'
import type { HisTables, UntoldEvent, UntoldReversal } from '../../his-ports.ts'
import { hisMoment } from '../../his/his-moment.ts'
import { hisResultText } from '../../his/his-results.ts'
import { reversalWords } from '../../his/reversal-words.ts'
import type { HisDesk } from './his-desk.ts'

/** Most events, and most reversals, of one run. */
export const noticesPerRunMax = 500

/** Kinds of events that a cashier or the accounting of a hospital has to know of. */
const toldEvents =
  /^(?:bill\.(?:locked|lock_extended|lock_expired|unlocked)|reimbursement\.|reversal\.|paper\.)/

/**
 * Writes notices of what happened since the last run: what is to be told, and that it is told, in one transaction, so
 * that no event is passed over and none is told under two ids. Gives how many were written.
 */
export function prepareNotices({ store, station }: HisDesk): Promise<number> {
  return store.change(async (tables) => {
    const position = await tables.notices.cursorForChange()
    const at = station.clock()
    const events = await tables.notices.eventsAfter(position, noticesPerRunMax)
    const told = events.filter(({ event }) => toldEvents.test(event.kind))
    for (const event of told) await tellEvent(tables, event, at)
    const last = events.at(-1)
    if (last !== undefined) await tables.notices.moveCursor(last.position)
    const reversals = await tables.notices.untoldReversals(noticesPerRunMax)
    for (const reversal of reversals) await tellReversal(tables, reversal, at)
    return told.length + reversals.length
  })
}

async function tellEvent(
  { notices }: HisTables,
  { event, businessNumber }: UntoldEvent,
  at: number,
): Promise<void> {
  const { billCode, billNumber, sequence, kind, title, actorName } = event
  const { standing, form, reimbursement } = event
  const content = {
    billBatchCode: billCode,
    billNo: billNumber,
    busNo: businessNumber ?? '',
    sequence,
    eventKind: kind,
    eventName: title,
    eventTime: hisMoment(Date.parse(event.at)),
    unitName: actorName ?? '',
    standing,
    form,
    reimbursement,
  }
  const billId = billIdFrom(billCode, billNumber)
  const notice = { billId, method: 'noticeBillState', content: JSON.stringify(content) } as const
  await notices.insert(notice, at)
}

async function tellReversal(
  { notices }: HisTables,
  reversal: UntoldReversal,
  at: number,
): Promise<void> {
  const { billId, businessNumber, state, code } = reversal
  // Before the province has confirmed it, a red bill is nothing that money could be paid back for.
  const red = state === 'completed' ? reversal.redBill : null
  // Reversed by somebody else: whether the money was paid back, somebody has to find out.
  const isOthers = state === 'completed' && red === null
  const content = {
    billBatchCode: billCodeOf(billId),
    billNo: billNumberOf(billId),
    busNo: businessNumber ?? '',
    reversalState: isOthers ? 'refused' : state,
    reversalText: isOthers ? hisResultText('E4103') : reversalWords[state],
    code,
    eScarletBillBatchCode: red === null ? '' : billCodeOf(red.billId),
    eScarletBillNo: red === null ? '' : billNumberOf(red.billId),
    eScarletRandom: red?.checkCode ?? '',
  }
  await notices.insert({ billId, method: 'noticeReversal', content: JSON.stringify(content) }, at)
  await notices.markTold(reversal)
}
