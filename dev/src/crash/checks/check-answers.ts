import { isDeepStrictEqual } from 'node:util'
import type { BillId } from '@piaoqiao/domain'
import { homeProvinceOf } from '@piaoqiao/domain'
import type { Findings } from '../finding.ts'
import { operationIdOf } from '../ledger.ts'
import type { LedgerRequest, SettledAnswer } from '../ledger.ts'
import type { RecordedBill } from './read-registry.ts'

/** Refusals of messages that never reach the registry of a bill, which keeps no answer to them. */
const unrecordedRefusals: ReadonlySet<string> = new Set(['ATOMIC_ACROSS_PROVINCES'])

/** An item of a message with the operation that it is at the registry of its bill. */
interface Operation {
  readonly operationId: string
  readonly billId: BillId
  readonly answer: SettledAnswer | null
}

/**
 * Holds the registries to what the units were told: every acknowledged change is in the history once, with the number that
 * was told, what was refused or certainly not carried out is not, and nothing is there that nobody asked for.
 */
export function checkAnswers(
  requests: readonly LedgerRequest[],
  recorded: readonly RecordedBill[],
  findings: Findings,
): void {
  const operations = operationsOf(requests)
  for (const bill of recorded) {
    const own = operations.get(bill.billId) ?? []
    const events = eventsByOperation(bill)
    for (const operation of own) checkOperation(operation, bill, events, findings)
    checkStrangers(own, bill, events, findings)
  }
}

function operationsOf(
  requests: readonly LedgerRequest[],
): ReadonlyMap<BillId, readonly Operation[]> {
  const operations = requests.flatMap((request) =>
    request.items.map(({ billId, answer }, index) => ({
      operationId: operationIdOf(request, index + 1),
      billId,
      answer,
    })),
  )
  return Map.groupBy(operations, ({ billId }) => billId)
}

/** Numbers of the events that an operation made. */
type EventsByOperation = ReadonlyMap<string, readonly number[]>

function eventsByOperation({ events }: RecordedBill): EventsByOperation {
  const named = events.map(({ sequence, text }) => ({
    sequence,
    operationId: (JSON.parse(text) as { operationId: string }).operationId,
  }))
  const grouped = Map.groupBy(named, ({ operationId }) => operationId)
  return new Map([...grouped].map(([id, own]) => [id, own.map(({ sequence }) => sequence)]))
}

function checkOperation(
  { operationId, answer }: Operation,
  bill: RecordedBill,
  events: EventsByOperation,
  findings: Findings,
): void {
  const sequences = events.get(operationId) ?? []
  const kept = bill.operations.get(operationId)
  if (answer === null) {
    if (sequences.length > 0 || kept !== undefined) {
      findings.add('not carried out means not done', operationId, 'is in the registry')
    }
    return
  }
  const expected = answer.outcome === 'done' ? [answer.sequence] : []
  if (!isDeepStrictEqual(sequences, expected)) {
    const found = sequences.length === 0 ? 'no event' : `events ${sequences.join(', ')}`
    findings.add('acknowledged changes stay, once', operationId, `${answer.code}: ${found}`)
  }
  if (kept === undefined) {
    if (answer.outcome === 'refused' && unrecordedRefusals.has(answer.code)) return
    findings.add('answers are kept', operationId, `${answer.code} is not kept`)
  } else if (!isDeepStrictEqual(JSON.parse(kept), answer)) {
    findings.add('answers are kept', operationId, `another answer than ${answer.code} is kept`)
  }
}

/** Whatever stands in the registry, somebody asked for it: a unit of the run, or the registration of the bill. */
function checkStrangers(
  own: readonly Operation[],
  bill: RecordedBill,
  events: EventsByOperation,
  findings: Findings,
): void {
  const asked = new Set(own.map(({ operationId }) => operationId))
  const registration = `/registration-${bill.billId}#1`
  for (const id of new Set([...events.keys(), ...bill.operations.keys()])) {
    if (asked.has(id) || id.endsWith(registration)) continue
    const home = homeProvinceOf(bill.billId)
    findings.add('nothing happens unasked', id, `is in the registry of ${home}`)
  }
}
