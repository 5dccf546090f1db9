import type { Instant } from '@piaoqiao/domain'
import type { CaseBill, CaseState, ReimbursementCase } from '../../people/case-ports.ts'
import { refuseDesk } from '../desk-refusals.ts'
import type { DeskParts, DeskUser } from './desk-parts.ts'
import { auditOf, openDesk } from './desk-parts.ts'
import { stateOfCase } from './note-cases.ts'

/** What a unit says to a case, and from which states. */
export const caseAnswers = {
  accept: { to: 'accepted', from: ['submitted', 'more_asked'] },
  ask: { to: 'more_asked', from: ['submitted', 'accepted'] },
  refuse: { to: 'refused', from: ['submitted', 'accepted', 'more_asked'] },
} as const satisfies Record<string, { to: CaseState; from: readonly CaseState[] }>
export type CaseAnswer = keyof typeof caseAnswers

export interface GivenAnswer {
  readonly caseId: string
  readonly answer: CaseAnswer
  /** What is asked for, or why it is refused. */
  readonly text: string | null
}

/**
 * Accepts a case, asks for more, or refuses it. The person is told by the case itself.
 * @throws AccountsError `CASE_NOT_FOUND`, `CASE_STATE_UNFIT`, `CASE_BILLS_HELD`
 */
export async function answerCase(
  parts: DeskParts,
  user: DeskUser,
  { caseId, answer, text }: GivenAnswer,
  at: Instant,
): Promise<void> {
  const { unit } = await openDesk(parts, user.unitId)
  await parts.transact(async ({ cases, inbox, audit }) => {
    const held = await cases.hold(unit.creditCode, caseId)
    requireState(held, caseAnswers[answer].from)
    const bills = (await cases.bills([caseId])).get(caseId) ?? []
    if (answer === 'refuse' && bills.some(isHeld)) throw refuseDesk('CASE_BILLS_HELD')
    if (text !== null) await cases.say(caseId, { sender: 'unit', text, at })
    await cases.setState([caseId], caseAnswers[answer].to, at)
    await inbox.finishOfCases(user.unitId, [caseId], at)
    await audit.append(auditOf(user, `case_${answer}`, at, { case: caseId }))
  })
}

/**
 * Says that one bill of a case is not reimbursed, and why.
 * @throws AccountsError `CASE_NOT_FOUND`, `CASE_STATE_UNFIT`, `CASE_BILLS_HELD`
 */
export async function refuseCaseBill(
  parts: DeskParts,
  user: DeskUser,
  given: { readonly caseId: string; readonly billId: bigint; readonly note: string },
  at: Instant,
): Promise<void> {
  const { unit } = await openDesk(parts, user.unitId)
  const { caseId, billId, note } = given
  await parts.transact(async ({ cases, inbox, audit }) => {
    const held = await cases.hold(unit.creditCode, caseId)
    const state = requireState(held, ['submitted', 'accepted', 'more_asked'])
    const bills = (await cases.bills([caseId])).get(caseId) ?? []
    const bill = bills.find((each) => each.billId === billId)
    if (bill === undefined) throw refuseDesk('CASE_NOT_FOUND')
    if (isHeld(bill)) throw refuseDesk('CASE_BILLS_HELD')
    const refused: CaseBill = { ...bill, state: 'refused', note }
    await cases.setBills([{ ...refused, caseId }])
    const next = stateOfCase(
      state,
      bills.map((each) => (each === bill ? refused : each)),
    )
    if (next !== state) await cases.setState([caseId], next, at)
    await inbox.finishOfCases(user.unitId, [caseId], at)
    await audit.append(auditOf(user, 'case_bill_refused', at, { case: caseId }))
  })
}

function requireState(held: ReimbursementCase | null, states: readonly CaseState[]): CaseState {
  if (held === null) throw refuseDesk('CASE_NOT_FOUND')
  if (!states.includes(held.state)) throw refuseDesk('CASE_STATE_UNFIT')
  return held.state
}

function isHeld({ state }: CaseBill): boolean {
  return state === 'locked' || state === 'reimbursed' || state === 'posted'
}
