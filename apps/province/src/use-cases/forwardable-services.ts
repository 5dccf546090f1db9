/** Services that one province asks of another in a party's name. An issuer only ever turns to its own province. */
export const forwardableServices: ReadonlySet<string> = new Set([
  'bill.verify',
  'bill.status',
  'bill.file',
  'operation.result',
  'bill.lock',
  'bill.extend',
  'bill.unlock',
  'reimbursement.report',
  'reimbursement.withdraw',
  'reimbursement.post',
  'reimbursement.unpost',
  'authorisation.grant',
  'authorisation.revoke',
  'bill.collect',
  'bill.history',
  'account.announce',
  'account.bills',
])

/** Services by which the office of a province acts on bills of its own. */
export const officeServices: ReadonlySet<string> = new Set(['lock.recover', 'bill.evidence'])
