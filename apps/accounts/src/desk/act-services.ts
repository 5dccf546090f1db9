/** What a unit does with bills, and its Chinese name. */
export const actServices = {
  'bill.lock': '锁定',
  'bill.extend': '锁定延期',
  'bill.unlock': '解锁',
  'reimbursement.report': '报销信息反馈',
  'reimbursement.withdraw': '撤销报销',
  'reimbursement.post': '入账',
  'reimbursement.unpost': '入账撤销',
} as const
export type ActService = keyof typeof actServices
export const actServiceNames = Object.keys(actServices) as readonly ActService[]

/** Most bills of one act. */
export const actItemsMax = 1_000
