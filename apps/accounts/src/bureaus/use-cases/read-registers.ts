import type { Instant } from '@piaoqiao/domain'
import type { BillListAnswer, BillListRequest } from '@piaoqiao/protocol'
import type { Actor } from '../../access/actor.ts'
import { bureauEntry } from '../../audit/audit-entries.ts'
import type { AuditQuery, KeptAuditEntry } from '../../audit/audit.ts'
import { refuseHttp } from '../../office-refusals.ts'
import { refuseBureau } from '../bureau-refusals.ts'
import type { ReviewCase, ReviewQueue } from '../review-queue.ts'
import { askRegistry, ownBureau, requirePartyInScope } from './bureaus-parts.ts'
import type { AllBureausTables, BureausParts } from './bureaus-parts.ts'

/**
 * A page of the register of bills. A district names an issuer or a holder of its own.
 * @throws AccountsError `PARTY_OUT_OF_SCOPE`, `PROVINCE_UNREACHABLE`, `REGISTRY_REFUSED`
 */
export async function readBills(
  parts: BureausParts,
  actor: Actor,
  asked: BillListRequest,
): Promise<Extract<BillListAnswer, { outcome: 'found' }>> {
  const named = [asked.issuerId, asked.holderId]
  await parts.transact((tables) => requirePartyInScope(tables, actor, named))
  return askRegistry<BillListAnswer>(parts, 'bill.list', asked)
}

/** A page of a queue, in the order in which its cases are due. @throws AccountsError `NOT_FOUND` */
export async function readQueue(
  { transact, queues }: BureausParts,
  { organisationId }: Actor,
  asked: { readonly name: string; readonly after: string | null; readonly limit: number },
): Promise<{ readonly queue: ReviewQueue; readonly cases: readonly ReviewCase[] }> {
  const queue = queues.find(({ name }) => name === asked.name)
  if (queue === undefined) throw refuseHttp('NOT_FOUND')
  const bureauIds = await transact(({ bureaus }) => bureaus.scopeOf(organisationId))
  const { after, limit } = asked
  return { queue, cases: await queue.waiting({ bureauIds, after, limit }) }
}

type AuditAsked = Omit<AuditQuery, 'readerId'>

/**
 * A page of the audit log, newest first. The municipal auditor reads all of it, one of a district what belongs to its
 * bureau; nobody reads of a case on which it acted itself.
 * @throws AccountsError `ACTED_ON_CASE`, `AUDIT_SUBJECT_NEEDED`
 */
export function readAudit(
  { transact }: BureausParts,
  actor: Actor,
  asked: AuditAsked,
  at: Instant,
): Promise<readonly KeptAuditEntry[]> {
  return transact(async (tables) => {
    await requireAuditable(tables, actor, asked.subject)
    const entries = await tables.auditors.list({ ...asked, readerId: actor.userId })
    const { kind, id } = asked.subject ?? { kind: 'bureau', id: actor.organisationId }
    const details = { entries: entries.length }
    await tables.audit.append(bureauEntry(actor, 'audit.read', [kind, id], at, details))
    return entries
  })
}

async function requireAuditable(
  tables: AllBureausTables,
  actor: Actor,
  subject: AuditAsked['subject'],
): Promise<void> {
  if (subject !== null && (await tables.auditors.hasActed(actor.userId, subject))) {
    throw refuseBureau('ACTED_ON_CASE')
  }
  const { bureauId, kind } = await ownBureau(tables, actor)
  if (kind === 'municipal') return
  const owner = subject === null ? null : await tables.auditors.bureauOf(subject)
  const scope = await tables.bureaus.scopeOf(bureauId)
  if (owner === null || !scope.includes(owner)) throw refuseBureau('AUDIT_SUBJECT_NEEDED')
}

/** Follows the chain of the whole log; that somebody did is on record. */
export function checkAudit(
  { transact }: BureausParts,
  actor: Actor,
  at: Instant,
): Promise<bigint | null> {
  return transact(async ({ auditors, audit }) => {
    const broken = await auditors.firstBrokenEntry()
    const details = { whole: broken === null }
    const subject = ['bureau', actor.organisationId] as const
    await audit.append(bureauEntry(actor, 'audit.checked', subject, at, details))
    return broken
  })
}
