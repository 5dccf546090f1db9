import type { Bill, Change, Party } from '@piaoqiao/domain'
import {
  balanceFen,
  billIdFrom,
  dateAt,
  dayMs,
  effectiveReports,
  endOfDate,
  fenFromYuan,
  homeProvinceOf,
} from '@piaoqiao/domain'
import { magicBillsOf } from '../magic/magic-bills.ts'
import { SandboxFault } from '../sandbox-fault.ts'
import { billCodeFor, billNumberFor } from './bill-kinds.ts'
import { granteeOf, unitElsewhere } from './build-world.ts'
import type { SampleBill } from './sample-bill.ts'
import { factsOf, redBillOf } from './sample-bill.ts'
import { lockOf } from './sample-lives.ts'
import { samplePartiesOf } from './sample-parties.ts'
import type { Act, ActName } from './world-actions.ts'
import type { WorldCore } from './world-core.ts'

const lockDaysOfOthers = 30
const validDays = 30

interface Scene {
  readonly core: WorldCore
  readonly act: Act
  readonly sample: SampleBill
  readonly bill: Bill
  readonly unit: Party
}

interface Role {
  readonly actor: Party
  readonly change: Change
  /** The bill that is there once the change was made. */
  readonly red?: SampleBill
}

/**
 * Lets somebody else act on a bill by the rules of the registry.
 * @returns the answer that the other party gets: done or refused
 * @throws SandboxFault `BILL_NOT_HERE`, `MAGIC_BILL_FIXED`, `BILLS_FULL`, `ACT_NOT_POSSIBLE`
 */
export async function playAct(core: WorldCore, act: Act, number: number): Promise<unknown> {
  const scene = sceneOf(core, act)
  const { actor, change, red } = roles[act.act](scene)
  const { billId } = scene.sample
  const operationId = `${actor.id}/act-${number}#1`
  const answers = await core.province(homeProvinceOf(billId)).apply({
    commands: [{ command: { operationId, billId, actor, change }, fingerprint: act.act }],
    atomic: false,
    request: null,
  })
  const answer = JSON.parse(answers?.[0] ?? '{}') as { readonly outcome?: string }
  if (red !== undefined && answer.outcome === 'done') core.keep(red)
  return answer
}

function sceneOf(core: WorldCore, act: Act): Scene {
  const billId = billIdFrom(act.billCode, act.billNumber)
  const sample = core.bills.get(billId)
  if (magicBillsOf(core.parts.provinces).some((magic) => magic.billId === billId)) {
    throw new SandboxFault('MAGIC_BILL_FIXED')
  }
  if (sample === undefined) throw new SandboxFault('BILL_NOT_HERE')
  const home = homeProvinceOf(billId)
  const stored = core.province(home).tables.bills.get(billId)
  if (stored === undefined) throw new SandboxFault('BILL_NOT_HERE')
  return { core, act, sample, bill: stored.bill, unit: unitElsewhere(core, home) }
}

const roles: Readonly<Record<ActName, (scene: Scene) => Role>> = {
  unit_locks: ({ unit, sample, act }) => ({
    actor: unit,
    change: lockOf(sample, act.days ?? lockDaysOfOthers),
  }),
  unit_unlocks: ({ unit }) => ({
    actor: unit,
    change: { kind: 'bill.unlock', reason: 'applicant_withdrew', note: '' },
  }),
  unit_reports: ({ core, unit, bill, act }) => ({
    actor: unit,
    change: {
      kind: 'reimbursement.report',
      amount: act.amount === undefined ? balanceFen(bill) : fenFromYuan(act.amount),
      reimbursedOn: dateAt(core.clock.read()),
      voucherNumber: '沙箱凭证',
      postedOn: null,
    },
  }),
  unit_withdraws: ({ unit, bill }) => ({
    actor: unit,
    change: {
      kind: 'reimbursement.withdraw',
      reportId: required(
        effectiveReports(bill).find(({ reporter }) => reporter.id === unit.id)?.reportId,
      ),
      reason: '沙箱演练',
    },
  }),
  issuer_asks_reversal: ({ sample }) => ({
    actor: sample.issuer,
    change: { kind: 'reversal.lock', reason: '沙箱演练' },
  }),
  issuer_releases_reversal: ({ sample }) => ({
    actor: sample.issuer,
    change: { kind: 'reversal.release', reason: '沙箱演练' },
  }),
  issuer_reverses: reversalBy,
  issuer_exchanges: ({ sample, act }) => ({
    actor: sample.issuer,
    change: { kind: 'paper.exchange', paper: paperOf(act) },
  }),
  issuer_takes_paper_back: ({ sample, act }) => ({
    actor: sample.issuer,
    change: { kind: 'paper.return', paper: paperOf(act) },
  }),
  bureau_recovers_lock: ({ sample, bill }) => ({
    actor: samplePartiesOf(sample.issuer.province).bureau,
    change: {
      kind: 'lock.recover',
      lockId: required(bill.lock?.lockId),
      reason: '沙箱演练',
      requestedBy: 'SANDBOX-1',
      approvedBy: 'SANDBOX-2',
    },
  }),
  payer_grants: grantBy,
  payer_revokes: ({ core, sample, bill }) => ({
    actor: samplePartiesOf(sample.issuer.province).portal,
    change: {
      kind: 'authorisation.revoke',
      payerKey: core.parts.payerKeyOf(sample.payer.code),
      authorisationId: required(
        bill.authorisations.findLast(({ revoked }) => !revoked)?.authorisationId,
      ),
    },
  }),
}

function paperOf({ billNumber }: Act): { paperCode: string; paperNumber: string } {
  return { paperCode: '00000000', paperNumber: billNumber }
}

function reversalBy({ core, sample }: Scene): Role {
  if (core.bills.size >= core.parts.billsMax) throw new SandboxFault('BILLS_FULL')
  const { issuer, kind } = sample
  const redCode = billCodeFor(issuer.province, kind)
  const redBillId = billIdFrom(redCode, billNumberFor(core.nextSerial()))
  const red = redBillOf(sample, redBillId, dateAt(core.clock.read()))
  const redFacts = factsOf(red, core.parts.payerKeyOf)
  return { actor: issuer, change: { kind: 'reversal.complete', redBillId, redFacts }, red }
}

function grantBy({ core, sample, act, unit }: Scene): Role {
  const { validUntil, amountMax } = act
  return {
    actor: samplePartiesOf(sample.issuer.province).portal,
    change: {
      kind: 'authorisation.grant',
      payerKey: core.parts.payerKeyOf(sample.payer.code),
      unit: granteeOf(core, unit),
      purpose: act.purpose ?? 'employer_expense',
      validUntil:
        validUntil === undefined
          ? endOfDate(dateAt(core.clock.read() + validDays * dayMs))
          : endOfDate(validUntil),
      amountMax: amountMax === undefined ? null : fenFromYuan(amountMax),
    },
  }
}

function required(id: string | undefined): string {
  if (id === undefined) throw new SandboxFault('ACT_NOT_POSSIBLE')
  return id
}
