import type { BillId, CalendarDate, Instant } from '@piaoqiao/domain'

/** A stretch of time: from `start` to just before `end`, which are midnights in Beijing. */
export interface Period {
  readonly from: CalendarDate
  readonly to: CalendarDate
  readonly start: Instant
  readonly end: Instant
}

/** What is left of a code, and how fast it goes. */
export interface CodeStock {
  readonly billCode: string
  readonly left: number
  /** Numbers that became bills since the moment that was asked about. */
  readonly takenSince: number
}

/** A block and how much of it is used. Numbers are taken in order. */
export interface BlockUse {
  readonly first: BillId
  readonly last: BillId
  /** The next number that will be taken; behind `last` when none is left. */
  readonly next: BillId
  readonly allottedAt: Instant
}

/** What a number was before it was declared spoilt: one whose bill the province refused, or one that nobody can explain. */
export type SpoiltKind = 'refused_bill' | 'refused_red_bill' | 'missing'

/** 作废号: a number under which no bill was registered, and never will be. */
export interface SpoiltNumber {
  readonly billId: BillId
  readonly was: SpoiltKind
  /** In words; no personal data. */
  readonly reason: string
  /** When it left the stock: when its bill was issued, or as early as it can have gone missing. */
  readonly leftAt: Instant
  readonly spoiltAt: Instant
}

/** Where a number stands that has no bill. */
export type NumberPlace =
  | { readonly kind: 'not_allotted' }
  | { readonly kind: 'in_stock' }
  | { readonly kind: 'missing'; readonly leftAt: Instant }

/** Counts of numbers of one code in a period, each taken from records of its own. */
export interface NumberCounts {
  readonly billCode: string
  readonly opening: number
  readonly allotted: number
  /** Bills that are not red and whose number is not spoilt. */
  readonly issued: number
  /** Of those, bills that still wait to be registered, and bills that were refused. */
  readonly issuedWaiting: number
  readonly issuedRefused: number
  readonly red: number
  readonly redWaiting: number
  readonly redRefused: number
  readonly spoilt: number
  readonly missing: number
  /** From the blocks themselves: what they still hold, and what left them after the period. */
  readonly closing: number
}

/** Numbers without bill and without explanation, both ends included. */
export interface MissingNumbers {
  readonly first: BillId
  readonly last: BillId
  readonly leftAt: Instant
}

export interface NumberRecords {
  /** Codes under which anything was there or happened. */
  readonly counts: readonly NumberCounts[]
  readonly spoilt: readonly SpoiltNumber[]
  readonly missing: readonly MissingNumbers[]
}

export interface NumberBook {
  stocks(billCodes: readonly string[], since: Instant): Promise<readonly CodeStock[]>
  /** Newest first. */
  blocks(billCode: string, limit: number): Promise<readonly BlockUse[]>
  spoilt(billId: BillId): Promise<SpoiltNumber | null>
  /** At most once per number. */
  spoil(number: SpoiltNumber): Promise<void>
  /** Of a number without bill; nobody takes numbers of its block before the end of the transaction. */
  placeForChange(billId: BillId): Promise<NumberPlace>
  /** All of it as it stands at one moment, with at most so many entries of each list. */
  records(period: Period, entriesMax: number): Promise<NumberRecords>
}
