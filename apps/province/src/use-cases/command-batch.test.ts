import { describe, expect, test } from 'vitest'
import type { BatchLoad, StoredBill } from '../ports.ts'
import {
  codesOf,
  lockChange,
  registerChange,
  registeredBill,
  reportChange,
  sampleCommand,
  submissionOf,
} from '../testing/sample-commands.ts'
import { sampleFacts } from '../testing/sample-history.ts'
import { billNumbered, company, hospital, insurer, start } from '../testing/sample-parties.ts'
import { eventHash } from './chain-event.ts'
import { CommandBatch, bureauSubscriberId } from './command-batch.ts'

function loadOf(bills: readonly StoredBill[], more: Partial<BatchLoad> = {}): BatchLoad {
  return {
    bills: new Map(bills.map((stored) => [stored.bill.id, stored])),
    operations: [],
    requests: [],
    ...more,
  }
}

const lock = sampleCommand({ change: lockChange })
const rivalLock = sampleCommand({ change: lockChange, actor: insurer })
const otherLock = sampleCommand({ change: lockChange, billId: billNumbered(2), item: 2 })
const request = { partyId: company.id, requestId: 'R-1', fingerprint: 'aa' }

describe('one submission', () => {
  test('a change is written with its event, its operation and an entry for everybody with a stake', () => {
    const stored = registeredBill()
    const batch = new CommandBatch(loadOf([stored]), start)
    expect(codesOf(batch.decide(submissionOf([lock], { request })))).toEqual(['LOCKED'])
    const { bills, events, operations, requests, outbox } = batch.written()
    expect(bills.map(({ before, after }) => [before, after.lock?.holder.id])).toEqual([
      [stored.bill, company.id],
    ])
    expect(events.map(({ sequence, previousHash }) => [sequence, previousHash])).toEqual([
      [2, stored.lastHash],
    ])
    expect(events[0]?.hash).toBe(eventHash(stored.lastHash, events[0]?.text ?? ''))
    expect(operations.map(({ operationId }) => operationId)).toEqual([`${company.id}/R-1#1`])
    expect(requests).toEqual([request])
    expect(outbox.map(({ subscriber }) => subscriber.id)).toEqual([hospital.id, company.id])
  })

  test('a refusal writes its operation and nothing else', () => {
    const batch = new CommandBatch(loadOf([]), start)
    expect(codesOf(batch.decide(submissionOf([lock])))).toEqual(['BILL_NOT_FOUND'])
    const { bills, events, outbox, operations } = batch.written()
    expect([bills, events, outbox]).toEqual([[], [], []])
    expect(operations).toHaveLength(1)
  })

  test('a registration conflict is told to the bureau', () => {
    const other = { ...sampleFacts, contentDigest: '02'.repeat(32) }
    const conflicting = sampleCommand({
      change: { kind: 'bill.register', facts: other },
      actor: hospital,
    })
    const batch = new CommandBatch(loadOf([registeredBill()]), start)
    expect(codesOf(batch.decide(submissionOf([conflicting])))).toEqual(['BILL_ALREADY_REGISTERED'])
    const subscribers = batch.written().outbox.map(({ subscriber }) => subscriber.id)
    expect(subscribers).toEqual([hospital.id, bureauSubscriberId])
  })

  test('the file of a bill is kept when the bill is entered, and not when it was there before', () => {
    const file = { billId: billNumbered(1), xml: new Uint8Array([1]) }
    const register = { ...sampleCommand({ change: registerChange, actor: hospital }), file }
    const first = new CommandBatch(loadOf([]), start)
    first.decide(submissionOf([register]))
    expect(first.written().files).toEqual([file])
    const again = new CommandBatch(loadOf([registeredBill()]), start)
    expect(codesOf(again.decide(submissionOf([register])))).toEqual(['ALREADY_REGISTERED'])
    expect(again.written().files).toEqual([])
  })
})

describe('retries', () => {
  test('a known operation is answered as it was, and nothing is written', () => {
    const first = new CommandBatch(loadOf([registeredBill()]), start)
    const answers = first.decide(submissionOf([lock], { request }))
    const { operations, requests, bills } = first.written()
    const stored = bills.map(({ after, lastHash }) => ({ bill: after, lastHash }))
    const again = new CommandBatch(loadOf(stored, { operations, requests }), start + 1)
    expect(again.decide(submissionOf([lock], { request }))).toEqual(answers)
    expect(again.written()).toEqual({
      bills: [],
      events: [],
      operations: [],
      requests: [],
      outbox: [],
      files: [],
      counts: [],
    })
  })

  test('the same operation id with other content is refused and not carried out', () => {
    const first = new CommandBatch(loadOf([registeredBill()]), start)
    first.decide(submissionOf([lock]))
    const changed = sampleCommand({ change: { ...lockChange, days: 31 } as never })
    expect(codesOf(first.decide(submissionOf([changed])))).toEqual(['OPERATION_ID_REUSED'])
    expect(first.written().events).toHaveLength(1)
  })

  test('the same request id with other content is refused even for another bill', () => {
    const batch = new CommandBatch(loadOf([registeredBill()], { requests: [request] }), start)
    const reused = { ...request, fingerprint: 'bb' }
    expect(batch.decide(submissionOf([otherLock], { request: reused }))).toBeNull()
    expect(batch.written().operations).toEqual([])
  })

  test('a retry in the same batch is answered like the first one', () => {
    const batch = new CommandBatch(loadOf([registeredBill()]), start)
    const first = batch.decide(submissionOf([lock]))
    expect(batch.decide(submissionOf([lock]))).toEqual(first)
    expect(batch.written().operations).toHaveLength(1)
  })
})

describe('many submissions', () => {
  test('of two units that lock the same bill in one batch the first gets it', () => {
    const batch = new CommandBatch(loadOf([registeredBill()]), start)
    expect(codesOf(batch.decide(submissionOf([lock])))).toEqual(['LOCKED'])
    expect(codesOf(batch.decide(submissionOf([rivalLock])))).toEqual(['BILL_LOCKED'])
    expect(batch.written().bills.map(({ after }) => after.lock?.holder.id)).toEqual([company.id])
  })

  test('the hash chain goes on through several changes of one bill', () => {
    const stored = registeredBill()
    const batch = new CommandBatch(loadOf([stored]), start)
    const report = sampleCommand({ change: reportChange(8_000n), item: 2 })
    batch.decide(submissionOf([lock, report]))
    const { events, bills } = batch.written()
    expect(events.map(({ previousHash }) => previousHash)).toEqual([
      stored.lastHash,
      events[0]?.hash,
    ])
    expect(bills.map(({ lastHash }) => lastHash)).toEqual([events[1]?.hash])
  })

  test('a bill that may not exist fails its own submission and no other', () => {
    const sound = registeredBill(billNumbered(2))
    const { bill, lastHash } = registeredBill()
    const broken = { bill: { ...bill, form: 'exchanged', paper: null } as const, lastHash }
    const batch = new CommandBatch(loadOf([broken, sound]), start)
    const exchangeBack = sampleCommand({
      change: { kind: 'income.post', amount: 1n, postedOn: '2026-03-02', voucherNumber: 'V' },
      actor: hospital,
    })
    expect(() => batch.decide(submissionOf([exchangeBack]))).toThrow('a bill would break')
    expect(codesOf(batch.decide(submissionOf([otherLock])))).toEqual(['LOCKED'])
    const { bills, operations } = batch.written()
    expect(bills.map(({ after }) => after.id)).toEqual([sound.bill.id])
    expect(operations.map(({ billId }) => billId)).toEqual([sound.bill.id])
  })
})

describe('all or none', () => {
  const missing = sampleCommand({ change: lockChange, billId: billNumbered(9), item: 3 })

  test('with one refused item nothing is carried out, and each item says why', () => {
    const bills = [registeredBill(), registeredBill(billNumbered(2))]
    const batch = new CommandBatch(loadOf(bills), start)
    const answers = batch.decide(submissionOf([lock, missing, otherLock], { atomic: true }))
    expect(codesOf(answers)).toEqual([
      'ATOMIC_BATCH_REFUSED',
      'BILL_NOT_FOUND',
      'ATOMIC_BATCH_REFUSED',
    ])
    const { events, operations } = batch.written()
    expect(events).toEqual([])
    expect(operations).toHaveLength(3)
  })

  test('without a refused item everything is carried out', () => {
    const bills = [registeredBill(), registeredBill(billNumbered(2))]
    const batch = new CommandBatch(loadOf(bills), start)
    const answers = batch.decide(submissionOf([lock, otherLock], { atomic: true }))
    expect(codesOf(answers)).toEqual(['LOCKED', 'LOCKED'])
    expect(batch.written().events).toHaveLength(2)
  })

  test('a registration conflict stays in the history although its batch is taken back', () => {
    const other = { ...sampleFacts, contentDigest: '02'.repeat(32) }
    const conflicting = sampleCommand({
      change: { kind: 'bill.register', facts: other },
      actor: hospital,
    })
    const fresh = sampleCommand({
      change: registerChange,
      actor: hospital,
      billId: billNumbered(3),
      item: 2,
    })
    const batch = new CommandBatch(loadOf([registeredBill()]), start)
    const answers = batch.decide(submissionOf([fresh, conflicting], { atomic: true }))
    expect(codesOf(answers)).toEqual(['ATOMIC_BATCH_REFUSED', 'BILL_ALREADY_REGISTERED'])
    expect(batch.written().events.map(({ billId }) => billId)).toEqual([billNumbered(1)])
  })
})
