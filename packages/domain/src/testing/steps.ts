import type { Bill, BillFacts, LockBasis, Stakeholder } from '../bill.ts'
import type { Change, ChangeOf, PresentedFacts } from '../commands.ts'
import { registryParty } from '../commands.ts'
import type { BillId, Party } from '../identifiers.ts'
import { dayMs } from '../time.ts'
import {
  billId,
  company,
  facts,
  hospital,
  payerKey,
  redBillId,
  redFactsOf,
  start,
} from './sample.ts'
import { step } from './small-registry.ts'
import type { Step } from './small-registry.ts'

const registry = registryParty('50')
/** The portal acts for the payer; who the payer is follows from the key. */
export const portal: Party = { id: 'PORTAL', name: '票桥', province: '50' }

/** Another portal by which the same payer can follow its bills. */
export const otherPortal: Party = { id: 'PORTAL32', name: '江苏票桥', province: '32' }
export const bureau: Party = { id: 'OFFICE', name: '示例财政局', province: '50' }

export const faceOfBill: PresentedFacts = {
  checkCode: facts.checkCode,
  face: facts.face,
  issuedOn: facts.issuedOn,
}

export function register(
  changes: Partial<BillFacts> = {},
  actor = hospital,
  portals: readonly Stakeholder[] = [],
): Step {
  return step(actor, { kind: 'bill.register', facts: { ...facts, ...changes }, portals })
}

export function lock(actor: Party, changes: Partial<ChangeOf<'bill.lock'>> = {}): Step {
  return step(actor, {
    kind: 'bill.lock',
    purpose: 'employer_expense',
    businessReference: 'BX-1',
    basis: { kind: 'presented' },
    presented: faceOfBill,
    days: 30,
    ...changes,
  })
}

/** A lock that rests on the bill's latest authorisation. */
export function lockAuthorised(actor: Party, changes: Partial<ChangeOf<'bill.lock'>> = {}): Step {
  return step(actor, (bill) => {
    const basis: LockBasis = { kind: 'authorisation', authorisationId: latestAuthorisation(bill) }
    return lock(actor, { basis, presented: null, ...changes }).change as Change
  })
}

export function extend(actor: Party, days: number): Step {
  return step(actor, { kind: 'bill.extend', days })
}

export function unlock(actor: Party): Step {
  return step(actor, { kind: 'bill.unlock', reason: 'applicant_withdrew', note: '' })
}

export function report(
  actor: Party,
  amount: bigint,
  changes: Partial<ChangeOf<'reimbursement.report'>> = {},
): Step {
  return step(actor, {
    kind: 'reimbursement.report',
    amount,
    reimbursedOn: '2026-03-02',
    voucherNumber: '记-1',
    postedOn: null,
    ...changes,
  })
}

/** Withdraws the bill's latest report, or the one counted from its first. */
export function withdraw(actor: Party, index = -1): Step {
  return step(actor, (bill) => ({
    kind: 'reimbursement.withdraw',
    reportId: reportIdAt(bill, index),
    reason: '重复支付',
  }))
}

export function post(actor: Party, postedOn = '2026-03-02'): Step {
  return step(actor, (bill) => ({
    kind: 'reimbursement.post',
    reportId: reportIdAt(bill, -1),
    postedOn,
    voucherNumber: '记-2',
  }))
}

export function unpost(actor: Party): Step {
  return step(actor, (bill) => ({
    kind: 'reimbursement.unpost',
    reportId: reportIdAt(bill, -1),
    reason: '凭证有误',
  }))
}

export function askReversal(actor = hospital): Step {
  return step(actor, { kind: 'reversal.lock', reason: '退费' })
}

export function releaseReversal(actor = hospital): Step {
  return step(actor, { kind: 'reversal.release', reason: '不再退费' })
}

export function completeReversal(
  changes: Partial<BillFacts> = {},
  redId: BillId = redBillId,
  actor = hospital,
  redPortals: readonly Stakeholder[] = [],
): Step {
  const redFacts = { ...redFactsOf(billId, facts.face), ...changes }
  return step(actor, { kind: 'reversal.complete', redBillId: redId, redFacts, redPortals })
}

export function exchangePaper(actor = hospital): Step {
  return step(actor, { kind: 'paper.exchange', paper })
}

export function returnPaper(changes: Partial<typeof paper> = {}, actor = hospital): Step {
  return step(actor, { kind: 'paper.return', paper: { ...paper, ...changes } })
}
const paper = { paperCode: '50060199', paperNumber: '0000009001' }

export function postIncome(amount = 10_000n, postedOn = '2026-03-02', actor = hospital): Step {
  return step(actor, { kind: 'income.post', amount, postedOn, voucherNumber: '收-1' })
}

export function unpostIncome(actor = hospital): Step {
  return step(actor, { kind: 'income.unpost', reason: '记错账' })
}

export function grant(changes: Partial<ChangeOf<'authorisation.grant'>> = {}): Step {
  return step(portal, {
    kind: 'authorisation.grant',
    payerKey,
    unit: company,
    purpose: 'employer_expense',
    validUntil: start + 10 * dayMs,
    amountMax: null,
    ...changes,
  })
}

export function revoke(key = payerKey): Step {
  return step(portal, (bill) => ({
    kind: 'authorisation.revoke',
    payerKey: key,
    authorisationId: latestAuthorisation(bill),
  }))
}

/** Whoever shows the face of the bill collects it for a payer. */
export function collect(changes: Partial<ChangeOf<'bill.collect'>> = {}, by = portal): Step {
  return step(by, { kind: 'bill.collect', payerKey, presented: null, ...changes })
}

/** The bureau of the bill's province ends the lock that stands. */
export function recover(changes: Partial<ChangeOf<'lock.recover'>> = {}, by = bureau): Step {
  return step(by, (bill) => ({
    kind: 'lock.recover',
    lockId: lockIdOf(bill),
    reason: '单位已注销',
    requestedBy: 'CQ-1',
    approvedBy: 'CQ-2',
    ...changes,
  }))
}

/** The registry's warning, for the lock that stands unless another is named. */
export function warn(lockId?: string): Step {
  return step(registry, (bill) => ({ kind: 'bill.lock_warn', lockId: lockId ?? lockIdOf(bill) }))
}

/** The registry's job that ends locks, for the lock that stands unless another is named. */
export function expire(lockId?: string): Step {
  return step(registry, (bill) => ({ kind: 'bill.lock_expire', lockId: lockId ?? lockIdOf(bill) }))
}

function lockIdOf(bill: Bill): string {
  return bill.lock?.lockId ?? 'L-000000000000000000-1'
}

function reportIdAt(bill: Bill, index: number): string {
  return bill.reports.at(index)?.reportId ?? 'R-000000000000000000-1'
}

function latestAuthorisation(bill: Bill): string {
  return bill.authorisations.at(-1)?.authorisationId ?? 'A-000000000000000000-1'
}
