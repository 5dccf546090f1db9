import type { BillId, Instant } from '@piaoqiao/domain'
import type { ChangeAnswerItem } from '@piaoqiao/protocol'
import type { Operation, Reversal, SettledAnswer, StationTables } from '../ports.ts'
import { enterIncome } from './enter-income.ts'
import type { ProvinceFailure } from './province-answers.ts'
import { answersOf, failureOf, isSettled, outcomeUnknown } from './province-answers.ts'
import type { ReversalIntent } from './reversal-states.ts'
import {
  afterAnswer,
  afterCompletionAnswer,
  afterEvent,
  afterLockAnswer,
  spoilsRedBill,
} from './reversal-states.ts'
import type { Station } from './station.ts'

/** What became of a change: settled by the province, certainly not delivered, or unknown. */
export type OperationResult = SettledAnswer | ProvinceFailure

/** What the completion of a reversal notes. */
export interface CompletionNote {
  /** 18 digits. */
  readonly redBillId: string
}

/** Sends an operation that is kept, and keeps its answer together with what follows from it here. */
export async function settleOperation(
  station: Station,
  operation: Operation,
): Promise<OperationResult> {
  const { store, province, clock } = station
  const { requestId, service, attempts } = operation
  const item = await itemOf(station, operation)
  const call = await province.call(service, { items: [item] }, requestId)
  const answer = answerOf(answersOf(call, 1))
  if (isSettledResult(answer)) {
    const at = clock()
    await store.change(async (tables) => {
      await tables.bills.findForChange(operation.billId)
      const isOpen = await tables.operations.settle(requestId, answer, at)
      if (isOpen) await applyAnswer(tables, operation, answer, at)
    })
    return answer
  }
  if (answer.outcome === 'unknown') return answer
  // An earlier attempt may have arrived; that this one did not says nothing of it.
  if (attempts > 1) return outcomeUnknown(answer.code)
  // Once the red bill is issued, its original has to be reversed, whoever still waits for the answer.
  if (service === 'reversal.complete') return answer
  const isForgotten = await store.tables.operations.forgetUndelivered(requestId)
  return isForgotten ? answer : outcomeUnknown(answer.code)
}

/** Whether the province has had its last word. */
export function isSettledResult(result: OperationResult): result is SettledAnswer {
  return result.outcome === 'done' || result.outcome === 'refused'
}

function answerOf(answers: readonly ChangeAnswerItem[] | ProvinceFailure): OperationResult {
  if ('outcome' in answers) return answers
  const [answer] = answers
  if (answer === undefined) return outcomeUnknown()
  return isSettled(answer) ? answer : failureOf(answer)
}

/** The item as it is sent: with the file of the red bill, which is kept with the bill and not twice. */
async function itemOf({ store }: Station, { service, item, note }: Operation): Promise<unknown> {
  const content = JSON.parse(item) as Record<string, unknown>
  if (service !== 'reversal.complete') return content
  const { redBillId } = JSON.parse(note) as CompletionNote
  const xml = await store.tables.bills.xml(BigInt(redBillId))
  return { ...content, redXml: Buffer.from(xml).toString('base64') }
}

async function applyAnswer(
  tables: StationTables,
  operation: Operation,
  answer: SettledAnswer,
  at: Instant,
): Promise<void> {
  const { service, billId, note } = operation
  if (service.startsWith('income.')) await enterIncome(tables, operation, answer, at)
  if (!service.startsWith('reversal.')) return
  const earlier = await tables.reversals.find(billId)
  if (service === 'reversal.lock') {
    const intent = JSON.parse(note) as ReversalIntent
    await keepReversal(tables, afterLockAnswer(billId, earlier, intent, answer), at)
  } else if (earlier !== null) {
    const isCompletion = service === 'reversal.complete'
    const after = isCompletion ? afterCompletionAnswer : afterAnswer
    await keepReversal(tables, after(earlier, answer), at)
    if (isCompletion) await enterRedBill(tables, JSON.parse(note) as CompletionNote, answer)
  }
}

/** Events that came while the answer was awaited found nothing to change; they are looked at now. */
async function keepReversal(
  { reversals, events }: StationTables,
  reversal: Reversal,
  at: Instant,
): Promise<void> {
  const later = await events.reversalEvents(reversal.billId, reversal.sequence)
  const isStanding = reversal.state !== 'refused'
  await reversals.put(isStanding ? later.reduce(afterEvent, reversal) : reversal, at)
}

async function enterRedBill(
  { bills }: StationTables,
  { redBillId }: CompletionNote,
  answer: SettledAnswer,
): Promise<void> {
  const redBill: BillId = BigInt(redBillId)
  if (answer.outcome === 'done') await bills.setRegistration(redBill, 'registered', answer.code)
  else if (spoilsRedBill(answer)) await bills.setRegistration(redBill, 'refused', answer.code)
}
