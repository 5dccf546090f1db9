import type { Authorisation, Bill, Lock, Report, Stakeholder } from './bill.ts'
import { reimbursementOf } from './bill.ts'
import type { BillChange, BillChangeKind, BillChangeOf, BillEvent } from './events.ts'
import type { Party } from './identifiers.ts'
import type { Instant } from './time.ts'

/**
 * The bill after an event: the only way in which a bill changes. Folding all events of a bill from null gives the bill.
 * @throws Error when another event than the registration comes first, a number is missing or the event is another bill's
 */
export function evolve(bill: Bill | null, event: BillEvent): Bill {
  const before = bill ?? registered(event)
  if (bill !== null) assertFollows(bill, event)
  return {
    ...before,
    ...changed(before, event.change, event),
    standing: event.standing,
    form: event.form,
    sequence: event.sequence,
    changedAt: event.at,
  }
}

function assertFollows(bill: Bill, event: BillEvent): void {
  if (event.sequence !== bill.sequence + 1) {
    throw new Error(`event ${event.sequence} cannot follow event ${bill.sequence}`)
  }
  if (event.billId !== bill.id) throw new Error('the event belongs to another bill')
  if (event.change.kind === 'bill.registered') throw new Error('a bill is registered only once')
}

function registered({ change, billId, sequence, at }: BillEvent): Bill {
  if (change.kind !== 'bill.registered' || sequence !== 1) {
    throw new Error('the history of a bill begins with its registration, number 1')
  }
  const { issuer } = change.facts
  const issuerStake = { id: issuer.id, province: issuer.province }
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
    collectorKey: null,
    stakeholders: change.portals?.reduce(withStakeholder, [issuerStake]) ?? [issuerStake],
    sequence,
    changedAt: at,
  }
}

interface Source {
  readonly actor: Party
  readonly at: Instant
}
type Effect<Kind extends BillChangeKind> = (
  bill: Bill,
  change: BillChangeOf<Kind>,
  source: Source,
) => Partial<Bill>

const effects: { readonly [Kind in BillChangeKind]: Effect<Kind> } = {
  'bill.registered': () => ({}),
  'bill.registration_conflict': () => ({}),
  'bill.locked': locked,
  'bill.lock_extended': ({ lock }, { expiresAt }) => withLock(lock, { expiresAt, warned: false }),
  'bill.lock_warned': ({ lock }) => withLock(lock, { warned: true }),
  'bill.unlocked': () => ({ lock: null }),
  'bill.lock_expired': () => ({ lock: null }),
  'reimbursement.reported': reported,
  'reimbursement.withdrawn': (bill, { reportId }) =>
    withReport(bill, reportId, { withdrawn: true }),
  'reimbursement.posted': (bill, { reportId, postedOn, voucherNumber }) =>
    withReport(bill, reportId, { postedOn, voucherNumber }),
  'reimbursement.unposted': (bill, { reportId }) => withReport(bill, reportId, { postedOn: null }),
  'reversal.marked': (_, { reason }) => ({ pendingReversal: { awaiting: 'unlock', reason } }),
  'reversal.recovery_asked': (_, { reason }) => ({
    pendingReversal: { awaiting: 'recovery', reason },
  }),
  'reversal.locked': () => ({ pendingReversal: null }),
  'reversal.released': () => ({ pendingReversal: null }),
  'reversal.withdrawn': () => ({ pendingReversal: null }),
  'reversal.completed': (_, { redBillId }) => ({ redBill: redBillId }),
  'paper.exchanged': (_, { paper }) => ({ paper }),
  'paper.returned': () => ({ paper: null }),
  'income.posted': (_, { amount, postedOn, voucherNumber }) => ({
    income: { amount, postedOn, voucherNumber },
  }),
  'income.unposted': () => ({ income: null }),
  'authorisation.granted': granted,
  'authorisation.revoked': (bill, { authorisationId }) => ({
    authorisations: revoked(bill.authorisations, authorisationId),
  }),
  'bill.collected': collected,
  'bill.lock_recovered': () => ({ lock: null }),
}

/** What a change does to the bill, before the standing and the form, which the event names itself. */
function changed(bill: Bill, change: BillChange, source: Source): Partial<Bill> {
  const effect = effects[change.kind] as Effect<BillChangeKind>
  return effect(bill, change, source)
}

function locked(
  bill: Bill,
  change: BillChangeOf<'bill.locked'>,
  { actor: holder, at: lockedAt }: Source,
): Partial<Bill> {
  const { lockId, purpose, businessReference, basis, expiresAt } = change
  return {
    lock: { lockId, holder, purpose, businessReference, basis, lockedAt, expiresAt, warned: false },
    stakeholders: withStakeholder(bill.stakeholders, holder),
  }
}

function withLock(lock: Lock | null, changes: Partial<Lock>): Partial<Bill> {
  return { lock: { ...standing(lock), ...changes } }
}

function reported(
  bill: Bill,
  change: BillChangeOf<'reimbursement.reported'>,
  { actor: reporter }: Source,
): Partial<Bill> {
  const { reportId, amount, reimbursedOn, voucherNumber, postedOn } = change
  const { purpose, basis } = standing(bill.lock)
  const report: Report = {
    reportId,
    reporter,
    authorisationId: basis.kind === 'authorisation' ? basis.authorisationId : null,
    purpose,
    amount,
    reimbursedOn,
    voucherNumber,
    postedOn,
    withdrawn: false,
  }
  return { lock: null, reports: [...bill.reports, report] }
}

/** The lock that an event is about. @throws Error when there is none: the history would be broken */
function standing(lock: Lock | null): Lock {
  if (lock === null) throw new Error('the event is about a lock, and the bill has none')
  return lock
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

function collected(
  bill: Bill,
  { payerKey }: BillChangeOf<'bill.collected'>,
  { actor: portal }: Source,
): Partial<Bill> {
  return {
    collectorKey: bill.facts.payerKey === null ? payerKey : null,
    stakeholders: withStakeholder(bill.stakeholders, portal),
  }
}

function revoked(authorisations: readonly Authorisation[], id: string): readonly Authorisation[] {
  return authorisations.map((authorisation) =>
    authorisation.authorisationId === id ? { ...authorisation, revoked: true } : authorisation,
  )
}

function withStakeholder(
  stakeholders: readonly Stakeholder[],
  party: Stakeholder,
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
