import type { BillFacts, BillId, Party, Purpose } from '@piaoqiao/domain'
import { billIdFrom, dayMs } from '@piaoqiao/domain'
import { sampleFacts } from '../../testing/sample-history.ts'
import { billNumbered, company, hospital, insurer, school } from '../../testing/sample-parties.ts'
import type { SampleRegistry } from './sample-registry.ts'

/** An insurer of another province. */
export const neighbour: Party = { ...insurer, province: '51' }

export async function register(
  registry: SampleRegistry,
  number: number,
  facts: Partial<BillFacts> = {},
): Promise<BillId> {
  const billId = billNumbered(number)
  const { issuer = hospital } = facts
  await registry.change(billId, issuer, {
    kind: 'bill.register',
    facts: { ...sampleFacts, ...facts },
  })
  return billId
}

export async function lock(
  registry: SampleRegistry,
  billId: BillId,
  unit: Party,
  purpose: Purpose,
): Promise<void> {
  await registry.change(billId, unit, {
    kind: 'bill.lock',
    purpose,
    businessReference: 'BX-1',
    basis: { kind: 'presented' },
    presented: sampleFacts,
    days: 30,
  })
}

async function report(
  registry: SampleRegistry,
  billId: BillId,
  unit: Party,
  amount: bigint,
  on: string,
): Promise<void> {
  const voucher = { voucherNumber: 'V-1', postedOn: null }
  await registry.change(billId, unit, {
    kind: 'reimbursement.report',
    amount,
    reimbursedOn: on,
    ...voucher,
  })
}

/**
 * Four bills on Monday 2 March at noon, three of the hospital and one of the school. On Tuesday at nine two are locked and
 * reimbursed, one by an employer and then by an insurer of another province, who withdraws; on the Monday after, one is
 * reversed.
 */
export async function playSmallWorld(
  registry: SampleRegistry,
  clock: { now: number },
): Promise<void> {
  const first = await register(registry, 1)
  const second = await register(registry, 2)
  const third = await register(registry, 3)
  await register(registry, 4, { issuer: school, payerKey: null })
  await registry.change(billNumbered(4), hospital, {
    kind: 'bill.collect',
    payerKey: 'bb'.repeat(32),
    presented: sampleFacts,
  })
  await registry.change(first, hospital, {
    kind: 'authorisation.grant',
    payerKey: 'aa'.repeat(32),
    unit: neighbour,
    purpose: 'commercial_insurance',
    validUntil: clock.now + 30 * dayMs,
    amountMax: null,
  })
  clock.now = Date.parse('2026-03-03T01:30:00.000Z')
  await lock(registry, first, company, 'employer_expense')
  await report(registry, first, company, 3_000n, '2026-03-03')
  await lock(registry, first, neighbour, 'commercial_insurance')
  await report(registry, first, neighbour, 1_000n, '2026-03-03')
  const reportId = `R-${first.toString()}-6`
  await registry.change(first, neighbour, {
    kind: 'reimbursement.withdraw',
    reportId,
    reason: '重复',
  })
  await lock(registry, second, company, 'employer_expense')
  await report(registry, second, company, 8_000n, '2026-03-01')
  clock.now = Date.parse('2026-03-09T01:00:00.000Z')
  await registry.change(third, hospital, { kind: 'reversal.lock', reason: '退费' })
  await registry.change(third, hospital, {
    kind: 'reversal.complete',
    redBillId: billIdFrom('50060126', '0000000009'),
    redFacts: {
      ...sampleFacts,
      face: -10_000n,
      reimbursable: 0n,
      contentDigest: '05'.repeat(32),
      original: third,
    },
  })
}
