import type { ReversalState } from '../ports.ts'

/** How a reversal stands, as a cashier reads it. */
export const reversalWords: Readonly<Record<ReversalState, string>> = {
  held: '待冲红：报销单位持有票据，解锁或到期后自动冲红',
  recovery: '待追回：已请报销单位撤销报销，全部撤销后自动冲红',
  granted: '冲红锁定：已获准，红字票据办理中',
  refused: '冲红申请未被同意',
  released: '冲红申请已解除，票据恢复可用',
  completed: '已冲红',
}
