import type { Minute } from './arrivals.ts'
import { hisMomentOf } from './his-moment.ts'
import type { BookedBill } from './hospital-book.ts'
import type { Shift } from './shift.ts'
import { ask, textIn } from './shift.ts'

/** What becomes of paper: it is kept, printed again because it was spoilt, or brought back. */
export type PaperFate = 'kept' | 'printed_again' | 'brought_back'

/** Nothing was decided yet: the same request again, later. */
const laterCodes: ReadonlySet<string> = new Set(['E4002', 'E4004', 'E4005', 'E4006'])
/** In minutes of the simulated day. */
const lookAgainAfter = 20

interface Paper {
  readonly pBillBatchCode: string
  readonly pBillNo: string
}

/** Another window was faster with this number. */
const takenCodes: ReadonlySet<string> = new Set(['E5002', 'E5003'])

/** A patient asks for paper. */
export function planPaper(shift: Shift, bill: BookedBill, minute: Minute, fate: PaperFate): void {
  shift.agenda.add(minute, () => begin(shift, { bill, fate, method: 'turnPaper' }, minute))
}

/** Looks which number lies in the printer, and exchanges for it. */
async function begin(shift: Shift, work: Omit<Turn, 'paper'>, minute: Minute): Promise<void> {
  const paper = await blankPaper(shift, work.bill)
  if (paper !== null) turn(shift, { ...work, paper }, minute)
}

interface Turn {
  readonly bill: BookedBill
  readonly fate: PaperFate
  readonly paper: Paper
  readonly method: 'turnPaper' | 'reTurnPaper'
}

/** The number is the same in every attempt: whether an earlier one was carried out may be unknown. */
function turn(shift: Shift, work: Turn, minute: Minute): void {
  shift.agenda.add(minute + lookAgainAfter, async () => {
    const { bill, paper, method } = work
    const { busNo } = bill.settlement
    const reply = await ask(shift, { method, content: turnContent(shift, bill, paper) })
    if (reply.outcome === 'done') {
      shift.book.papers.set(busNo, paper)
      await goOn(shift, work, minute + lookAgainAfter)
    } else if (reply.outcome === 'silent' || laterCodes.has(reply.code)) {
      turn(shift, work, minute + lookAgainAfter)
    } else if (takenCodes.has(reply.code)) {
      await begin(shift, work, minute)
    } else {
      shift.book.compare('换开纸质票据', busNo, 'S0000', `${reply.code} ${reply.text}`)
    }
  })
}

async function goOn(shift: Shift, work: Turn, minute: Minute): Promise<void> {
  const { bill, paper, fate, method } = work
  if (fate === 'printed_again' && method === 'turnPaper') {
    await begin(shift, { ...work, method: 'reTurnPaper' }, minute)
  } else if (fate === 'brought_back') {
    bringBack(shift, bill, paper, minute)
  }
}

function bringBack(shift: Shift, bill: BookedBill, paper: Paper, minute: Minute): void {
  shift.agenda.add(minute + lookAgainAfter, async () => {
    const { busNo, placeCode } = bill.settlement
    const busDateTime = hisMomentOf(shift.day, bill.settlement.minute)
    const words = { author: '收费员五', reason: '患者退回纸质票据' }
    const content = { ...paper, placeCode, ...words, busDateTime }
    const reply = await ask(shift, { method: 'invalidPaper', content })
    if (reply.outcome === 'done') {
      shift.book.papers.delete(busNo)
    } else if (reply.outcome === 'silent' || laterCodes.has(reply.code)) {
      bringBack(shift, bill, paper, minute + lookAgainAfter)
    } else {
      shift.book.compare('作废纸质票据', busNo, 'S0000', `${reply.code} ${reply.text}`)
    }
  })
}

/** The number that lies in the printer; null where the hospital has no paper in stock. */
async function blankPaper(shift: Shift, { settlement }: BookedBill): Promise<Paper | null> {
  const { placeCode } = settlement
  const codes = await ask(shift, { method: 'getValidBillBatchCode', content: { placeCode } })
  if (codes.outcome !== 'done') return null
  const [first] = codes.content['billBatchCodeList'] as readonly { pBillBatchCode?: unknown }[]
  const pBillBatchCode = first?.pBillBatchCode
  if (typeof pBillBatchCode !== 'string') return null
  const content = { placeCode, pBillBatchCode }
  const number = await ask(shift, { method: 'getPaperBillNo', content })
  if (number.outcome !== 'done') return null
  return { pBillBatchCode, pBillNo: textIn(number.content, 'pBillNo') }
}

function turnContent({ day }: Shift, bill: BookedBill, paper: Paper): object {
  const { billBatchCode, billNo, settlement } = bill
  const { placeCode, minute } = settlement
  const busDateTime = hisMomentOf(day, minute)
  return { billBatchCode, billNo, ...paper, busDateTime, placeCode, operator: '收费员五' }
}
