import { setTimeout as pause } from 'node:timers/promises'
import type { CalendarDate, Fen } from '@piaoqiao/domain'
import { yuanFromFen } from '@piaoqiao/domain'
import { hisDayOf } from './his-moment.ts'
import type { HisReply } from './his-caller.ts'
import type { BookedBill, HisBillKey, HospitalBook } from './hospital-book.ts'
import { sumOf } from './hospital-book.ts'
import type { Shift } from './shift.ts'
import { ask, patienceMs, textIn } from './shift.ts'

/** Numbers of one bill code in the books of a day. */
export interface NumberRange {
  readonly billBatchCode: string
  readonly first: string
  readonly last: string
  readonly count: number
}

const pageSize = 100
const pauseMs = 150

/**
 * The evening: count and amount of what was billed and taken back, every bill line by line, and how each bill stands.
 * What the HIS and its station see differently is noted as a disagreement.
 */
export async function reconcile(shift: Shift): Promise<readonly NumberRange[]> {
  const { book, day } = shift
  const bills = book.billsOf(day)
  const reds = book.completedRefundsOf(day).map(({ bill }) => bill)
  const taken = sumOf(reds)
  await checkTotals(shift, 'checkTotalData', bills.length + reds.length, sumOf(bills) - taken)
  await checkTotals(shift, 'checkWriteOffData', reds.length, -taken)
  const lines = await linesOf(shift)
  checkLines(book, day, lines)
  for (const bill of bills) await checkState(shift, bill)
  return numbersIn(lines)
}

async function checkTotals(
  shift: Shift,
  method: 'checkTotalData' | 'checkWriteOffData',
  count: number,
  amount: Fen,
): Promise<void> {
  const { book, day } = shift
  const content = { busDate: hisDayOf(day), pageNo: 1, pageSize: 1 }
  const reply = await ask(shift, { method, content })
  if (reply.outcome !== 'done') {
    book.compare('对账', `${method} ${day}`, 'S0000', reply.outcome)
    return
  }
  book.compare('笔数', `${method} ${day}`, count, Number(reply.content['allTotalNum']))
  book.compare(
    '金额',
    `${method} ${day}`,
    yuanFromFen(amount),
    textIn(reply.content, 'allTotalAmt'),
  )
}

type Line = Readonly<Record<string, unknown>>

/** Every bill of the day of business, page by page. */
async function linesOf(shift: Shift): Promise<readonly Line[]> {
  const lines: Line[] = []
  for (let pageNo = 1, pages = 1; pageNo <= pages; pageNo += 1) {
    const content = { busDate: hisDayOf(shift.day), pageNo, pageSize }
    const reply = await ask(shift, { method: 'getBillByBusDate', content })
    if (reply.outcome !== 'done') {
      shift.book.compare('逐笔对账', `第${pageNo}页`, 'S0000', reply.outcome)
      return lines
    }
    pages = Number(reply.content['totalPage'])
    lines.push(...(reply.content['billList'] as readonly Line[]))
  }
  return lines
}

function checkLines(book: HospitalBook, day: CalendarDate, lines: readonly Line[]): void {
  const bills = new Map(book.billsOf(day).map((bill) => [bill.settlement.busNo, bill]))
  const reds = new Map(
    book.completedRefundsOf(day).map((refund) => [refund.red?.billNo ?? '', refund]),
  )
  for (const line of lines) {
    const text = (name: string) => textIn(line, name)
    if (text('dataType') === '2') {
      const refund = reds.get(text('billNo'))
      const expected = refund === undefined ? '没有这张红票' : -refund.bill.settlement.totalFen
      book.compare('红票金额', text('billNo'), amountText(expected), text('totalAmt'))
      book.compare('红票对应的原票', text('billNo'), refund?.bill.billNo, text('relateBillNo'))
      reds.delete(text('billNo'))
      continue
    }
    const bill = bills.get(text('busNo'))
    const expected = bill === undefined ? '没有这笔结算' : bill.settlement.totalFen
    book.compare('票据金额', text('busNo'), amountText(expected), text('totalAmt'))
    book.compare('票据号码', text('busNo'), bill?.billNo, text('billNo'))
    book.compare('校验码', text('busNo'), bill?.random, text('random'))
    bills.delete(text('busNo'))
  }
  for (const busNo of bills.keys()) book.compare('开票站的票据', busNo, '一张', '没有')
  for (const billNo of reds.keys()) book.compare('开票站的红票', billNo, '一张', '没有')
}

function amountText(expected: Fen | string): string {
  return typeof expected === 'string' ? expected : yuanFromFen(expected)
}

async function checkState(shift: Shift, bill: BookedBill): Promise<void> {
  const { book } = shift
  const { billBatchCode, billNo, settlement } = bill
  const { busNo } = settlement
  const reply = await registeredState(shift, { billBatchCode, billNo })
  if (reply.outcome !== 'done') {
    book.compare('状态查询', busNo, 'S0000', reply.outcome)
    return
  }
  const refund = book.refunds.get(busNo)
  const isReversed = refund?.state === 'completed'
  const paper = book.papers.get(busNo)
  const expected: Readonly<Record<string, string>> = {
    random: bill.random,
    registration: 'registered',
    state: isReversed ? '2' : '1',
    isScarlet: isReversed ? '1' : '0',
    scarletBillNo: isReversed ? (refund.red?.billNo ?? '') : '',
    isPrtPaper: paper === undefined ? '0' : '1',
    pBillNo: paper?.pBillNo ?? '',
  }
  for (const [name, value] of Object.entries(expected)) {
    book.compare(`状态 ${name}`, busNo, value, textIn(reply.content, name))
  }
}

/** How a bill stands, as soon as its province knows it. */
async function registeredState(shift: Shift, content: HisBillKey): Promise<HisReply> {
  const until = performance.now() + patienceMs
  for (;;) {
    const reply = await ask(shift, { method: 'getEBillStatesByBillInfo', content })
    const isWaiting =
      reply.outcome === 'done' && textIn(reply.content, 'registration') === 'waiting'
    if (!isWaiting || performance.now() > until) return reply
    await pause(pauseMs)
  }
}

function numbersIn(lines: readonly Line[]): readonly NumberRange[] {
  const byCode = Map.groupBy(lines, (line) => textIn(line, 'billBatchCode'))
  return [...byCode].map(([billBatchCode, of]) => {
    const numbers = of.map((line) => textIn(line, 'billNo')).toSorted()
    const [first = '', last = ''] = [numbers[0], numbers.at(-1)]
    return { billBatchCode, first, last, count: new Set(numbers).size }
  })
}
