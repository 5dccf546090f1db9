import type { Instant } from '@piaoqiao/domain'

/** One act or one look, as the log keeps it. No personal data: ids, codes and counts. */
export interface AuditEntry {
  readonly at: Instant
  readonly actorKind: 'person' | 'unit' | 'bureau' | 'platform'
  /** Id of the person or user; `PLATFORM` for what happens by itself. */
  readonly actorId: string
  /** Such as `application.approve`, `person.identity_shown`. */
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  /** Codes and ids that explain the act. */
  readonly details?: Readonly<Record<string, string | number | boolean>>
}

export interface KeptAuditEntry extends AuditEntry {
  readonly entryNumber: bigint
  /** SM3 of the hash before it and the entry's text, hexadecimal. */
  readonly hash: string
}

export interface AuditQuery {
  /** Who reads: entries of cases on which that person acted are left out. */
  readonly readerId: string
  readonly subject: { readonly kind: string; readonly id: string } | null
  readonly actorId: string | null
  /** Entries before this number, newest first; null from the newest. */
  readonly before: bigint | null
  readonly limit: number
}

/** The log of who did or saw what. Appending is part of the transaction of the act. */
export interface Audit {
  append(entry: AuditEntry): Promise<void>
  /** In their order. */
  appendAll(entries: readonly AuditEntry[]): Promise<void>
}
