import { billIdFrom, decide, fenFromYuan } from '@piaoqiao/domain'
import type { Bill, BillFacts, Change, Party } from '@piaoqiao/domain'
import { sm3Hex } from '@piaoqiao/gm-crypto'
import { wireAnswer } from '@piaoqiao/protocol'
import { chainEvent } from '@piaoqiao/province'
import { issuers, units } from '../../parties.ts'
import type { CrashParty } from '../../parties.ts'
import type { RecordedBill, RecordedEvent } from '../read-registry.ts'

export const sampleBillId = billIdFrom('50060126', '0000000001')
const start = Date.parse('2026-03-02T02:00:00Z')
const startHash = '0'.repeat(64)

/** Units as their requests name them: the one that locks and reports, and another one. */
export const holder = unitNumber(0)
export const rival = unitNumber(1)

const facts: BillFacts = {
  billName: '医疗门诊收费票据（电子）',
  issuer: partyOf(issuers['50']),
  checkCode: 'a1b2c3',
  issuedOn: '2026-03-02',
  face: fenFromYuan('993.54'),
  reimbursable: fenFromYuan('797.50'),
  payerKey: null,
  contentDigest: '0'.repeat(64),
  original: null,
}
const lock: Change = {
  kind: 'bill.lock',
  purpose: 'employer_expense',
  businessReference: 'BX-1',
  basis: { kind: 'presented' },
  presented: { checkCode: 'a1b2c3', face: fenFromYuan('993.54'), issuedOn: '2026-03-02' },
  days: 30,
}
const report: Change = {
  kind: 'reimbursement.report',
  amount: fenFromYuan('100.00'),
  reimbursedOn: '2026-03-02',
  voucherNumber: '记-1',
  postedOn: null,
}

/** In order: the registration by the issuer, then changes by units, each under the request id `R-n`. */
const steps: readonly (readonly [CrashParty, Change, string])[] = [
  [issuers['50'], { kind: 'bill.register', facts }, `registration-${sampleBillId}`],
  [holder, lock, 'R-1'],
  [holder, report, 'R-2'],
  [rival, lock, 'R-3'],
]

/** A bill that was registered, locked, reported and locked by another unit, as its registry holds it. */
export function sampleRecord(): RecordedBill {
  let bill: Bill | null = null
  let lastHash = startHash
  const events: RecordedEvent[] = []
  const operations = new Map<string, string>()
  for (const [index, [party, change, requestId]] of steps.entries()) {
    const operationId = `${party.id}/${requestId}#1`
    const command = { operationId, billId: sampleBillId, actor: partyOf(party), change }
    const decision = decide(bill, null, command, start + index)
    for (const event of decision.events) {
      const { sequence, hash, text } = chainEvent(event, lastHash)
      events.push({ sequence, hash, text })
      lastHash = hash
    }
    bill = decision.bills[0] ?? bill
    operations.set(operationId, JSON.stringify(wireAnswer(decision.answer)))
  }
  if (bill?.lock === undefined || bill.lock === null) throw new Error('the sample ends in a lock')
  return {
    billId: sampleBillId,
    events,
    stored: { bill, lastHash },
    columns: {
      standing: 'valid',
      form: 'electronic',
      reimbursement: 'locked',
      reimbursedFen: 10_000n,
    },
    dueLocks: [bill.lock.lockId],
    operations,
  }
}

/** The record with other texts, chained anew as somebody would who can write to the database. */
export function rechained(record: RecordedBill, texts: readonly string[]): RecordedBill {
  let lastHash = startHash
  const events = texts.map((text) => {
    const { sequence } = JSON.parse(text) as { sequence: number }
    lastHash = sm3Hex(`${lastHash}\n${text}`)
    return { sequence, hash: lastHash, text }
  })
  const { stored } = record
  return { ...record, events, stored: stored === null ? null : { ...stored, lastHash } }
}

function unitNumber(index: number): CrashParty {
  const unit = units[index]
  if (unit === undefined) throw new Error('the run has no such unit')
  return unit
}

function partyOf({ id, name, province }: CrashParty): Party {
  return { id, name, province }
}
