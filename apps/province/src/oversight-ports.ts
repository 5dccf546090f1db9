import type { CalendarDate, Fen, Instant, PartyId, ProvinceCode } from '@piaoqiao/domain'
import type { ActivityGroup } from '@piaoqiao/protocol'
import type { CountedKind } from './event-count-ports.ts'

export interface ActivityQuery {
  readonly from: CalendarDate
  readonly to: CalendarDate
  /** Null for the whole registry. */
  readonly issuerIds: readonly PartyId[] | null
}

/** How much of one kind happened in one group. */
export interface ActivitySum {
  readonly key: string
  readonly kind: CountedKind
  readonly bills: number
  readonly amount: Fen
}

export interface IssuerPage {
  readonly issuers: readonly { readonly issuerId: PartyId; readonly issuerName: string }[]
  readonly hasMore: boolean
}

/** What happened to bills, from the counts of days. */
export interface ActivityStore {
  /** Sums by group, in the order of the groups; groups in which nothing happened are left out. */
  sums(by: ActivityGroup, query: ActivityQuery): Promise<readonly ActivitySum[]>
  /** Median of the days from issue to the first reimbursement, by group; none for purpose, province and hour. */
  medians(by: ActivityGroup, query: ActivityQuery): Promise<ReadonlyMap<string, number>>
  /** Issuers that ever issued a bill, in the order of their codes, after one of them. */
  issuers(only: readonly PartyId[] | null, after: PartyId, limit: number): Promise<IssuerPage>
}

/** How far a receiver of events is behind. */
export interface Behind {
  readonly waiting: number
  readonly oldestAt: Instant | null
  readonly attempts: number
  readonly deliveredAt: Instant | null
  readonly failedAt: Instant | null
}

/** How the registry fares, from its tables. */
export interface HealthStore {
  outbox(): Promise<{ readonly waiting: number; readonly oldestAt: Instant | null }>
  countsWaiting(): Promise<number>
  provinces(limit: number): Promise<ReadonlyMap<ProvinceCode, Behind>>
  /** Webhooks that did not confirm the last time. */
  failingWebhooks(
    limit: number,
  ): Promise<readonly (Behind & { readonly partyId: PartyId; readonly partyName: string })[]>
  registrations(
    issuerIds: readonly PartyId[],
  ): Promise<readonly { readonly issuerId: PartyId; readonly registeredAt: Instant }[]>
}

/** When a province answered last, and when it last did not, as far as this process knows. */
export interface AnswerTimes {
  readonly answeredAt: Instant | null
  readonly unansweredAt: Instant | null
}
