import { reportOfRuns, systemClient, testSystem } from '@piaoqiao/dev/unit-system'
import type { Secrets, UnitKeyPair } from '@piaoqiao/dev/unit-system'
import { inventedParty } from '../../testing/invented-parties.ts'
import type { Network } from '../../testing/network.ts'

const hospital = inventedParty('institution', 952, '重庆示例医院', '50')
const purpose = 'commercial_insurance'
/** Held by somebody else whenever it is asked for. */
const heldBill = {
  billCode: '50060100',
  billNumber: '9990000001',
  checkCode: 'magic1',
  amount: '200.00',
  issuedOn: '2026-01-05',
} as const

/** The unit's system locks a bill of the sandbox, and is refused. */
export async function lockHeldBill(network: Network, secrets: Secrets, key: UnitKeyPair) {
  const client = systemClient(secrets, key, network.clock.now)
  await client.batch('bill.lock', [{ ...heldBill, purpose, businessReference: 'LP-1' }])
}

/** Runs all cases of these messages against the unit's system; reports of bill.lock alone, and of everything. */
export async function conformanceReports(
  network: Network,
  secrets: Secrets,
  key: UnitKeyPair,
  messages: readonly string[],
): Promise<{ readonly partial: object; readonly whole: object }> {
  const from = network.clock.now()
  const { signal } = new AbortController()
  const all = await testSystem(secrets, key, { messages, signal })
  const times = { from, to: network.clock.now() }
  const locks = all.filter(({ message }) => message === 'bill.lock')
  return {
    partial: reportOfRuns(secrets, locks, times),
    whole: reportOfRuns(secrets, all, times),
  }
}

/** A bill of 0.01 yuan that the unit's system locked in production, and how it goes on. */
export async function firstBill(network: Network, secrets: Secrets, key: UnitKeyPair) {
  const system = systemClient(secrets, key, network.clock.now)
  const issuer = await network.issuer(hospital, '50060126')
  const bill = await issuer.register({ faceFen: 1n, fundPayFen: 0n })
  const lock = { ...bill.presented, purpose, businessReference: 'LP-2' } as const
  const { results } = await system.batch('bill.lock', [lock])
  return {
    key: bill.key,
    lockCodes: results.map(({ answer }) => answer.code),
    async reportAndPost() {
      const postedOn = '2026-03-04'
      const amount = bill.presented.amount
      const paid = { ...bill.key, amount, reimbursedOn: postedOn, postedOn, voucherNumber: 'V-1' }
      await system.batch('reimbursement.report', [paid])
    },
  }
}
