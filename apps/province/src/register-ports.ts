import type { BillId, CalendarDate, Fen, Instant, PartyId } from '@piaoqiao/domain'

/** A bill's place in the order of issue. */
export interface IssuePlace {
  readonly issuedOn: CalendarDate
  readonly issuerId: PartyId
  readonly billId: BillId
}

/** A lock's place in the order in which locks were taken. */
export interface LockPlace {
  readonly lockedAt: Instant
  readonly billId: BillId
}

export interface IssueFilter {
  readonly issuerId: PartyId | null
  readonly from: CalendarDate
  readonly to: CalendarDate
}

export interface LockFilter {
  readonly holderId: PartyId | null
  readonly before: Instant
}

/** How the bills that an issuer issued on a day stand now. Red bills are not counted. */
export interface StoredFigures {
  readonly issuedOn: CalendarDate
  readonly issuerId: PartyId
  readonly issuerName: string
  readonly issued: Figure
  readonly locked: Figure
  readonly reimbursed: Figure
  readonly reversed: Figure
  /** Median of the days from issue to the first reimbursement that counts; null without any. */
  readonly medianDays: number | null
}

export interface Figure {
  readonly bills: number
  readonly amount: Fen
}

/** The registry as a bureau reads it, page by page. */
export interface RegisterStore {
  /** Bills after a place in the order of issue. */
  byIssue(filter: IssueFilter, after: IssuePlace, limit: number): Promise<readonly IssuePlace[]>
  /** Bills with a lock, after a place in the order of the locks. */
  byLock(filter: LockFilter, after: LockPlace, limit: number): Promise<readonly LockPlace[]>
  /** Figures after a day and an issuer, in this order. */
  figures(
    range: Pick<IssueFilter, 'from' | 'to'>,
    after: Pick<IssuePlace, 'issuedOn' | 'issuerId'>,
    limit: number,
  ): Promise<readonly StoredFigures[]>
}
