import type { ItemAnswer } from '../clients/journal.ts'
import type { BillModel, ReportModel } from './bill-model.ts'
import { reimbursed } from './bill-model.ts'
import { fenOf, payerKeyIn } from './event-record.ts'

export interface Asked {
  readonly partyId: string
  readonly item: Readonly<Record<string, unknown>>
  readonly details: Readonly<Record<string, string>>
}

type Holds = (bill: BillModel, asked: Asked) => boolean

/** When a refusal is true, by its code: how the bill must have stood. What does not depend on the bill is not here. */
const rules: Readonly<Record<string, Holds>> = {
  BILL_LOCKED: ({ lock }, { partyId, details }) =>
    lock !== null && lock.holderId !== partyId && lock.holderName === details['holder'],
  LOCK_ALREADY_HELD: ({ lock }, { partyId }) => lock?.holderId === partyId,
  LOCK_NOT_HELD: ({ lock, reports }, { partyId, item }) =>
    lock?.holderId !== partyId &&
    // Files are also for those whose report counts.
    !(item['format'] === 'xml' && [...reports.values()].some(isCountingOf(partyId))),
  BILL_REVERSED: ({ reversal }) => reversal === 'completed',
  BILL_REVERSAL_LOCKED: ({ reversal }) => reversal === 'granted',
  BILL_REVERSAL_PENDING: ({ reversal }) => reversal === 'marked' || reversal === 'recovery',
  BILL_EXCHANGED: ({ paper }) => paper !== null,
  BILL_NOT_EXCHANGED: ({ paper }) => paper === null,
  BILL_IS_RED: ({ original }) => original !== null,
  BILL_REIMBURSED: (bill) => bill.lock === null && reimbursed(bill) >= bill.reimbursable,
  BILL_ALREADY_USED: (bill) => reimbursed(bill) > 0n,
  NOTHING_REIMBURSABLE: ({ reimbursable }) => reimbursable <= 0n,
  AMOUNT_ABOVE_BALANCE: (bill, { item }) =>
    fenOf(item['amount']) > bill.reimbursable - reimbursed(bill),
  REPORT_WITHDRAWN: ({ reports }, { item }) =>
    reports.get(String(item['reportId']))?.isWithdrawn === true,
  REPORT_POSTED: ({ reports }, { item }) =>
    reports.get(String(item['reportId']))?.isPosted === true,
  REPORT_NOT_POSTED: ({ reports }, { item }) =>
    reports.get(String(item['reportId']))?.isPosted === false,
  REPORT_NOT_FOUND: ({ reports, followers }, { item, partyId }) =>
    !reports.has(String(item['reportId'])) || !followers.has(partyId),
  NOT_THE_REPORTER: ({ reports }, { item, partyId }) =>
    reports.get(String(item['reportId']))?.by !== partyId,
  REVERSAL_NOT_REQUESTED: ({ reversal }) => reversal === 'none',
  REVERSAL_NOT_LOCKED: ({ reversal }) => reversal !== 'granted' && reversal !== 'completed',
  INCOME_ALREADY_POSTED: ({ hasIncome }) => hasIncome,
  INCOME_NOT_POSTED: ({ hasIncome }) => !hasIncome,
  AUTHORISATION_NOT_FOUND: ({ authorisations }, { item }) =>
    !authorisations.has(String(item['authorisationId'])),
  AUTHORISATION_REVOKED: ({ authorisations }, { item }) =>
    authorisations.get(String(item['authorisationId']))?.isRevoked === true,
  AUTHORISATION_IN_USE: ({ lock }, { item }) => lock?.authorisationId === item['authorisationId'],
  NOT_THE_PAYER: ({ payerKey }, { item }) => payerKey !== payerKeyIn(item),
  BILL_COLLECTED_BY_ANOTHER: ({ payerKey, namesPayer }, { item }) =>
    !namesPayer && payerKey !== null && payerKey !== payerKeyIn(item),
  LOCK_NOT_FOUND: ({ lock }, { item }) => lock?.lockId !== item['lockId'],
  SAME_PERSON_TWICE: (_, { item }) => item['requestedBy'] === item['approvedBy'],
  OFFICE_NOT_OF_HOME_PROVINCE: () => true,
  CHECK_CODE_MISMATCH: () => true,
  PRESENTED_FACTS_MISMATCH: () => true,
}

function isCountingOf(partyId: string) {
  return ({ by, isWithdrawn }: ReportModel) => by === partyId && !isWithdrawn
}

/** Whether a refusal was true of the bill at some moment of the time in which it was asked and answered. */
export function isTrueRefusal(
  { code }: ItemAnswer,
  asked: Asked,
  models: readonly (BillModel | null)[],
): boolean {
  if (code === 'BILL_NOT_FOUND') return models.includes(null)
  const holds = rules[code]
  return holds === undefined || models.some((model) => model !== null && holds(model, asked))
}
