import type { Instant } from '@piaoqiao/domain'
import type { Actor } from '../../access/actor.ts'
import { bureauEntry } from '../../audit/audit-entries.ts'
import type { AuditEntry } from '../../audit/audit.ts'
import { refuseHttp } from '../../office-refusals.ts'
import { newOrder, orderLeaseMs } from '../../orders/use-cases/carry-out-orders.ts'
import type { OrderEnding } from '../../orders/use-cases/carry-out-orders.ts'
import { newRecordId } from '../../record-id.ts'
import { refuseBureau } from '../bureau-refusals.ts'
import { recoveryStates } from '../recovery-ports.ts'
import type { LockKey, LockRecovery } from '../recovery-ports.ts'
import { ownBureau, requirePartyInScope } from './bureaus-parts.ts'
import type { AllBureausTables, BureausParts, BureausTables } from './bureaus-parts.ts'
import { readEvidence } from './take-evidence.ts'

/** How long the second person has. */
export const recoveryHours = 72
const hourMs = 3_600_000

export interface RecoveryStep {
  readonly actor: Actor
  readonly recoveryId: string
}

/**
 * Asks for the end of a stuck lock; another person has to approve it.
 * @throws AccountsError `PARTY_OUT_OF_SCOPE`, `RECOVERY_PENDING`, `REGISTRY_REFUSED`
 */
export async function requestRecovery(
  parts: BureausParts,
  actor: Actor,
  { reason, ...lock }: LockKey & { readonly reason: string },
  at: Instant,
): Promise<LockRecovery> {
  await requireBillInScope(parts, actor, lock)
  return parts.transact(async (tables) => {
    if ((await tables.recoveries.holdPending(lock)) !== null) throw refuseBureau('RECOVERY_PENDING')
    const recovery: LockRecovery = {
      ...lock,
      recoveryId: newRecordId('R', at),
      bureauId: actor.organisationId,
      reason,
      requestedBy: actor.userId,
      requestedAt: at,
      expiresAt: at + recoveryHours * hourMs,
      state: 'requested',
      decidedBy: null,
      decidedAt: null,
      outcome: null,
    }
    await tables.recoveries.add(recovery)
    await note(tables, { actor, ...recovery }, 'recovery.requested', at)
    return recovery
  })
}

/** The registry is asked for the issuer of the bill only where the whole province is not in scope. */
async function requireBillInScope(
  parts: BureausParts,
  actor: Actor,
  { billCode, billNumber }: LockKey,
): Promise<void> {
  const { kind } = await parts.transact((tables) => ownBureau(tables, actor))
  if (kind === 'municipal') return
  const { issuerId } = await readEvidence(parts, { billCode, billNumber })
  await parts.transact((tables) => requirePartyInScope(tables, actor, [issuerId]))
}

async function note(
  { audit }: AllBureausTables,
  { actor, recoveryId }: RecoveryStep,
  action: string,
  at: Instant,
): Promise<void> {
  await audit.append(bureauEntry(actor, action, ['lock_recovery', recoveryId], at))
}

/** @throws AccountsError `NOT_FOUND`, `RECOVERY_STATE_UNFIT` */
async function requested(
  tables: AllBureausTables,
  { actor, recoveryId }: RecoveryStep,
  at: Instant,
): Promise<LockRecovery> {
  const recovery = await tables.recoveries.hold(recoveryId)
  const scope = await tables.bureaus.scopeOf(actor.organisationId)
  if (recovery === null || !scope.includes(recovery.bureauId)) throw refuseHttp('NOT_FOUND')
  const isOver = recovery.state === 'requested' && at >= recovery.expiresAt
  if (recovery.state === 'requested' && !isOver) return recovery
  const state = recoveryStates[isOver ? 'expired' : recovery.state]
  throw refuseBureau('RECOVERY_STATE_UNFIT', { details: { state } })
}

/**
 * The second person says yes; the registry ends the lock, at once or as soon as it answers. Whoever asked stays the one who
 * asked, whatever roles it has now.
 * @throws AccountsError `NOT_FOUND`, `SAME_PERSON_TWICE`, `RECOVERY_STATE_UNFIT`
 */
export async function approveRecovery(
  parts: BureausParts,
  step: RecoveryStep,
  at: Instant,
): Promise<LockRecovery> {
  const order = await parts.transact(async (tables) => {
    const recovery = await requested(tables, step, at)
    const { requestedBy, recoveryId, billCode, billNumber, lockId, reason } = recovery
    const asker = await tables.bureauUsers.find(requestedBy)
    const approver = await tables.bureauUsers.find(step.actor.userId)
    if (asker === null || approver === null) throw refuseHttp('NOT_FOUND')
    const isSame = asker.userId === approver.userId || asker.staffNumber === approver.staffNumber
    if (isSame) throw refuseBureau('SAME_PERSON_TWICE')
    const decided = { decidedBy: step.actor.userId, decidedAt: at }
    await tables.recoveries.save({ ...recovery, ...decided, state: 'approved' })
    await note(tables, step, 'recovery.approved', at)
    const staff = { requestedBy: asker.staffNumber, approvedBy: approver.staffNumber }
    const sent = newOrder({
      purpose: 'lock.recover',
      subjectId: recoveryId,
      service: 'lock.recover',
      payload: { items: [{ billCode, billNumber, lockId, reason, ...staff }] },
    })
    await tables.orders.add(sent, at, at + orderLeaseMs)
    return sent
  })
  await parts.book.carryOut(order)
  const recovery = await parts.transact(({ recoveries }) => recoveries.hold(step.recoveryId))
  if (recovery === null) throw refuseHttp('NOT_FOUND')
  return recovery
}

/** The second person says no, or whoever asked takes it back. @throws AccountsError `NOT_FOUND`, `RECOVERY_STATE_UNFIT` */
export function declineRecovery(
  { transact }: BureausParts,
  step: RecoveryStep & { readonly reason: string },
  at: Instant,
): Promise<LockRecovery> {
  return transact(async (tables) => {
    const recovery = await requested(tables, step, at)
    const decided = { decidedBy: step.actor.userId, decidedAt: at, outcome: step.reason }
    const declined = { ...recovery, ...decided, state: 'declined' } as const
    await tables.recoveries.save(declined)
    await note(tables, step, 'recovery.declined', at)
    return declined
  })
}

/** Recoveries of the own bureau and those below, newest first. */
export function listRecoveries(
  { transact }: BureausParts,
  { organisationId }: Actor,
  page: { readonly before: string | null; readonly limit: number },
): Promise<readonly LockRecovery[]> {
  return transact(async ({ bureaus, recoveries }) =>
    recoveries.list(await bureaus.scopeOf(organisationId), page.before, page.limit),
  )
}

const expiredMax = 100

/** Ends what nobody approved in time; says how many. */
export function endRecoveries(
  { transact }: Pick<BureausParts, 'transact'>,
  at: Instant,
): Promise<number> {
  return transact(async (tables) => {
    const ids = await tables.recoveries.expire(at, expiredMax)
    await tables.audit.appendAll(ids.map((id) => platformEntry(id, 'recovery.expired', at)))
    return ids.length
  })
}

function platformEntry(recoveryId: string, action: string, at: Instant): AuditEntry {
  const actor = { actorKind: 'platform', actorId: 'PLATFORM' } as const
  return { at, ...actor, action, subjectKind: 'lock_recovery', subjectId: recoveryId }
}

/** What follows on the registry's answer. */
export const recoveryEndings: Readonly<Record<string, OrderEnding<BureausTables>>> = {
  'lock.recover': async (tables, { subjectId }, { outcome, code }, at) => {
    const recovery = await tables.recoveries.hold(subjectId)
    if (recovery === null) throw new Error('an order is about a recovery')
    await tables.recoveries.save({ ...recovery, state: outcome, outcome: code })
    await tables.audit.append(platformEntry(subjectId, `recovery.${outcome}`, at))
  },
}
