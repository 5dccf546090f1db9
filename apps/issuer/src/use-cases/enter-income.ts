import type { Instant } from '@piaoqiao/domain'
import { fenFromYuan } from '@piaoqiao/domain'
import type { IncomePostItem, ReversalItem } from '@piaoqiao/protocol'
import type { Operation, SettledAnswer, StationTables } from '../ports.ts'

/** Enters into the books what became of income that was posted or withdrawn for one bill, in the transaction of the answer. */
export async function enterIncome(
  { income }: StationTables,
  { service, billId, item }: Pick<Operation, 'service' | 'billId' | 'item'>,
  { outcome, code }: SettledAnswer,
  at: Instant,
): Promise<void> {
  if (service === 'income.post') {
    const { amount, postedOn, voucherNumber } = JSON.parse(item) as IncomePostItem
    const line = { billId, amountFen: fenFromYuan(amount), postedOn, voucherNumber }
    await income.enterPosting(line, { outcome, code }, at)
  } else if (outcome === 'done' || code === 'INCOME_NOT_POSTED') {
    const { reason } = JSON.parse(item) as ReversalItem
    await income.enterWithdrawal(billId, reason, code, at)
  }
}
