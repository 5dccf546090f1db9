import type { BillChange, BillFacts, BillId, Party } from '@piaoqiao/domain'
import { billIdText } from '@piaoqiao/domain'
import type { ChainedEvent } from '../ports.ts'
import { chainEvent, firstPreviousHash } from '../use-cases/chain-event.ts'
import { company, hospital, start } from './sample-parties.ts'

/** A bill of 100 yuan of which 80 can be reimbursed. */
export const sampleFacts: BillFacts = {
  billName: '重庆市医疗门诊收费票据（电子）',
  issuer: hospital,
  checkCode: 'a1b2c3',
  issuedOn: '2026-03-01',
  face: 10_000n,
  reimbursable: 8_000n,
  payerKey: 'aa'.repeat(32),
  contentDigest: '01'.repeat(32),
  original: null,
}

export interface Step {
  readonly actor: Party
  readonly change: BillChange
}

/** The events of a bill, one per step, chained. Where the bill stands is the same throughout: only the chain matters. */
export function historyOf(billId: BillId, steps: readonly Step[]): ChainedEvent[] {
  let previousHash = firstPreviousHash
  return steps.map(({ actor, change }, index) => {
    const event = chainEvent(
      {
        billId,
        sequence: index + 1,
        at: start + index,
        actor,
        operationId: `${actor.id}/R-${index + 1}#1`,
        change,
        standing: 'valid',
        form: 'electronic',
        reimbursement: 'open',
      },
      previousHash,
    )
    previousHash = event.hash
    return event
  })
}

/** A bill that is registered and then locked and unlocked in turn. */
export function sampleHistory(billId: BillId, events: number): ChainedEvent[] {
  const steps = Array.from({ length: events }, (_, index) => stepOf(billId, index + 1))
  return historyOf(billId, steps)
}

function stepOf(billId: BillId, sequence: number): Step {
  if (sequence === 1) {
    return { actor: hospital, change: { kind: 'bill.registered', facts: sampleFacts } }
  }
  const isLock = sequence % 2 === 0
  const lockId = `L-${billIdText(billId)}-${isLock ? sequence : sequence - 1}`
  if (!isLock) {
    const change = { kind: 'bill.unlocked', lockId, reason: 'wrong_bill', note: '' } as const
    return { actor: company, change }
  }
  return {
    actor: company,
    change: {
      kind: 'bill.locked',
      lockId,
      purpose: 'employer_expense',
      businessReference: 'BX-1',
      basis: { kind: 'presented' },
      expiresAt: start + 86_400_000,
    },
  }
}
