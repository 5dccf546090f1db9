import { billIdFrom } from '@piaoqiao/domain'
import type { BillId, Fen, Instant } from '@piaoqiao/domain'
import type { CaseBill, CaseBillState, CaseState } from '../../people/case-ports.ts'
import type { ActService } from '../act-services.ts'
import type { BillKey } from '../bill-ports.ts'
import type { DeskTables } from '../desk-tables.ts'

/** Something that was done with a bill of a case. */
export interface CaseNews extends BillKey {
  readonly caseId: string
  /** What was reimbursed, where that is what was done. */
  readonly amountFen: Fen | null
}

const billStates: Readonly<Partial<Record<ActService, CaseBillState>>> = {
  'bill.lock': 'locked',
  'bill.unlock': 'waiting',
  'reimbursement.report': 'reimbursed',
  'reimbursement.withdraw': 'waiting',
  'reimbursement.post': 'posted',
  'reimbursement.unpost': 'reimbursed',
}

/** Of a bill that needs nothing more. */
const settledStates: ReadonlySet<CaseBillState> = new Set(['reimbursed', 'posted', 'refused'])

/**
 * Tells the cases what became of their bills, in the transaction of the act. A case of another unit, or one that does not
 * hold the bill, is passed over.
 * @param unitCode the unit's credit code, by which cases know it
 */
export async function noteCases(
  { cases, inbox }: Pick<DeskTables, 'cases' | 'inbox'>,
  given: {
    readonly unitId: string
    readonly unitCode: string
    readonly service: ActService
    readonly news: readonly CaseNews[]
    readonly at: Instant
  },
): Promise<void> {
  const { unitCode, service, at } = given
  const state = billStates[service]
  if (state === undefined || given.news.length === 0) return
  const byCase = Map.groupBy(given.news, ({ caseId }) => caseId)
  // In one order, so that two acts never wait for each other.
  const caseIds = [...byCase.keys()].toSorted()
  const bills = await cases.bills(caseIds)
  for (const caseId of caseIds) {
    const held = await cases.hold(unitCode, caseId)
    if (held === null) continue
    const news = new Map(byCase.get(caseId)?.map((each) => [idOf(each), each]))
    const before = bills.get(caseId) ?? []
    const after = before.map((bill) => changedBill(bill, news.get(bill.billId), state))
    for (const [index, bill] of after.entries()) {
      if (bill !== before[index]) await cases.setBill(caseId, bill)
    }
    const next = stateOfCase(held.state, after)
    if (next !== held.state) await cases.setState(caseId, next, at)
  }
  await inbox.finishOfCases(given.unitId, caseIds, at)
}

function changedBill(bill: CaseBill, news: CaseNews | undefined, state: CaseBillState): CaseBill {
  if (news === undefined) return bill
  const isOpen = state === 'waiting' || state === 'locked'
  return { ...bill, state, reimbursed: isOpen ? null : (news.amountFen ?? bill.reimbursed) }
}

/** A case is over once each of its bills is, and goes on if one is not any more. */
export function stateOfCase(state: CaseState, bills: readonly CaseBill[]): CaseState {
  if (state === 'refused' || state === 'withdrawn') return state
  return bills.every((bill) => settledStates.has(bill.state)) ? 'finished' : 'accepted'
}

function idOf({ billCode, billNumber }: BillKey): BillId {
  return billIdFrom(billCode, billNumber)
}
