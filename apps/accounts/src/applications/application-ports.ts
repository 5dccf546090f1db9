import type { Instant } from '@piaoqiao/domain'
import type { Applicant, DraftOf } from './applicant.ts'
import type { ApplicationState } from './application-states.ts'

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

/** What the fields of an application held before, so that whoever reviews it sees what differs. */
export interface EarlierDrafts<Draft> {
  /** As it was returned last; null where it never was. */
  readonly returned: { readonly draft: Draft; readonly at: Instant } | null
  /** Of the account, where an approved change put other data in their place. */
  readonly replaced: Draft | null
}

/** What a unit asks a bureau for, from the first draft to the decision. */
export interface Application<Draft extends DraftOf<Applicant> = DraftOf<Applicant>> {
  readonly applicationId: string
  readonly state: ApplicationState
  /** SM3 of the token that opens it; null for one that needs none. */
  readonly tokenHash: Uint8Array | null
  /** The account that it is about, or that was opened by it. */
  readonly unitId: string | null
  readonly creditCode: string | null
  readonly unitName: string | null
  readonly draft: Draft
  readonly earlier: EarlierDrafts<Draft>
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

export interface Applications<Kept extends Application> {
  add(application: Kept): Promise<void>
  find(applicationId: string): Promise<Kept | null>
  /** Locks the row until the end of the transaction. */
  hold(applicationId: string): Promise<Kept | null>
  /** What waits for a decision on a unit; keeps others from submitting for it until the end of the transaction. */
  holdPending(creditCode: string): Promise<Kept | null>
  save(application: Kept): Promise<void>
  /** Another token opens it from now on. */
  saveToken(applicationId: string, tokenHash: Uint8Array): Promise<void>
  /** Submitted ones in the order in which they are due, behind a cursor `<dueAt>_<applicationId>`. */
  waiting(
    bureauIds: readonly string[],
    after: string | null,
    limit: number,
  ): Promise<readonly Kept[]>
  /** Drafts whose time is over, removed with their ids told. */
  removeDrafts(at: Instant, limit: number): Promise<readonly string[]>
}
