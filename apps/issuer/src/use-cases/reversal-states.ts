import type { BillId } from '@piaoqiao/domain'
import { billIdText } from '@piaoqiao/domain'
import type { WireEvent } from '@piaoqiao/protocol'
import type { Reversal, ReversalState, SettledAnswer } from '../ports.ts'
import { textOf } from './event-details.ts'

const stateByOutcome: Readonly<Partial<Record<string, ReversalState>>> = {
  REVERSAL_GRANTED: 'granted',
  REVERSAL_HELD_MARKED: 'held',
  REVERSAL_RECOVERY_ASKED: 'recovery',
  REVERSAL_RELEASED: 'released',
  REVERSED: 'completed',
}

const stateByEvent: Readonly<Partial<Record<string, ReversalState>>> = {
  'reversal.marked': 'held',
  'reversal.recovery_asked': 'recovery',
  'reversal.locked': 'granted',
  'reversal.released': 'released',
  'reversal.withdrawn': 'released',
  'reversal.completed': 'completed',
}

/** Refusals of a completion that are about the red bill itself: it was not entered, and another one is needed. */
const redBillCodes: ReadonlySet<string> = new Set([
  'BILL_XML_REFUSED',
  'ISSUER_SIGNATURE_INVALID',
  'NUMBER_NOT_ALLOTTED',
  'BILL_ALREADY_REGISTERED',
  'RED_BILL_MISMATCH',
])

/** Whether a refused completion leaves its red bill unusable. */
export function spoilsRedBill({ outcome, code }: SettledAnswer): boolean {
  return outcome === 'refused' && redBillCodes.has(code)
}

/** What the one who asked for a reversal wants of it. */
export interface ReversalIntent {
  readonly reason: string
  readonly completeWhenGranted: boolean
  readonly handlingPerson: string | null
  readonly checker: string | null
}

/** A reversal after the province answered the request for it. */
export function afterLockAnswer(
  billId: BillId,
  earlier: Reversal | null,
  intent: ReversalIntent,
  answer: SettledAnswer,
): Reversal {
  const { code } = answer
  const nothing = { redBill: null, sequence: 0, state: 'refused' } as const
  const reversal: Reversal = { ...nothing, ...earlier, ...intent, billId, code }
  if (answer.outcome === 'done') return afterAnswer(reversal, answer)
  // Where the earlier request still stands, the refusal of another one ends nothing.
  if (earlier !== null && isUnderWay(earlier)) return { ...earlier, code }
  return { ...reversal, state: 'refused' }
}

/**
 * A reversal after any other answer. Answers and events overtake one another on their way; both carry the number of the
 * bill's event on which they rest, and what is older changes nothing.
 */
export function afterAnswer(reversal: Reversal, answer: SettledAnswer): Reversal {
  const { code } = answer
  if (answer.outcome === 'refused') return { ...reversal, code }
  const state = stateByOutcome[code]
  if (state === undefined || answer.sequence < reversal.sequence) return reversal
  return { ...reversal, state, code, sequence: answer.sequence }
}

/** A reversal after the province answered its completion. */
export function afterCompletionAnswer(reversal: Reversal, answer: SettledAnswer): Reversal {
  const after = afterAnswer(reversal, answer)
  if (answer.outcome === 'done') return after
  // Somebody has to look at it first: trying again by itself would fail again, and could spend a number each time.
  const halted = { ...after, completeWhenGranted: false }
  return spoilsRedBill(answer) ? { ...halted, redBill: null } : halted
}

function isUnderWay({ state }: Reversal): boolean {
  return state === 'held' || state === 'recovery' || state === 'granted' || state === 'completed'
}

/** A reversal after an event of its bill. A red bill of ours by which it was not completed has reversed nothing. */
export function afterEvent(reversal: Reversal, event: WireEvent): Reversal {
  const { kind, sequence } = event
  const state = stateByEvent[kind]
  if (state === undefined || sequence <= reversal.sequence) return reversal
  const completedBy = kind === 'reversal.completed' ? textOf(event, 'redBillId') : null
  const isOther = completedBy !== null && completedBy !== redBillText(reversal)
  return { ...reversal, state, sequence, ...(isOther && { redBill: null }) }
}

function redBillText({ redBill }: Reversal): string | null {
  return redBill === null ? null : billIdText(redBill)
}
