import { billIdFrom } from '@piaoqiao/domain'
import type { BillId, Fen, Instant } from '@piaoqiao/domain'
import type { BillOfCase, CaseBill, CaseBillState, CaseState } from '../../people/case-ports.ts'
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
  const caseIds = [...byCase.keys()]
  // Held before their bills are read: what another act changes meanwhile would be forgotten.
  const held = await cases.holdStates(unitCode, caseIds)
  const bills = await cases.bills([...held.keys()])
  const changed: BillOfCase[] = []
  const changedStates = new Map<CaseState, string[]>()
  for (const [caseId, before] of held) {
    const news = new Map(byCase.get(caseId)?.map((each) => [idOf(each), each]))
    const after = (bills.get(caseId) ?? []).map((bill) =>
      changedBill(bill, news.get(bill.billId), state),
    )
    changed.push(
      ...after.filter(({ billId }) => news.has(billId)).map((bill) => ({ ...bill, caseId })),
    )
    const next = stateOfCase(before, after)
    if (next !== before) changedStates.set(next, [...(changedStates.get(next) ?? []), caseId])
  }
  if (changed.length > 0) await cases.setBills(changed)
  for (const [next, ofState] of changedStates) await cases.setState(ofState, next, at)
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
