import type { StateWord } from '@piaoqiao/domain'

/** The words for the state of a bill, as names that can stand in an address. */
export const stateNames = {
  可报销: 'open',
  已锁定: 'locked',
  部分报销: 'partly_reimbursed',
  已报销: 'reimbursed',
  已入账: 'posted',
  冲红锁定: 'reversal_locked',
  待冲红: 'reversal_pending',
  待追回: 'recovery_asked',
  已冲红: 'reversed',
  已换开纸票: 'exchanged',
  红字票据: 'red',
  无可报销余额: 'nothing_left',
} as const satisfies Readonly<Record<StateWord, string>>
export type StateName = (typeof stateNames)[StateWord]
