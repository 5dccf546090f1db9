/** A bill of the unit's own world, with what a test needs. */
export interface WorldBill {
  readonly billCode: string
  readonly billNumber: string
  readonly checkCode: string
  readonly amount: string
  readonly issuedOn: string
  readonly state: string
}

export interface WorldOverview {
  readonly now: string
  readonly bills: Readonly<Record<string, number>>
  readonly kept: boolean
}

export const worldStates: Readonly<Record<string, string>> = {
  open: '可报销',
  locked: '已锁定',
  partly_reimbursed: '部分报销',
  reimbursed: '已报销',
  posted: '已入账',
  reversal_locked: '冲红锁定',
  reversal_pending: '待冲红',
  recovery_asked: '待追回',
  reversed: '已冲红',
  exchanged: '已换开纸票',
  red: '红字票据',
  nothing_left: '无可报销余额',
}

export const worldActs: Readonly<Record<string, string>> = {
  unit_locks: '其他单位锁定',
  unit_unlocks: '其他单位解锁',
  unit_reports: '其他单位反馈报销',
  unit_withdraws: '其他单位撤销报销',
  issuer_asks_reversal: '开票单位申请冲红',
  issuer_releases_reversal: '开票单位解除冲红申请',
  issuer_reverses: '开票单位冲红',
  issuer_exchanges: '开票单位换开纸质票据',
  issuer_takes_paper_back: '开票单位收回纸质票据',
  bureau_recovers_lock: '财政部门解除锁定',
  payer_grants: '交款人授权给本单位',
  payer_revokes: '交款人撤销最近的授权',
}
