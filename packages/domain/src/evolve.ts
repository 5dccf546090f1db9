import type { Authorisation, Bill, Report, Stakeholder } from './bill.ts'
import { reimbursementOf } from './bill.ts'
import type { BillChange, BillChangeOf, BillEvent } from './events.ts'
import type { Party } from './identifiers.ts'

/**
 * The bill after an event: the only way in which a bill changes. Folding all events of a bill from null gives the bill.
 * @throws Error when an event other than the registration comes first, or a number is missing: history has no gaps
 */
export function evolve(bill: Bill | null, event: BillEvent): Bill {
  const before = bill ?? registered(event)
  if (bill !== null && event.sequence !== bill.sequence + 1) {
    throw new Error(`event ${event.sequence} cannot follow event ${bill.sequence}`)
  }
  return {
    ...before,
    ...changed(before, event.change, event),
    standing: event.standing,
    form: event.form,
    sequence: event.sequence,
    changedAt: event.at,
  }
}

function registered({ change, billId, sequence, at }: BillEvent): Bill {
  if (change.kind !== 'bill.registered' || sequence !== 1) {
    throw new Error('the history of a bill begins with its registration, number 1')
  }
  const { issuer } = change.facts
  return {
    id: billId,
    facts: change.facts,
    standing: 'valid',
    form: 'electronic',
    lock: null,
    reports: [],
    authorisations: [],
    pendingReversal: null,
    redBill: null,
    paper: null,
    income: null,
    stakeholders: [{ id: issuer.id, province: issuer.province }],
    sequence,
    changedAt: at,
  }
}

/** What a change does to the bill, before the standing and the form, which the event names itself. */
export function changed(
  bill: Bill,
  change: BillChange,
  { actor, at }: { actor: Party; at: number },
): Partial<Bill> {
  switch (change.kind) {
    case 'bill.registered':
    case 'bill.registration_conflict':
      return {}
    case 'bill.locked':
      return locked(bill, change, actor, at)
    case 'bill.lock_extended':
      return bill.lock ? { lock: { ...bill.lock, expiresAt: change.expiresAt, warned: false } } : {}
    case 'bill.lock_warned':
      return bill.lock ? { lock: { ...bill.lock, warned: true } } : {}
    case 'bill.unlocked':
    case 'bill.lock_expired':
      return { lock: null }
    case 'reimbursement.reported':
      return reported(bill, change, actor)
    case 'reimbursement.withdrawn':
      return withReport(bill, change.reportId, { withdrawn: true })
    case 'reimbursement.posted':
      return withReport(bill, change.reportId, {
        postedOn: change.postedOn,
        voucherNumber: change.voucherNumber,
      })
    case 'reimbursement.unposted':
      return withReport(bill, change.reportId, { postedOn: null })
    case 'reversal.marked':
      return { pendingReversal: { awaiting: 'unlock', reason: change.reason } }
    case 'reversal.recovery_asked':
      return { pendingReversal: { awaiting: 'recovery', reason: change.reason } }
    case 'reversal.locked':
    case 'reversal.released':
    case 'reversal.withdrawn':
      return { pendingReversal: null }
    case 'reversal.completed':
      return { redBill: change.redBillId }
    case 'paper.exchanged':
      return { paper: change.paper }
    case 'paper.returned':
      return { paper: null }
    case 'income.posted':
      return {
        income: {
          amount: change.amount,
          postedOn: change.postedOn,
          voucherNumber: change.voucherNumber,
        },
      }
    case 'income.unposted':
      return { income: null }
    case 'authorisation.granted':
      return granted(bill, change)
    case 'authorisation.revoked':
      return { authorisations: revoked(bill.authorisations, change.authorisationId) }
  }
}

function locked(
  bill: Bill,
  change: BillChangeOf<'bill.locked'>,
  holder: Party,
  lockedAt: number,
): Partial<Bill> {
  const { lockId, purpose, businessReference, basis, expiresAt } = change
  return {
    lock: { lockId, holder, purpose, businessReference, basis, lockedAt, expiresAt, warned: false },
    stakeholders: withStakeholder(bill.stakeholders, holder),
  }
}

function reported(
  bill: Bill,
  change: BillChangeOf<'reimbursement.reported'>,
  reporter: Party,
): Partial<Bill> {
  const report: Report = {
    reportId: change.reportId,
    reporter,
    purpose: bill.lock?.purpose ?? 'other',
    amount: change.amount,
    reimbursedOn: change.reimbursedOn,
    voucherNumber: change.voucherNumber,
    postedOn: change.postedOn,
    withdrawn: false,
  }
  return { lock: null, reports: [...bill.reports, report] }
}

function withReport(bill: Bill, reportId: string, changes: Partial<Report>): Partial<Bill> {
  return {
    reports: bill.reports.map((report) =>
      report.reportId === reportId ? { ...report, ...changes } : report,
    ),
  }
}

function granted(bill: Bill, change: BillChangeOf<'authorisation.granted'>): Partial<Bill> {
  const { authorisationId, unit, purpose, validUntil, amountMax } = change
  const authorisation: Authorisation = {
    authorisationId,
    unitId: unit.id,
    purpose,
    validUntil,
    amountMax,
    revoked: false,
  }
  return {
    authorisations: [...bill.authorisations, authorisation],
    stakeholders: withStakeholder(bill.stakeholders, unit),
  }
}

function revoked(authorisations: readonly Authorisation[], id: string): readonly Authorisation[] {
  return authorisations.map((authorisation) =>
    authorisation.authorisationId === id ? { ...authorisation, revoked: true } : authorisation,
  )
}

function withStakeholder(
  stakeholders: readonly Stakeholder[],
  party: Party,
): readonly Stakeholder[] {
  if (stakeholders.some(({ id }) => id === party.id)) return stakeholders
  return [...stakeholders, { id: party.id, province: party.province }]
}

/** The event that a change makes of a bill, with the three axes as they stand after it. */
export function eventOf(
  bill: Bill | null,
  change: BillChange,
  source: Omit<BillEvent, 'change' | 'sequence' | 'standing' | 'form' | 'reimbursement'>,
  standing: BillEvent['standing'],
  form: BillEvent['form'],
): BillEvent {
  const reimbursement =
    bill === null ? 'open' : reimbursementOf({ ...bill, ...changed(bill, change, source) })
  const sequence = (bill?.sequence ?? 0) + 1
  return { ...source, change, sequence, standing, form, reimbursement }
}
