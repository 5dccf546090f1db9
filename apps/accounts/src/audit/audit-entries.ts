import type { Instant } from '@piaoqiao/domain'
import type { Actor } from '../access/actor.ts'
import type { AuditEntry } from './audit.ts'

type Details = NonNullable<AuditEntry['details']>

export function bureauEntry(
  { userId }: Actor,
  action: string,
  [subjectKind, subjectId]: readonly [string, string],
  at: Instant,
  details: Details = {},
): AuditEntry {
  return { at, actorKind: 'bureau', actorId: userId, action, subjectKind, subjectId, details }
}

export function unitEntry(
  actorId: string,
  action: string,
  [subjectKind, subjectId]: readonly [string, string],
  at: Instant,
  details: Details = {},
): AuditEntry {
  return { at, actorKind: 'unit', actorId, action, subjectKind, subjectId, details }
}
