import type { Bill } from '@piaoqiao/domain'
import { billIdText, payerKeyOf } from '@piaoqiao/domain'
import type { BillModel } from './bill-model.ts'
import { axesOf } from './bill-model.ts'

/** The state of a bill as one text, by what the registry keeps. */
export function outlineOfBill(bill: Bill): string {
  const { lock, facts, pendingReversal } = bill
  return outline({
    key: billIdText(bill.id),
    facts: [facts.issuer.id, facts.face, facts.reimbursable, facts.contentDigest],
    payer: payerKeyOf(bill),
    standing: bill.standing,
    form: bill.form,
    waiting: pendingReversal === null ? null : pendingReversal.awaiting,
    lock: lock && [
      lock.lockId,
      lock.holder.id,
      lock.lockedAt,
      lock.expiresAt,
      lock.basis.kind === 'authorisation' ? lock.basis.authorisationId : null,
    ],
    reports: bill.reports.map((report) => [
      report.reportId,
      report.reporter.id,
      report.amount,
      report.authorisationId,
      report.postedOn !== null,
      report.withdrawn,
    ]),
    authorisations: bill.authorisations.map((one) => [
      one.authorisationId,
      one.unitId,
      one.purpose,
      one.validUntil,
      one.amountMax,
      one.revoked,
    ]),
    redBill: bill.redBill === null ? null : billIdText(bill.redBill),
    paper: bill.paper === null ? null : JSON.stringify(bill.paper),
    income: bill.income !== null,
    followers: bill.stakeholders.map(({ id, province }) => [id, province]),
    sequence: bill.sequence,
    at: bill.changedAt,
  })
}

/** The same, by what the witness followed. */
export function outlineOfModel(model: BillModel): string {
  const { lock } = model
  const { standing, form } = axesOf(model)
  const waiting = { marked: 'unlock', recovery: 'recovery' } as const
  return outline({
    key: model.billKey,
    facts: [model.issuerId, model.face, model.reimbursable, model.digest],
    payer: model.payerKey,
    standing,
    form,
    waiting:
      model.reversal === 'marked' || model.reversal === 'recovery' ? waiting[model.reversal] : null,
    lock: lock && [lock.lockId, lock.holderId, lock.lockedAt, lock.expiresAt, lock.authorisationId],
    reports: [...model.reports].map(([id, report]) => [
      id,
      report.by,
      report.amount,
      report.authorisationId,
      report.isPosted,
      report.isWithdrawn,
    ]),
    authorisations: [...model.authorisations].map(([id, one]) => [
      id,
      one.unitId,
      one.purpose,
      one.validUntil,
      one.amountMax,
      one.isRevoked,
    ]),
    redBill: model.redBill,
    paper: model.paper,
    income: model.hasIncome,
    followers: [...model.followers].map(([id, { province }]) => [id, province]),
    sequence: model.sequence,
    at: model.at,
  })
}

function outline(state: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(state, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  )
}
