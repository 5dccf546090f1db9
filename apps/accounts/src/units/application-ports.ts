import type { Instant } from '@piaoqiao/domain'
import type { ApplicationState } from './application-states.ts'
import type { UnitDraft } from './unit-fields.ts'

/** What is asked for: an account, other data of one, or its end. */
export type ApplicationKind = 'open' | 'change' | 'close'

/** One field that has to be corrected. */
export interface FieldFault {
  /** Such as `handler.mobile` or `files.sealed_form`. */
  readonly path: string
  readonly code: string
  /** For the unit, in Chinese; never the value itself. */
  readonly reason: string
}

/** The handler's own mobile or e-mail, which answered to a one-time code. */
export interface ProvenContact {
  readonly channel: 'mobile' | 'email'
  readonly target: string
}

export interface UnitApplication {
  /** `A-…` */
  readonly applicationId: string
  readonly kind: ApplicationKind
  readonly state: ApplicationState
  readonly tokenHash: Uint8Array | null
  readonly unitId: string | null
  readonly creditCode: string | null
  readonly unitName: string | null
  readonly draft: UnitDraft
  /** Null where a signed-in user of the unit began it. */
  readonly contact: ProvenContact | null
  readonly bureauId: string | null
  readonly createdAt: Instant
  readonly savedUntil: Instant
  readonly submittedAt: Instant | null
  readonly dueAt: Instant | null
  readonly assignedTo: string | null
  readonly decidedAt: Instant | null
  readonly reason: string | null
  readonly faults: readonly FieldFault[]
}

export interface UnitApplications {
  add(application: UnitApplication): Promise<void>
  find(applicationId: string): Promise<UnitApplication | null>
  /** Locks the row until the end of the transaction. */
  hold(applicationId: string): Promise<UnitApplication | null>
  /** What waits for a decision on a unit; keeps others from submitting for it until the end of the transaction. */
  holdPending(creditCode: string): Promise<UnitApplication | null>
  save(application: UnitApplication): Promise<void>
  /** Newest first. */
  ofUnit(unitId: string, before: string | null, limit: number): Promise<readonly UnitApplication[]>
  /** Submitted ones in the order in which they are due, behind a cursor `<dueAt>_<applicationId>`. */
  waiting(
    bureauIds: readonly string[],
    after: string | null,
    limit: number,
  ): Promise<readonly UnitApplication[]>
  /** Drafts whose time is over, removed with their ids told. */
  removeDrafts(at: Instant, limit: number): Promise<readonly string[]>
}
