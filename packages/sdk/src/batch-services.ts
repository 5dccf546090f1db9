import type {
  BillViewItem,
  ChangeAnswerItem,
  CompleteItem,
  ExtendItem,
  GrantItem,
  IncomePostItem,
  LockItem,
  PaperItem,
  PostItem,
  RegisterItem,
  ReportItem,
  ReversalItem,
  RevokeItem,
  StatusItem,
  UnlockItem,
  VerifyItem,
  WithdrawItem,
} from '@piaoqiao/protocol'

/** What one item of each batch service holds. */
export interface BatchItemOf {
  'bill.verify': VerifyItem
  'bill.status': StatusItem
  'bill.lock': LockItem
  'bill.extend': ExtendItem
  'bill.unlock': UnlockItem
  'reimbursement.report': ReportItem
  'reimbursement.withdraw': WithdrawItem
  'reimbursement.post': PostItem
  'reimbursement.unpost': WithdrawItem
  'authorisation.grant': GrantItem
  'authorisation.revoke': RevokeItem
  'bill.register': RegisterItem
  'reversal.lock': ReversalItem
  'reversal.release': ReversalItem
  'reversal.complete': CompleteItem
  'paper.exchange': PaperItem
  'paper.return': PaperItem
  'income.post': IncomePostItem
  'income.unpost': ReversalItem
}

/** Services that answer item by item. */
export type BatchService = keyof BatchItemOf

/** How one item of a batch service is answered. */
export type BatchAnswerOf<Name extends BatchService> = Name extends 'bill.verify' | 'bill.status'
  ? BillViewItem
  : ChangeAnswerItem
