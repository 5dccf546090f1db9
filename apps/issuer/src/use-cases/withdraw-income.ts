import type { BillId } from '@piaoqiao/domain'
import type { IncomePosting, IncomeState, WithdrawalStep } from '../income-ports.ts'
import type { StationTables } from '../ports.ts'
import type { Station } from './station.ts'
import { incomeLinesMax } from './take-income.ts'

export interface AskedWithdrawal {
  readonly billId: BillId
  /** Where it is given, only postings of this voucher. */
  readonly voucherNumber?: string
  /** In words; no personal data. */
  readonly reason: string
}

export interface AskedOutcome {
  readonly outcome: 'accepted' | 'repeated' | 'refused'
  /** How the posting stands; null where there is none. */
  readonly state: IncomeState | null
  readonly code: string | null
}

/**
 * 收入入账撤销, for many bills: what was never sent is withdrawn at once, for the rest the province is asked in the order in
 * which withdrawals came. The same again changes nothing.
 * @returns one outcome for each, in their order
 */
export function withdrawIncome(
  { store, clock }: Station,
  asked: readonly AskedWithdrawal[],
): Promise<readonly AskedOutcome[]> {
  if (asked.length > incomeLinesMax) throw new RangeError('the caller bounds the withdrawals')
  return store.change(async (tables) => {
    const billIds = [...new Set(asked.map(({ billId }) => billId))]
    const byBill = Map.groupBy(await tables.income.ofBills(billIds), ({ billId }) => billId)
    const outcomes: AskedOutcome[] = []
    for (const one of asked) {
      const postings = (byBill.get(one.billId) ?? []).filter(
        ({ voucherNumber }) => (one.voucherNumber ?? voucherNumber) === voucherNumber,
      )
      outcomes.push(await withdrawn(tables, postings, one.reason, clock()))
    }
    return outcomes
  })
}

async function withdrawn(
  { income }: StationTables,
  postings: readonly IncomePosting[],
  reason: string,
  at: number,
): Promise<AskedOutcome> {
  const live = postings.filter(({ state }) => state !== 'withdrawn')
  const steps: WithdrawalStep[] = []
  for (const { postingId } of live) steps.push(await income.withdraw(postingId, reason, at))
  const state = live.at(-1)?.state ?? null
  if (steps.includes('waiting')) return { outcome: 'accepted', state, code: null }
  if (steps.includes('withdrawn')) {
    return { outcome: 'accepted', state: 'withdrawn', code: 'WITHDRAWN_UNSENT' }
  }
  if (live.length > 0) return { outcome: 'repeated', state, code: null }
  if (postings.length > 0) return { outcome: 'repeated', state: 'withdrawn', code: null }
  return { outcome: 'refused', state: null, code: 'INCOME_NOT_POSTED' }
}
