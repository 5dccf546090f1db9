import type { AuditQuery, KeptAuditEntry } from '../audit/audit.ts'

/** The audit log as auditors read it. */
export interface AuditorsLog {
  list(query: AuditQuery): Promise<readonly KeptAuditEntry[]>
  /** Whether a person acted on a case. */
  hasActed(
    userId: string,
    subject: { readonly kind: string; readonly id: string },
  ): Promise<boolean>
  /** The bureau to which a subject of the log belongs; null where it belongs to none. */
  bureauOf(subject: { readonly kind: string; readonly id: string }): Promise<string | null>
  /** The first entry that does not fit into the chain; null where it is whole. */
  firstBrokenEntry(): Promise<bigint | null>
}

/** Which parties belong to which bureaus. */
export interface PartyScope {
  /** Whether a unit or issuer is registered at one of the bureaus, or has its seat in the area of one. */
  isIn(partyId: string, bureauIds: readonly string[]): Promise<boolean>
  /** Those of the parties of which that is so. */
  within(partyIds: readonly string[], bureauIds: readonly string[]): Promise<ReadonlySet<string>>
}
