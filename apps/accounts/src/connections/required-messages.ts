/**
 * Messages that a unit by system has to master before it goes live: everything between looking at a bill and posting it.
 * What else a system uses (authorisations, files, other keys, deliveries) it tests for itself.
 */
export const requiredMessages: readonly string[] = [
  'bill.verify',
  'bill.lock',
  'bill.extend',
  'bill.unlock',
  'reimbursement.report',
  'reimbursement.withdraw',
  'reimbursement.post',
  'operation.result',
  'event.feed',
]
