import type { HisReply } from './his-caller.ts'
import type { Prepayment, Settlement } from './hospital-plan.ts'
import type { BookedBill } from './hospital-book.ts'
import type { Shift } from './shift.ts'
import { ask, textIn } from './shift.ts'

/** Numbers come from the province by themselves. */
const passingCodes: ReadonlySet<string> = new Set(['E3003'])
/** How every PNG picture begins, in base64. */
const pngBeginning = 'iVBORw0KGgo'

/**
 * Has the bill of a settlement issued, and books it. An impatient cashier presses the button again before the answer
 * is there: both answers have to name the same bill.
 */
export async function issueBill(
  shift: Shift,
  settlement: Settlement,
  isImpatient: boolean,
): Promise<BookedBill | null> {
  const { book } = shift
  const { busNo, message } = settlement
  const replies = await Promise.all(
    Array.from({ length: isImpatient ? 2 : 1 }, () => ask(shift, message, passingCodes)),
  )
  book.repeats += replies.length - 1
  const bills = replies.flatMap((reply) => bookedFrom(shift, settlement, reply) ?? [])
  const [bill, other] = bills
  if (bill === undefined) {
    book.unanswered.push(busNo)
    return null
  }
  if (other !== undefined) book.compare('重复请求的票据号码', busNo, bill.billNo, other.billNo)
  book.bills.set(busNo, bill)
  return bill
}

function bookedFrom(
  { book, day }: Shift,
  settlement: Settlement,
  reply: HisReply,
): BookedBill | null {
  const { busNo } = settlement
  if (reply.outcome === 'silent') return null
  if (reply.outcome === 'refused') {
    book.compare('开具结果', busNo, 'S0000', `${reply.code} ${reply.text}`)
    return null
  }
  const { content } = reply
  const text = (name: string) => textIn(content, name)
  book.compare('业务发生时间', busNo, settlement.busDateTime, text('billBusDate'))
  book.compare('二维码图片', busNo, true, text('billQRCode').startsWith(pngBeginning))
  book.compare('校验码写法', busNo, true, /^[0-9a-z]{6}$/.test(text('random')))
  return {
    settlement,
    day,
    billBatchCode: text('billBatchCode'),
    billNo: text('billNo'),
    random: text('random'),
    createTime: text('createTime'),
  }
}

/** Has a prepayment recorded. */
export async function recordPrepayment(
  shift: Shift,
  { busNo, message }: Prepayment,
): Promise<void> {
  const { book } = shift
  const reply = await ask(shift, message)
  if (reply.outcome === 'done') book.vouchers.set(busNo, JSON.stringify(reply.content))
  else if (reply.outcome === 'silent') book.unanswered.push(busNo)
  else book.compare('预交金凭证', busNo, 'S0000', `${reply.code} ${reply.text}`)
}
