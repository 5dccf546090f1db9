import type { CalendarDate, Instant, Purpose } from '@piaoqiao/domain'
import type { BillKind } from './bill-kinds.ts'

/** What somebody else does with a bill, played by the owner of a world. */
export const actNames = [
  'unit_locks',
  'unit_unlocks',
  'unit_reports',
  'unit_withdraws',
  'issuer_asks_reversal',
  'issuer_releases_reversal',
  'issuer_reverses',
  'issuer_exchanges',
  'issuer_takes_paper_back',
  'payer_grants',
  'payer_revokes',
] as const
export type ActName = (typeof actNames)[number]

export interface Act {
  readonly act: ActName
  readonly billCode: string
  readonly billNumber: string
  /** Of a lock. */
  readonly days?: number
  /** Of a report, in yuan; everything that is left where it is missing. */
  readonly amount?: string
  /** Of an authorisation. */
  readonly purpose?: Purpose
  readonly validUntil?: CalendarDate
  readonly amountMax?: string
}

/** A bill that the owner of a world wants to have issued; what is missing is drawn. */
export interface IssueWish {
  readonly home?: 'own' | 'other'
  readonly kind?: BillKind
  /** In yuan, above zero. */
  readonly amount?: string
  readonly issuedOn?: CalendarDate
  readonly checkCode?: string
  readonly payerName?: string
  readonly payerCode?: string
}

/** Everything that changes a world. Played again from its seed in the same order, a world is the same again. */
export type WorldAction =
  | {
      readonly kind: 'message'
      readonly service: string
      readonly requestId: string
      readonly payload: unknown
    }
  /** Time passes up to a moment, and what is due on the way happens; the world stays so far ahead of the wall clock. */
  | { readonly kind: 'travel'; readonly to: Instant; readonly aheadMs: number }
  | { readonly kind: 'issue'; readonly wish: IssueWish }
  | { readonly kind: 'act'; readonly act: Act }
