import type { CalendarDate, Instant, Purpose } from '@piaoqiao/domain'
import type { BillKind } from './bill-kinds.ts'

interface ActTitle {
  readonly title: string
  /** What may be said of it beside the bill. */
  readonly takes: readonly string[]
}

/** What somebody else does with a bill, played by the owner of a world. */
export const actTitles = {
  unit_locks: { title: '其他单位锁定', takes: ['days'] },
  unit_unlocks: { title: '其他单位解锁', takes: [] },
  unit_reports: { title: '其他单位反馈报销', takes: ['amount'] },
  unit_withdraws: { title: '其他单位撤销报销', takes: [] },
  issuer_asks_reversal: { title: '开票单位申请冲红', takes: [] },
  issuer_releases_reversal: { title: '开票单位解除冲红申请', takes: [] },
  issuer_reverses: { title: '开票单位冲红', takes: [] },
  issuer_exchanges: { title: '开票单位换开纸质票据', takes: [] },
  issuer_takes_paper_back: { title: '开票单位收回纸质票据', takes: [] },
  bureau_recovers_lock: { title: '财政部门解除锁定', takes: [] },
  payer_grants: { title: '交款人授权给本单位', takes: ['purpose', 'validUntil', 'amountMax'] },
  payer_revokes: { title: '交款人撤销最近的授权', takes: [] },
} as const satisfies Record<string, ActTitle>
export type ActName = keyof typeof actTitles
export const actNames = Object.keys(actTitles) as readonly ActName[]

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
  /** In yuan. */
  readonly amount?: string
  /** What insurance bore of a medical bill, in yuan, at most the amount; it cannot be reimbursed again. */
  readonly fundPay?: string
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
