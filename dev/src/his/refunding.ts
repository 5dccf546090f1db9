import type { Minute } from './arrivals.ts'
import { hisMomentOf } from './his-moment.ts'
import type { BookedBill, BookedRefund } from './hospital-book.ts'
import type { BillHolders, Shift } from './shift.ts'
import { ask, textIn } from './shift.ts'

/** Nothing was decided yet: the same request again, later. */
const laterCodes: ReadonlySet<string> = new Set(['E4002', 'E4004', 'E4005', 'E4006'])
/** The station goes on by itself; the cashier waits for word of it. */
const waitingCodes: ReadonlySet<string> = new Set(['E4101', 'E4102', 'E4105'])
const heldCode = 'E4101'
/** In minutes of the simulated day. */
const lookAgainAfter = 20
const heldFor = 90

/** A patient wants the money back. Of `isHeld`, a unit locks the bill right before, where any takes part. */
export function planRefund(shift: Shift, bill: BookedBill, minute: Minute, isHeld: boolean): void {
  const { agenda, holders } = shift
  if (isHeld && holders !== null) {
    agenda.add(minute, () => holdAndRefund(shift, holders, bill, minute))
  } else {
    agenda.add(minute, () => refund(shift, bill, minute))
  }
}

async function holdAndRefund(
  shift: Shift,
  holders: BillHolders,
  bill: BookedBill,
  minute: Minute,
): Promise<void> {
  const { agenda, book } = shift
  const { busNo } = bill.settlement
  if (!(await holders.hold(bill))) {
    const later = minute + lookAgainAfter
    agenda.add(later, () => holdAndRefund(shift, holders, bill, later))
    return
  }
  await refund(shift, bill, minute)
  book.compare('持有期间的冲红', busNo, 'waiting', book.refunds.get(busNo)?.state)
  letGo(shift, holders, bill, minute + heldFor)
}

function letGo(shift: Shift, holders: BillHolders, bill: BookedBill, minute: Minute): void {
  shift.agenda.add(minute, async () => {
    if (!(await holders.letGo(bill))) letGo(shift, holders, bill, minute + lookAgainAfter)
  })
}

async function refund(shift: Shift, bill: BookedBill, minute: Minute): Promise<void> {
  const { book, agenda, day } = shift
  const { busNo } = bill.settlement
  const asked = bookedRefund(shift, bill)
  const reply = await ask(shift, { method: 'writeOffEBill', content: writeOffOf(shift, bill) })
  if (reply.outcome === 'done') {
    const text = (name: string) => textIn(reply.content, name)
    asked.state = 'completed'
    asked.red = {
      billBatchCode: text('eScarletBillBatchCode'),
      billNo: text('eScarletBillNo'),
      random: text('eScarletRandom'),
    }
    return
  }
  const later = minute + lookAgainAfter
  if (reply.outcome === 'silent' || laterCodes.has(reply.code)) {
    agenda.add(later, () => refund(shift, bill, later))
  } else if (waitingCodes.has(reply.code)) {
    asked.wasHeld ||= reply.code === heldCode
    agenda.add(later, () => follow(shift, asked, later))
  } else {
    asked.state = 'refused'
    book.compare('冲红结果', `${busNo} ${day}`, 'S0000', `${reply.code} ${reply.text}`)
  }
}

function bookedRefund({ book, day }: Shift, bill: BookedBill): BookedRefund {
  const { busNo } = bill.settlement
  const known = book.refunds.get(busNo)
  if (known !== undefined) return known
  const asked: BookedRefund = { bill, day, state: 'waiting', red: null, wasHeld: false }
  book.refunds.set(busNo, asked)
  return asked
}

/** The same content however often it is asked, so the moment is that of the settlement's place in the day. */
function writeOffOf({ day }: Shift, { billBatchCode, billNo, settlement }: BookedBill): object {
  return {
    billBatchCode,
    billNo,
    reason: '患者退费',
    operator: '收费员五',
    busDateTime: hisMomentOf(day, settlement.minute, Number(billNo) % 1000),
    placeCode: settlement.placeCode,
  }
}

/** Looks whether the station has finished a reversal that waited. */
async function follow(shift: Shift, asked: BookedRefund, minute: Minute): Promise<void> {
  const { billBatchCode, billNo, settlement } = asked.bill
  const content = { billBatchCode, billNo }
  const reply = await ask(shift, { method: 'getEBillStatesByBillInfo', content })
  const state = reply.outcome === 'done' ? textIn(reply.content, 'reversalState') : ''
  if (state === 'completed' && reply.outcome === 'done') {
    asked.state = 'completed'
    asked.red = {
      billBatchCode: textIn(reply.content, 'scarletBillBatchCode'),
      billNo: textIn(reply.content, 'scarletBillNo'),
      random: textIn(reply.content, 'scarletRandom'),
    }
    return
  }
  if (state === 'refused' || state === 'released') {
    asked.state = 'refused'
    shift.book.compare('冲红进度', settlement.busNo, 'completed', state)
    return
  }
  const later = minute + lookAgainAfter
  shift.agenda.add(later, () => follow(shift, asked, later))
}
