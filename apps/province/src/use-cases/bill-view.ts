import type { Bill, Instant, Lock, PartyId, Report } from '@piaoqiao/domain'
import {
  asOf,
  balanceFen,
  billCodeOf,
  billNumberOf,
  effectiveReports,
  reimbursementOf,
  stateSentence,
  stateWord,
  yuanFromFen,
} from '@piaoqiao/domain'
import type { BillView, PayersBill, ServiceName } from '@piaoqiao/protocol'

/** What a party may see of a bill, as it stands at a moment. Nothing about the payer. */
export function billView(stored: Bill, viewer: PartyId, at: Instant): BillView {
  const bill = asOf(stored, at)
  const { facts } = bill
  const isIssuer = facts.issuer.id === viewer
  return {
    outcome: 'found',
    billCode: billCodeOf(bill.id),
    billNumber: billNumberOf(bill.id),
    billName: facts.billName,
    issuerId: facts.issuer.id,
    issuerName: facts.issuer.name,
    issuedOn: facts.issuedOn,
    amount: yuanFromFen(facts.face),
    reimbursable: yuanFromFen(facts.reimbursable),
    balance: yuanFromFen(balanceFen(bill)),
    standing: bill.standing,
    form: bill.form,
    reimbursement: reimbursementOf(bill),
    state: stateWord(bill),
    sentence: stateSentence(bill),
    sequence: bill.sequence,
    lock: bill.lock === null ? null : lockView(bill.lock, viewer, isIssuer),
    ownReports: bill.reports
      .filter(({ reporter }) => isIssuer || reporter.id === viewer)
      .map(reportView),
    redBillCode: bill.redBill === null ? null : billCodeOf(bill.redBill),
    redBillNumber: bill.redBill === null ? null : billNumberOf(bill.redBill),
    nextServices: nextServices(bill, viewer),
  }
}

/**
 * What the payer of a bill may see of it: what is on its face, and who holds it; whoever reimbursed it and how much is told
 * by its history.
 */
export function payersBillView(stored: Bill, at: Instant): PayersBill {
  const isUsable = stored.facts.original === null && stored.standing !== 'reversed'
  return {
    ...billView(stored, nobody, at),
    nextServices: isUsable ? ['authorisation.grant'] : [],
    checkCode: stored.facts.checkCode,
  }
}

/** What the bureau of the bill's province may see of it: what its issuer sees. */
export function bureausBillView(stored: Bill, at: Instant): BillView {
  const view = billView(stored, stored.facts.issuer.id, at)
  const nextServices: ServiceName[] = ['bill.evidence']
  if (view.lock !== null) nextServices.unshift('lock.recover')
  return { ...view, nextServices }
}

/** No party has this id, so that what is shown to a party only is left out. */
const nobody: PartyId = ''

/** Whether a party has a stake in a bill, by which it may ask without the check code. */
export function hasStake({ stakeholders }: Bill, viewer: PartyId): boolean {
  return stakeholders.some(({ id }) => id === viewer)
}

function lockView(lock: Lock, viewer: PartyId, isIssuer: boolean): NonNullable<BillView['lock']> {
  const holderIsCaller = lock.holder.id === viewer
  return {
    ...((holderIsCaller || isIssuer) && { lockId: lock.lockId }),
    holderName: lock.holder.name,
    holderIsCaller,
    lockedAt: new Date(lock.lockedAt).toISOString(),
    expiresAt: new Date(lock.expiresAt).toISOString(),
  }
}

function reportView(report: Report): BillView['ownReports'][number] {
  const { reportId, amount, reimbursedOn, voucherNumber, postedOn, withdrawn, purpose } = report
  return {
    reportId,
    amount: yuanFromFen(amount),
    reimbursedOn,
    voucherNumber,
    postedOn,
    withdrawn,
    purpose,
  }
}

function nextServices(bill: Bill, viewer: PartyId): ServiceName[] {
  if (bill.facts.issuer.id === viewer) return issuerServices(bill)
  const services: ServiceName[] = []
  if (bill.lock?.holder.id === viewer) {
    services.push('reimbursement.report', 'bill.unlock')
    if (bill.pendingReversal === null) services.push('bill.extend')
  } else if (isLockable(bill)) {
    services.push('bill.lock')
  }
  const own = effectiveReports(bill).filter(({ reporter }) => reporter.id === viewer)
  if (own.some(({ postedOn }) => postedOn !== null)) services.push('reimbursement.unpost')
  if (own.some(({ postedOn }) => postedOn === null)) {
    services.push('reimbursement.post', 'reimbursement.withdraw')
  }
  return services
}

function issuerServices({ facts, standing, form, pendingReversal }: Bill): ServiceName[] {
  if (facts.original !== null || standing === 'reversed') return []
  if (standing === 'reversal_locked') return ['reversal.complete', 'reversal.release']
  if (pendingReversal !== null) return ['reversal.release']
  return form === 'exchanged' ? ['paper.return'] : ['reversal.lock', 'paper.exchange']
}

function isLockable(bill: Bill): boolean {
  const word = stateWord(bill)
  return word === '可报销' || word === '部分报销'
}
