import type { BatchService } from '../batch-services.ts'

/** A command that works on bills item by item, and how its options fill the fields of an item. */
export interface ItemCommand {
  readonly name: string
  readonly service: BatchService
  readonly summary: string
  /** Option names by the field that they fill. */
  readonly options: Readonly<Record<string, string>>
}

export const itemCommands: readonly ItemCommand[] = [
  {
    name: 'verify',
    service: 'bill.verify',
    summary: '查验：凭校验码核对票据真伪和状态',
    options: { checkCode: 'check', amount: 'amount', issuedOn: 'date' },
  },
  {
    name: 'status',
    service: 'bill.status',
    summary: '状态查询：查看与本单位有关的票据',
    options: { checkCode: 'check' },
  },
  {
    name: 'lock',
    service: 'bill.lock',
    summary: '锁定：报销前占用票据，默认30天',
    options: {
      checkCode: 'check',
      amount: 'amount',
      issuedOn: 'date',
      purpose: 'purpose',
      businessReference: 'reference',
      authorisationId: 'authorisation',
      days: 'days',
    },
  },
  {
    name: 'extend',
    service: 'bill.extend',
    summary: '锁定延期：合计不超过180天',
    options: { days: 'days' },
  },
  {
    name: 'unlock',
    service: 'bill.unlock',
    summary: '解锁：交还票据',
    options: { reason: 'reason', note: 'note' },
  },
  {
    name: 'report',
    service: 'reimbursement.report',
    summary: '报销信息反馈：报告已报销的金额和凭证',
    options: {
      amount: 'amount',
      reimbursedOn: 'date',
      voucherNumber: 'voucher',
      postedOn: 'posted',
    },
  },
  {
    name: 'withdraw',
    service: 'reimbursement.withdraw',
    summary: '撤销报销：撤销本单位反馈的一条报销记录',
    options: { reportId: 'report', reason: 'reason' },
  },
  {
    name: 'post',
    service: 'reimbursement.post',
    summary: '入账：登记一条报销记录已入账',
    options: { reportId: 'report', postedOn: 'date', voucherNumber: 'voucher' },
  },
  {
    name: 'unpost',
    service: 'reimbursement.unpost',
    summary: '入账撤销：撤销入账登记，报销记录保留',
    options: { reportId: 'report', reason: 'reason' },
  },
]
