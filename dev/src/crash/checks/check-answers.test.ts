import { expect, test } from 'vitest'
import { Findings } from '../finding.ts'
import type { LedgerRequest, SettledAnswer } from '../ledger.ts'
import { checkAnswers } from './check-answers.ts'
import type { RecordedBill } from './read-registry.ts'
import { holder, rival, sampleBillId, sampleRecord } from './testing/sample-record.ts'
import type { CrashParty } from '../parties.ts'

/** What the units of the sample sent, with the answers that they were given. */
function sampleRequests(record: RecordedBill): readonly LedgerRequest[] {
  const request = (party: CrashParty, requestId: string): LedgerRequest => {
    const kept = record.operations.get(`${party.id}/${requestId}#1`)
    const answer = kept === undefined ? null : (JSON.parse(kept) as SettledAnswer)
    return {
      unitId: party.id,
      requestId,
      service: 'bill.lock',
      atomic: false,
      round: 1,
      items: [{ billId: sampleBillId, content: {}, answer }],
      state: 'answered',
      wasUnknown: false,
    }
  }
  return [request(holder, 'R-1'), request(holder, 'R-2'), request(rival, 'R-3')]
}

function checksBrokenBy(
  change: (record: RecordedBill, requests: readonly LedgerRequest[]) => readonly LedgerRequest[],
  record = sampleRecord(),
): string[] {
  const findings = new Findings()
  checkAnswers(change(record, sampleRequests(sampleRecord())), [record], findings)
  return findings.kept.map(({ check }) => check)
}

/** The same requests, with the answer to the first one as it is given here. */
function withFirstAnswer(
  requests: readonly LedgerRequest[],
  answer: SettledAnswer | null,
): readonly LedgerRequest[] {
  const [first, ...others] = requests
  if (first === undefined) throw new Error('the sample begins with a request')
  return [{ ...first, items: first.items.map((item) => ({ ...item, answer })) }, ...others]
}

const refused: SettledAnswer = {
  outcome: 'refused',
  code: 'BILL_LOCKED',
  sentence: '',
  next: '',
  details: {},
}

test('a registry that holds what was acknowledged breaks nothing', () => {
  expect(checksBrokenBy((_, requests) => requests)).toEqual([])
})

test('an acknowledged change that left no event is found', () => {
  const record = sampleRecord()
  const lost = { ...record, events: record.events.slice(0, -1) }
  expect(checksBrokenBy((_, requests) => requests, lost)).toEqual([
    'acknowledged changes stay, once',
  ])
})

test('a change that was carried out twice is found', () => {
  const record = sampleRecord()
  const doubled = { ...record, events: [...record.events, ...record.events.slice(-1)] }
  expect(checksBrokenBy((_, requests) => requests, doubled)).toEqual([
    'acknowledged changes stay, once',
  ])
})

test('a change that was refused to its sender and carried out is found', () => {
  expect(checksBrokenBy((_, requests) => withFirstAnswer(requests, refused))).toEqual([
    'acknowledged changes stay, once',
    'answers are kept',
  ])
})

test('a change that was certainly not carried out, by what its sender was told, and was, is found', () => {
  expect(checksBrokenBy((_, requests) => withFirstAnswer(requests, null))).toEqual([
    'not carried out means not done',
  ])
})

test('an answer that is not kept is found', () => {
  const record = sampleRecord()
  const operations = new Map([...record.operations].slice(0, -1))
  expect(checksBrokenBy((_, requests) => requests, { ...record, operations })).toEqual([
    'answers are kept',
  ])
})

test('an event that nobody asked for is found', () => {
  expect(checksBrokenBy((_, requests) => requests.slice(1))).toEqual(['nothing happens unasked'])
})
