import type { BillFacts, LockBasis, PaperBill, Purpose, Stakeholder, UnlockReason } from './bill.ts'
import type { BillId, OperationId, Party, PartyId } from './identifiers.ts'
import type { Form, Reimbursement, Standing } from './life.ts'
import type { Fen } from './money.ts'
import type { CalendarDate, Instant } from './time.ts'

/** What happened to a bill, by kind. The history is made of these and is never edited. */
export type BillChange =
  | {
      readonly kind: 'bill.registered'
      readonly facts: BillFacts
      /** Portals that follow the payer's bills; left out where there are none. */
      readonly portals?: readonly Stakeholder[]
    }
  | { readonly kind: 'bill.registration_conflict'; readonly contentDigest: string }
  | {
      readonly kind: 'bill.locked'
      readonly lockId: string
      readonly purpose: Purpose
      readonly businessReference: string
      readonly basis: LockBasis
      readonly expiresAt: Instant
    }
  | { readonly kind: 'bill.lock_extended'; readonly lockId: string; readonly expiresAt: Instant }
  | { readonly kind: 'bill.lock_warned'; readonly lockId: string; readonly expiresAt: Instant }
  | { readonly kind: 'bill.lock_expired'; readonly lockId: string }
  | {
      readonly kind: 'bill.unlocked'
      readonly lockId: string
      readonly reason: UnlockReason
      readonly note: string
    }
  | {
      readonly kind: 'reimbursement.reported'
      readonly reportId: string
      readonly lockId: string
      readonly amount: Fen
      readonly reimbursedOn: CalendarDate
      readonly voucherNumber: string
      readonly postedOn: CalendarDate | null
    }
  | { readonly kind: 'reimbursement.withdrawn'; readonly reportId: string; readonly reason: string }
  | {
      readonly kind: 'reimbursement.posted'
      readonly reportId: string
      readonly postedOn: CalendarDate
      readonly voucherNumber: string
    }
  | { readonly kind: 'reimbursement.unposted'; readonly reportId: string; readonly reason: string }
  | { readonly kind: 'reversal.marked'; readonly reason: string }
  | {
      readonly kind: 'reversal.recovery_asked'
      readonly reason: string
      /** Every unit whose report counts and that is asked to withdraw it. */
      readonly reporters: readonly PartyId[]
    }
  | { readonly kind: 'reversal.locked'; readonly reason: string }
  | { readonly kind: 'reversal.released'; readonly reason: string }
  /** The issuer gave up a reversal that was still waiting. */
  | { readonly kind: 'reversal.withdrawn'; readonly reason: string }
  | { readonly kind: 'reversal.completed'; readonly redBillId: BillId }
  | { readonly kind: 'paper.exchanged'; readonly paper: PaperBill }
  | { readonly kind: 'paper.returned'; readonly paper: PaperBill }
  | {
      readonly kind: 'income.posted'
      readonly amount: Fen
      readonly postedOn: CalendarDate
      readonly voucherNumber: string
    }
  | { readonly kind: 'income.unposted'; readonly reason: string }
  | {
      readonly kind: 'authorisation.granted'
      readonly authorisationId: string
      readonly unit: Party
      readonly purpose: Purpose
      readonly validUntil: Instant
      readonly amountMax: Fen | null
    }
  | { readonly kind: 'authorisation.revoked'; readonly authorisationId: string }
  /** A payer brought the bill into its account; a bill that named no payer has one from then on. */
  | { readonly kind: 'bill.collected'; readonly payerKey: string }
  | {
      readonly kind: 'bill.lock_recovered'
      readonly lockId: string
      readonly reason: string
      readonly requestedBy: string
      readonly approvedBy: string
    }

export type BillChangeKind = BillChange['kind']
export type BillChangeOf<Kind extends BillChangeKind> = Extract<BillChange, { kind: Kind }>

/** Names of every kind of event in Chinese, as people see them in a bill's history. */
export const eventNames = {
  'bill.registered': '票据登记',
  'bill.registration_conflict': '重复登记冲突',
  'bill.locked': '锁定',
  'bill.lock_extended': '锁定延期',
  'bill.lock_warned': '锁定即将到期',
  'bill.lock_expired': '锁定到期',
  'bill.unlocked': '解锁',
  'reimbursement.reported': '报销信息反馈',
  'reimbursement.withdrawn': '撤销报销',
  'reimbursement.posted': '入账',
  'reimbursement.unposted': '入账撤销',
  'reversal.marked': '待冲红（报销单位持有）',
  'reversal.recovery_asked': '待追回',
  'reversal.locked': '冲红锁定',
  'reversal.released': '冲红锁定解除',
  'reversal.withdrawn': '冲红申请撤回',
  'reversal.completed': '冲红完成',
  'paper.exchanged': '换开纸质票据',
  'paper.returned': '纸质票据退回',
  'income.posted': '收入入账',
  'income.unposted': '收入入账撤销',
  'authorisation.granted': '授权',
  'authorisation.revoked': '授权撤销',
  'bill.collected': '归集',
  'bill.lock_recovered': '财政部门解除锁定',
} as const satisfies Record<BillChangeKind, string>

/** A numbered entry of a bill's history: what happened, when, by whom, and where the bill stands after it. */
export interface BillEvent {
  readonly billId: BillId
  readonly sequence: number
  readonly at: Instant
  readonly actor: Party
  readonly operationId: OperationId
  readonly change: BillChange
  readonly standing: Standing
  readonly form: Form
  readonly reimbursement: Reimbursement
}
