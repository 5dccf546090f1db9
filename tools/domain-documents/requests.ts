import type { Bill, Change, ChangeKind, Party } from '@piaoqiao/domain'
import { caller, facts, issuer, reversalCompleted } from './sample-bill.ts'

/** A request that is right in itself, so that its answer depends on the bill alone. */
export interface Request {
  readonly kind: ChangeKind
  readonly title: string
  readonly actor: Party
  change(bill: Bill): Change
}

const bureau: Party = { id: 'BUREAU', name: '财政部门', province: '50' }
const portal: Party = { id: 'PORTAL', name: '交款人', province: '50' }
const payerKey = facts.payerKey ?? ''
const paper = { paperCode: '50060199', paperNumber: '0000009001' }
const day = '2026-03-02'

/** What units ask for. */
export const unitRequests: readonly Request[] = [
  {
    kind: 'bill.lock',
    title: '锁定',
    actor: caller,
    change: ({ facts: { checkCode, face, issuedOn } }) => ({
      kind: 'bill.lock',
      purpose: 'employer_expense',
      businessReference: 'BX-2026-0002',
      basis: { kind: 'presented' },
      presented: { checkCode, face, issuedOn },
      days: 30,
    }),
  },
  {
    kind: 'bill.extend',
    title: '锁定延期',
    actor: caller,
    change: () => ({ kind: 'bill.extend', days: 30 }),
  },
  {
    kind: 'bill.unlock',
    title: '解锁',
    actor: caller,
    change: () => ({ kind: 'bill.unlock', reason: 'applicant_withdrew', note: '' }),
  },
  {
    kind: 'reimbursement.report',
    title: '报销信息反馈',
    actor: caller,
    change: () => ({
      kind: 'reimbursement.report',
      amount: 3_000n,
      reimbursedOn: day,
      voucherNumber: '记-3',
      postedOn: null,
    }),
  },
  {
    kind: 'reimbursement.withdraw',
    title: '撤销报销',
    actor: caller,
    change: (bill) => ({
      kind: 'reimbursement.withdraw',
      reportId: reportIdOf(bill),
      reason: '重复支付',
    }),
  },
  {
    kind: 'reimbursement.post',
    title: '入账',
    actor: caller,
    change: (bill) => ({
      kind: 'reimbursement.post',
      reportId: reportIdOf(bill),
      postedOn: day,
      voucherNumber: '记-4',
    }),
  },
  {
    kind: 'reimbursement.unpost',
    title: '入账撤销',
    actor: caller,
    change: (bill) => ({
      kind: 'reimbursement.unpost',
      reportId: reportIdOf(bill),
      reason: '凭证有误',
    }),
  },
]

/** What the issuer of the bill asks for. */
export const issuerRequests: readonly Request[] = [
  {
    kind: 'reversal.lock',
    title: '冲红锁定',
    actor: issuer,
    change: () => ({ kind: 'reversal.lock', reason: '退费' }),
  },
  {
    kind: 'reversal.release',
    title: '解除冲红锁定',
    actor: issuer,
    change: () => ({ kind: 'reversal.release', reason: '不再退费' }),
  },
  {
    kind: 'reversal.complete',
    title: '完成冲红',
    actor: issuer,
    change: () => reversalCompleted,
  },
  {
    kind: 'paper.exchange',
    title: '换开纸质票据',
    actor: issuer,
    change: () => ({ kind: 'paper.exchange', paper }),
  },
  {
    kind: 'paper.return',
    title: '纸质票据退回',
    actor: issuer,
    change: () => ({ kind: 'paper.return', paper }),
  },
  {
    kind: 'income.post',
    title: '收入入账反馈',
    actor: issuer,
    change: ({ facts: { face } }) => ({
      kind: 'income.post',
      amount: face,
      postedOn: day,
      voucherNumber: '收-1',
    }),
  },
]

/** What the payer asks for. */
export const payerRequests: readonly Request[] = [
  {
    kind: 'authorisation.grant',
    title: '授信',
    actor: portal,
    change: () => ({
      kind: 'authorisation.grant',
      payerKey,
      unit: caller,
      purpose: 'employer_expense',
      validUntil: Date.UTC(2026, 3, 1),
      amountMax: null,
    }),
  },
  {
    kind: 'bill.collect',
    title: '归集',
    actor: portal,
    change: () => ({ kind: 'bill.collect', payerKey, presented: null }),
  },
]

/** What the bureau of the bill's province asks for. */
export const bureauRequests: readonly Request[] = [
  {
    kind: 'lock.recover',
    title: '解除锁定',
    actor: bureau,
    change: (bill) => ({
      kind: 'lock.recover',
      lockId: bill.lock?.lockId ?? 'L-500601260000000001-2',
      reason: '持有单位已注销',
      requestedBy: 'CQ-0132',
      approvedBy: 'CQ-0007',
    }),
  },
]

function reportIdOf(bill: Bill): string {
  return bill.reports.at(-1)?.reportId ?? 'R-500601260000000001-1'
}
