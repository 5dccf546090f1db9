import type { BillId } from './identifiers.ts'
import type { Fen } from './money.ts'
import type { Refusal } from './refusals.ts'
import type { Instant } from './time.ts'

/** Every way in which a change can be carried out, with the Chinese sentence that says so. */
export const outcomes = {
  REGISTERED: '票据已登记。',
  ALREADY_REGISTERED: '票据此前已登记，内容相同。',
  LOCKED: '票据已锁定。',
  EXTENDED: '锁定已延期。',
  UNLOCKED: '票据已解锁。',
  UNLOCKED_FOR_REVERSAL: '票据已解锁，并转入冲红锁定。',
  REPORTED: '报销信息已反馈。',
  REPORTED_RECOVERY_ASKED: '报销信息已反馈；开票单位已申请冲红，请核对是否需要撤销。',
  WITHDRAWN: '报销已撤销。',
  WITHDRAWN_FOR_REVERSAL: '报销已撤销，票据转入冲红锁定。',
  POSTED: '入账已登记。',
  UNPOSTED: '入账已撤销。',
  REVERSAL_GRANTED: '冲红锁定成功，可以冲红。',
  REVERSAL_HELD_MARKED: '票据正由报销单位持有，已标记待冲红；解锁或到期后自动转入冲红锁定。',
  REVERSAL_RECOVERY_ASKED: '票据已报销，已请报销单位撤销；全部撤销后自动转入冲红锁定。',
  REVERSAL_RELEASED: '冲红申请已解除。',
  REVERSED: '票据已冲红。',
  EXCHANGED: '已登记换开纸质票据。',
  PAPER_RETURNED: '纸质票据已退回，电子票据恢复使用。',
  INCOME_POSTED: '收入入账已登记。',
  INCOME_UNPOSTED: '收入入账已撤销。',
  AUTHORISED: '授权成功。',
  REVOKED: '授权已撤销。',
  COLLECTED: '票据已归集。',
  RECOVERED: '锁定已由财政部门解除。',
  RECOVERED_FOR_REVERSAL: '锁定已由财政部门解除，票据转入冲红锁定。',
  LOCK_WARNED: '已提醒持有单位锁定即将到期。',
  LOCK_EXPIRED: '锁定已到期解除。',
  LOCK_EXPIRED_FOR_REVERSAL: '锁定已到期解除，票据转入冲红锁定。',
} as const
export type OutcomeCode = keyof typeof outcomes

/** How requests about accounts and applications, not about a bill, can be carried out. */
export const accountOutcomes = {
  ANNOUNCED: '已登记，新开票据将自动归集。',
  WITHDRAWN: '已停止自动归集。',
  ENROLLED: '应用已登记。',
  CHANGED: '应用信息已变更。',
} as const
export type AccountOutcomeCode = keyof typeof accountOutcomes

/** What a carried out change tells the one who asked. Only the fields that the change concerns are there. */
export interface Done {
  readonly code: OutcomeCode
  readonly billId: BillId
  /** Number of the bill's latest event after the change. */
  readonly sequence: number
  readonly lockId?: string
  readonly expiresAt?: Instant
  readonly reportId?: string
  readonly authorisationId?: string
  /** What can still be reimbursed after the change. */
  readonly balance?: Fen
}

/** A change is carried out or refused; there is nothing in between. */
export type Answer =
  | { readonly outcome: 'done'; readonly done: Done }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }
