import type { AuthorisationModel, BillModel, LockModel, ReportModel } from './bill-model.ts'
import { axesOf, reimbursed, reportedOn } from './bill-model.ts'
import type { EventRecord } from './event-record.ts'
import { fenOf } from './event-record.ts'
import { accountEvents } from './follow-account.ts'
import { reversalEvents } from './follow-reversal.ts'
import type { Demand, Follow, Follower } from './following.ts'
import { byIssuer, followersFrom, withFollower } from './following.ts'

const dayMs = 86_400_000
const registryId = 'REGISTRY'

/** The bill after an event; demands what has to hold before it. Null when the history cannot be followed any further. */
export function followEvent(
  before: BillModel | null,
  event: EventRecord,
  demand: Demand,
): BillModel | null {
  const model = before === null ? registered(event, demand) : after(before, event, demand)
  if (model === null) return null
  const { standing, form, reimbursement } = axesOf(model)
  demand(
    event.standing === standing && event.form === form && event.reimbursement === reimbursement,
    'an event says where the bill stands after it',
  )
  return model
}

function after(before: BillModel, event: EventRecord, demand: Demand): BillModel | null {
  demand(event.at >= before.at, 'history does not run backwards')
  const follow = events[event.kind] ?? reversalEvents[event.kind]
  if (follow === undefined) {
    demand(false, `an event of a known kind, not ${event.kind}`)
    return null
  }
  const changed = { ...before, ...follow(before, event, demand) }
  return { ...changed, sequence: event.sequence, at: event.at }
}

function registered(event: EventRecord, demand: Demand): BillModel | null {
  const isFirst = event.kind === 'bill.registered' && event.sequence === 1
  demand(isFirst, 'a history begins with the registration')
  if (!isFirst) return null
  const facts = event.change['facts'] as Record<string, unknown>
  const issuer = facts['issuer'] as { id: string; province: string }
  demand(event.actor.id === issuer.id, 'a bill is registered by its issuer')
  const portals = (event.change['portals'] ?? []) as readonly Follower[]
  return {
    billKey: event.billKey,
    issuerId: issuer.id,
    face: fenOf(facts['face']),
    reimbursable: fenOf(facts['reimbursable']),
    digest: String(facts['contentDigest']),
    original: (facts['original'] as string | null) ?? null,
    payerKey: facts['payerKey'] as string | null,
    namesPayer: facts['payerKey'] !== null,
    lock: null,
    reports: new Map(),
    authorisations: new Map(),
    reversal: 'none',
    redBill: null,
    paper: null,
    hasIncome: false,
    followers: followersFrom([issuer, ...portals]),
    sequence: 1,
    at: event.at,
  }
}

const events: Readonly<Record<string, Follow>> = {
  'bill.registration_conflict': ({ digest }, { change }, demand) => {
    demand(change['contentDigest'] !== digest, 'only another content is a conflict')
    return {}
  },
  'bill.locked': locked,
  'bill.lock_extended': extended,
  'bill.lock_warned': ({ lock }, { actor, change, at }, demand) => {
    demand(actor.id === registryId, 'the registry warns')
    const isTheirs = lock !== null && lock.lockId === change['lockId']
    demand(isTheirs && at >= lock.expiresAt - 3 * dayMs, 'a holder is warned of its own lock')
    return {}
  },
  'bill.lock_expired': ({ lock }, { actor, change, at }, demand) => {
    demand(actor.id === registryId, 'the registry ends locks')
    const isTheirs = lock !== null && lock.lockId === change['lockId']
    demand(isTheirs && at >= lock.expiresAt, 'no lock ends before its time')
    return { lock: null }
  },
  'bill.unlocked': (before, event, demand) => {
    demandHolder(before, event, demand)
    return { lock: null }
  },
  'reimbursement.reported': reported,
  'reimbursement.withdrawn': (before, event, demand) => {
    const report = ownReport(before, event, demand)
    demand(!report.isPosted, 'a posted report is not withdrawn')
    return { reports: withReport(before, event, { ...report, isWithdrawn: true }) }
  },
  'reimbursement.posted': (before, event, demand) => {
    const report = ownReport(before, event, demand)
    demand(!report.isPosted, 'a report is posted once')
    return { reports: withReport(before, event, { ...report, isPosted: true }) }
  },
  'reimbursement.unposted': (before, event, demand) => {
    const report = ownReport(before, event, demand)
    demand(report.isPosted, 'only a posted report is unposted')
    return { reports: withReport(before, event, { ...report, isPosted: false }) }
  },
  'income.posted': (before, event, demand) => {
    byIssuer(before, event, demand)
    demand(!before.hasIncome, 'income is posted once')
    return { hasIncome: true }
  },
  'income.unposted': (before, event, demand) => {
    byIssuer(before, event, demand)
    demand(before.hasIncome, 'only posted income is unposted')
    return { hasIncome: false }
  },
  'authorisation.granted': granted,
  ...accountEvents,
  'authorisation.revoked': (before, { change }, demand) => {
    const id = String(change['authorisationId'])
    const authorisation = before.authorisations.get(id)
    demand(authorisation?.isRevoked === false, 'an authorisation is revoked once')
    demand(before.lock?.authorisationId !== id, 'an authorisation in use is not revoked')
    if (authorisation === undefined) return {}
    const revoked = { ...authorisation, isRevoked: true }
    return { authorisations: new Map(before.authorisations).set(id, revoked) }
  },
}

function locked(before: BillModel, event: EventRecord, demand: Demand): Partial<BillModel> {
  const { change, actor, at } = event
  demand(before.lock === null, 'two units never hold one bill')
  demand(before.reversal === 'none', 'a bill under reversal, or reversed, is not locked')
  demand(before.paper === null, 'a bill that was exchanged for paper is not locked')
  demand(before.original === null, 'a red bill is not locked')
  demand(reimbursed(before) < before.reimbursable, 'a bill without a balance is not locked')
  const expiresAt = Number(change['expiresAt'])
  demand(expiresAt > at && expiresAt <= at + 180 * dayMs, 'a lock has an end within its bound')
  const basis = change['basis'] as { kind: string; authorisationId?: string }
  const authorisationId = basis.authorisationId ?? null
  if (authorisationId !== null) demandAuthorised(before, event, authorisationId, demand)
  const lock: LockModel = {
    lockId: String(change['lockId']),
    holderId: actor.id,
    holderName: actor.name,
    lockedAt: at,
    expiresAt,
    authorisationId,
  }
  return { lock, followers: withFollower(before, event.sequence, actor) }
}

function demandAuthorised(
  before: BillModel,
  { change, actor, at }: EventRecord,
  authorisationId: string,
  demand: Demand,
): void {
  const found = before.authorisations.get(authorisationId)
  demand(found !== undefined && !found.isRevoked, 'a lock rests on an authorisation that stands')
  if (found === undefined) return
  demand(found.unitId === actor.id, 'an authorisation is used by the unit that it names')
  demand(found.purpose === change['purpose'], 'an authorisation is used for its purpose')
  demand(at <= found.validUntil, 'an authorisation is used while it is valid')
}

function extended(before: BillModel, event: EventRecord, demand: Demand): Partial<BillModel> {
  const { lock } = before
  demandHolder(before, event, demand)
  demand(before.reversal === 'none', 'a bill whose reversal waits is not kept longer')
  if (lock === null) return {}
  const expiresAt = Number(event.change['expiresAt'])
  demand(expiresAt > lock.expiresAt, 'an extension makes a lock longer')
  demand(expiresAt <= lock.lockedAt + 180 * dayMs, 'a lock with its extensions keeps its bound')
  return { lock: { ...lock, expiresAt } }
}

function reported(before: BillModel, event: EventRecord, demand: Demand): Partial<BillModel> {
  demandHolder(before, event, demand)
  const amount = fenOf(event.change['amount'])
  demand(amount > 0n, 'a report is above zero')
  const authorisationId = before.lock?.authorisationId ?? null
  const report: ReportModel = {
    by: event.actor.id,
    amount,
    authorisationId,
    isPosted: event.change['postedOn'] !== null,
    isWithdrawn: false,
  }
  const reports = withReport(before, event, report)
  const after = { ...before, reports }
  demand(reimbursed(after) <= before.reimbursable, 'no more is reimbursed than can be')
  if (authorisationId !== null) {
    const { amountMax = null } = before.authorisations.get(authorisationId) ?? {}
    const isWithin = amountMax === null || reportedOn(after, authorisationId) <= amountMax
    demand(isWithin, 'no more is reimbursed than the payer authorised')
  }
  return { lock: null, reports }
}

function granted(before: BillModel, event: EventRecord, demand: Demand): Partial<BillModel> {
  const { change, sequence } = event
  demand(before.original === null, 'a red bill is not authorised')
  demand(before.reversal !== 'completed', 'a reversed bill is not authorised')
  demand(before.payerKey !== null, 'a bill without a payer is not authorised')
  const unit = change['unit'] as { id: string; province: string }
  const amountMax = change['amountMax']
  const authorisation: AuthorisationModel = {
    unitId: unit.id,
    purpose: String(change['purpose']),
    validUntil: Number(change['validUntil']),
    amountMax: amountMax === null ? null : fenOf(amountMax),
    isRevoked: false,
  }
  const id = String(change['authorisationId'])
  demand(!before.authorisations.has(id), 'an authorisation has an identifier of its own')
  return {
    authorisations: new Map(before.authorisations).set(id, authorisation),
    followers: withFollower(before, sequence, unit),
  }
}

function demandHolder({ lock }: BillModel, { actor, at }: EventRecord, demand: Demand): void {
  demand(lock?.holderId === actor.id, 'only the holder uses a lock')
  demand(at < (lock?.expiresAt ?? 0), 'a lock is not used when its time is over')
}

function ownReport(before: BillModel, { change, actor }: EventRecord, demand: Demand): ReportModel {
  const report = before.reports.get(String(change['reportId']))
  demand(report?.by === actor.id, 'a unit changes its own reports')
  demand(report?.isWithdrawn === false, 'a withdrawn report is over')
  const none = { by: '', amount: 0n, authorisationId: null, isPosted: false, isWithdrawn: true }
  return report ?? none
}

function withReport(
  { reports }: BillModel,
  { change }: EventRecord,
  report: ReportModel,
): BillModel['reports'] {
  return new Map(reports).set(String(change['reportId']), report)
}
