import { isDeepStrictEqual } from 'node:util'
import type { Bill } from '@piaoqiao/domain'
import {
  billIdText,
  brokenInvariants,
  eventFromText,
  evolve,
  reimbursedFen,
  reimbursementOf,
} from '@piaoqiao/domain'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import type { Findings } from '../finding.ts'
import type { RecordedBill } from './read-registry.ts'
import { Witness } from './witness.ts'

/** Holds a bill's history to its numbers, its hashes and the witness, and its stored state to the history. */
export function checkHistory(recorded: RecordedBill, findings: Findings): void {
  const { billId, events, stored } = recorded
  const subject = billIdText(billId)
  checkChain(recorded, subject, findings)
  const witness = new Witness()
  for (const { text } of events) {
    for (const rule of witness.see(text)) findings.add('what may never happen', subject, rule)
  }
  const bill = folded(recorded)
  if (bill === null || stored === null) {
    findings.add('the history is the state', subject, 'the bill has no history or no state')
    return
  }
  for (const rule of brokenInvariants(bill)) findings.add('what may never happen', subject, rule)
  if (!isDeepStrictEqual(bill, stored.bill)) {
    findings.add('the history is the state', subject, 'the fold of the events is another bill')
  }
  checkColumns(recorded, bill, subject, findings)
}

function checkChain({ events, stored }: RecordedBill, subject: string, findings: Findings): void {
  let previous = '0'.repeat(64)
  for (const [index, { sequence, hash, text }] of events.entries()) {
    if (sequence !== index + 1) {
      findings.add('histories have no gap', subject, `event ${index + 1} is numbered ${sequence}`)
    }
    if (sm3Hex(`${previous}\n${text}`) !== hash) {
      findings.add('the hash chain is whole', subject, `event ${sequence} has another hash`)
    }
    previous = hash
  }
  if (stored !== null && stored.lastHash !== previous) {
    findings.add('the hash chain is whole', subject, 'the state ends in another hash')
  }
}

function folded({ events }: RecordedBill): Bill | null {
  try {
    return events.reduce<Bill | null>((bill, { text }) => evolve(bill, eventFromText(text)), null)
  } catch {
    return null
  }
}

function checkColumns(
  { columns, dueLocks }: RecordedBill,
  bill: Bill,
  subject: string,
  findings: Findings,
): void {
  const { standing, form, lock } = bill
  const expected = {
    standing,
    form,
    reimbursement: reimbursementOf(bill),
    reimbursedFen: reimbursedFen(bill),
  }
  if (!isDeepStrictEqual(columns, expected)) {
    findings.add('the history is the state', subject, 'the columns say something else')
  }
  if (!isDeepStrictEqual(dueLocks, lock === null ? [] : [lock.lockId])) {
    findings.add('every lock will expire', subject, `${dueLocks.length} locks are due`)
  }
}
