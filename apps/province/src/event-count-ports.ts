import type { CalendarDate, Fen, Instant, PartyId, ProvinceCode, Purpose } from '@piaoqiao/domain'

/** What is counted of the history of bills: how many bills met it, and for which amount. */
export const countedKinds = [
  'issued',
  'collected',
  'authorised',
  'locked',
  'reimbursed',
  'withdrawn',
  'reversed',
] as const
export type CountedKind = (typeof countedKinds)[number]

/** Days from issue to reimbursement are counted one by one up to this; what took longer counts as this long. */
export const waitedDaysMax = 366

/** Events of one kind that agree in everything else. */
export interface EventCount {
  readonly kind: CountedKind
  readonly day: CalendarDate
  /** Hour of Beijing in which it happened, 0 to 23. */
  readonly hour: number
  readonly issuerId: PartyId
  /** Of the lock, the report or the authorisation; null for what has no purpose. */
  readonly purpose: Purpose | null
  /** Province of the unit that locks, reports or is authorised; null where there is no unit. */
  readonly province: ProvinceCode | null
  /** Of a bill's first reimbursement: days since it was issued; null for everything else. */
  readonly waitedDays: number | null
  readonly bills: number
  /** Face amount, or for reimbursed and withdrawn the amount of the report. */
  readonly amount: Fen
  /** When the latest of them happened. */
  readonly lastAt: Instant
}

/** Counts wait beside the bills until one process adds them to those of their day. */
export interface EventCountStore {
  /** Adds what waits, at most `rowsMax` rows; says how many rows it added, 0 while another process does. */
  fold(rowsMax: number): Promise<number>
}
