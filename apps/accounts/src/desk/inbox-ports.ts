import type { Instant } from '@piaoqiao/domain'
import type { CaseChangePlace } from '../people/case-ports.ts'
import type { BillKey } from './bill-ports.ts'

/** Why something waits for a unit. */
export const inboxKinds = {
  authorised: '交款人授权',
  authorisation_revoked: '授权撤销',
  lock_warned: '锁定即将到期',
  lock_expired: '锁定已到期',
  reversal_marked: '开票单位申请冲红',
  recovery_asked: '开票单位请求追回',
  case_submitted: '报销事项',
} as const
export type InboxKind = keyof typeof inboxKinds
export const inboxKindNames = Object.keys(inboxKinds) as readonly InboxKind[]

export interface NewInboxEntry extends BillKey {
  readonly kind: InboxKind
  readonly caseId: string | null
  /** What it came from: an event is entered once, however often it is read. */
  readonly source: string
  /** Codes, amounts and days; no personal data. */
  readonly details: Readonly<Record<string, string>>
  readonly at: Instant
}

/** What entered up to a moment about a bill, of one kind, needs nothing more. */
export interface InboxEnd extends BillKey {
  readonly kind: InboxKind
  readonly at: Instant
}

export interface InboxEntry extends NewInboxEntry {
  readonly entryId: string
  readonly assignedTo: string | null
  readonly doneAt: Instant | null
  readonly doneBy: string | null
}

export interface InboxLine extends InboxEntry {
  /** Of the bill as it was seen last. */
  readonly billState: string | null
  readonly nextServices: readonly string[]
}

export interface InboxQuery {
  readonly kind: InboxKind | null
  readonly assignedTo: string | null
}

export interface Inbox {
  enter(unitId: string, entries: readonly NewInboxEntry[]): Promise<void>
  /** Newest first, only what waits. */
  list(
    unitId: string,
    query: InboxQuery,
    page: { readonly behind: string | null; readonly limit: number },
  ): Promise<readonly InboxLine[]>
  counts(unitId: string): Promise<Readonly<Partial<Record<InboxKind, number>>>>
  /** False where the unit has no such entry that waits. */
  assign(unitId: string, entryId: string, userId: string | null): Promise<boolean>
  finish(unitId: string, entryId: string, by: string, at: Instant): Promise<boolean>
  /** Ends what waited about bills, because what it asked for has happened. */
  finishOfBills(unitId: string, ends: readonly InboxEnd[]): Promise<void>
  finishOfCases(unitId: string, caseIds: readonly string[], at: Instant): Promise<void>
}

/** How far the events of each unit were followed. */
export interface DeskFeeds {
  /** Units that are not followed yet begin at the first event. */
  begin(unitIds: readonly string[], at: Instant): Promise<void>
  /** Takes those that waited longest in hand, and puts them off so that nobody else takes them meanwhile. */
  take(at: Instant, untilAt: Instant, limit: number): Promise<readonly FollowedFeed[]>
  /** False where somebody else moved it meanwhile. */
  move(feed: FollowedFeed, cursor: string, dueAt: Instant): Promise<boolean>
  failed(unitId: string, dueAt: Instant): Promise<void>
  /** How far the changes of the unit's cases are taken in. */
  moveCases(unitId: string, casesBehind: CaseChangePlace): Promise<void>
  /** Makes a feed due that would be so before a moment; one that failed or is being followed keeps its time. */
  hasten(unitId: string, at: Instant, dueBefore: Instant): Promise<void>
}

export interface FollowedFeed {
  readonly unitId: string
  readonly cursor: string
  readonly failures: number
  /** Up to where the changes of its cases are taken in. */
  readonly casesBehind: CaseChangePlace
}
