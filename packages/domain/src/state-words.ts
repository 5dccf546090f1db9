import type { Bill } from './bill.ts'
import { balanceFen, effectiveReports, reimbursementOf } from './bill.ts'
import { yuanFromFen } from './money.ts'
import { dateAt } from './time.ts'
import type { Instant } from './time.ts'

/** The words for the state of a bill, the same everywhere: in portals, on the terminal and in documents. */
export const stateWords = [
  '可报销',
  '已锁定',
  '部分报销',
  '已报销',
  '已入账',
  '冲红锁定',
  '待冲红',
  '待追回',
  '已冲红',
  '已换开纸票',
  '红字票据',
  '无可报销余额',
] as const
export type StateWord = (typeof stateWords)[number]

/** The state of a bill in one word: what matters most for whoever wants to use it. */
export function stateWord(bill: Bill): StateWord {
  if (bill.facts.original !== null) return '红字票据'
  if (bill.standing === 'reversed') return '已冲红'
  if (bill.standing === 'reversal_locked') return '冲红锁定'
  if (bill.pendingReversal !== null) {
    return bill.pendingReversal.awaiting === 'unlock' ? '待冲红' : '待追回'
  }
  if (bill.form === 'exchanged') return '已换开纸票'
  return reimbursementWord(bill)
}

function reimbursementWord(bill: Bill): StateWord {
  const reimbursement = reimbursementOf(bill)
  if (reimbursement === 'locked') return '已锁定'
  if (reimbursement === 'partly_reimbursed') return '部分报销'
  if (reimbursement === 'reimbursed') {
    return effectiveReports(bill).every((report) => report.postedOn !== null) ? '已入账' : '已报销'
  }
  return bill.facts.reimbursable <= 0n ? '无可报销余额' : '可报销'
}

/** The state with who holds the bill until when, or with the balance: 已锁定（××公司，至2026-03-02）. */
export function stateSentence(bill: Bill): string {
  const word = stateWord(bill)
  if (bill.lock !== null && (word === '已锁定' || word === '待冲红')) {
    return `${word}（${bill.lock.holder.name}，至${dateAt(bill.lock.expiresAt)}）`
  }
  return word === '部分报销' ? `${word}（余额${yuanFromFen(balanceFen(bill))}元）` : word
}

/** The bill as it stands at a moment: without a lock whose time is over, even where the event has not been written yet. */
export function asOf(bill: Bill, at: Instant): Bill {
  if (bill.lock === null || at < bill.lock.expiresAt) return bill
  const { pendingReversal } = bill
  if (pendingReversal?.awaiting !== 'unlock') return { ...bill, lock: null }
  const { reason } = pendingReversal
  return effectiveReports(bill).length > 0
    ? { ...bill, lock: null, pendingReversal: { awaiting: 'recovery', reason } }
    : { ...bill, lock: null, pendingReversal: null, standing: 'reversal_locked' }
}
