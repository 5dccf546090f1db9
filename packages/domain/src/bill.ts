import type { BillId, Party, PartyId, ProvinceCode } from './identifiers.ts'
import type { Form, Reimbursement, Standing } from './life.ts'
import type { Fen } from './money.ts'
import type { CalendarDate, Instant } from './time.ts'

/** What a unit wants to use a bill for. */
export const purposes = {
  employer_expense: '单位报销',
  commercial_insurance: '商业保险理赔',
  medical_insurance: '医疗保险报销',
  mutual_aid: '互助保障',
  other: '其他',
} as const
export type Purpose = keyof typeof purposes

/** Why a holder gives a bill back. */
export const unlockReasons = {
  not_eligible: '不符合报销规定',
  applicant_withdrew: '申请人撤回',
  wrong_bill: '锁错票据',
  duplicate_case: '重复受理',
  issuer_reverses: '开票单位需要冲红',
  other: '其他原因',
} as const
export type UnlockReason = keyof typeof unlockReasons

/** What gives a unit the right to lock: the payer's authorisation, or the bill itself presented with what its face shows. */
export type LockBasis =
  | { readonly kind: 'authorisation'; readonly authorisationId: string }
  | { readonly kind: 'presented' }

/** 锁定: one unit holds the bill until a day. A bill has at most one. */
export interface Lock {
  readonly lockId: string
  readonly holder: Party
  readonly purpose: Purpose
  readonly businessReference: string
  readonly basis: LockBasis
  readonly lockedAt: Instant
  readonly expiresAt: Instant
  readonly warned: boolean
}

/** 报销信息反馈: what a unit reimbursed. A withdrawn report stays in the history and no longer counts. */
export interface Report {
  readonly reportId: string
  readonly reporter: Party
  /** The authorisation on which the lock rested, whose amount the report uses up; null for a bill that was presented. */
  readonly authorisationId: string | null
  readonly purpose: Purpose
  readonly amount: Fen
  readonly reimbursedOn: CalendarDate
  readonly voucherNumber: string
  readonly postedOn: CalendarDate | null
  readonly withdrawn: boolean
}

/** 授信: the payer lets one unit use the bill for one purpose until a moment, up to an amount where one is set. */
export interface Authorisation {
  readonly authorisationId: string
  readonly unitId: PartyId
  readonly purpose: Purpose
  readonly validUntil: Instant
  readonly amountMax: Fen | null
  readonly revoked: boolean
}

/** A reversal that the issuer asked for and that has to wait: for the holder's unlock, or for reports to be withdrawn. */
export interface PendingReversal {
  readonly awaiting: 'unlock' | 'recovery'
  readonly reason: string
}

/** 收入入账: that the issuing unit's accounting has posted the income of the bill. */
export interface IncomePosting {
  readonly amount: Fen
  readonly postedOn: CalendarDate
  readonly voucherNumber: string
}

/** 换开纸质票据: the paper bill that stands in for the electronic one. */
export interface PaperBill {
  readonly paperCode: string
  readonly paperNumber: string
}

/** What registration says of a bill and never changes. */
export interface BillFacts {
  readonly billName: string
  readonly issuer: Party
  readonly checkCode: string
  readonly issuedOn: CalendarDate
  readonly face: Fen
  readonly reimbursable: Fen
  /** Keyed hash of the payer's code, hexadecimal; null where the bill names none. Never the code itself. */
  readonly payerKey: string | null
  /** SM3 of the XML as the issuer signed it, hexadecimal: tells a repeated registration from a different bill. */
  readonly contentDigest: string
  /** On a red bill, the bill that it reverses (RelatedInvoiceCode, RelatedInvoiceNumber); else null. */
  readonly original: BillId | null
}

/** A bill as the registry of its home province knows it. Changed only by `evolve`. */
export interface Bill {
  readonly id: BillId
  readonly facts: BillFacts
  readonly standing: Standing
  readonly form: Form
  readonly lock: Lock | null
  readonly reports: readonly Report[]
  readonly authorisations: readonly Authorisation[]
  readonly pendingReversal: PendingReversal | null
  readonly redBill: BillId | null
  readonly paper: PaperBill | null
  readonly income: IncomePosting | null
  /** Key of the payer who collected a bill that names none; null before that, and on every other bill. */
  readonly collectorKey: string | null
  /** Who receives the bill's events, in the order in which their stake began. Nobody leaves: numbers then never have gaps. */
  readonly stakeholders: readonly Stakeholder[]
  /** Number of the latest event; the first event of a bill has number 1. */
  readonly sequence: number
  readonly changedAt: Instant
}

export interface Stakeholder {
  readonly id: PartyId
  readonly province: ProvinceCode
}

/** Key of the payer: whom the bill names, else who collected it first; null where there is none yet. */
export function payerKeyOf({ facts, collectorKey }: Bill): string | null {
  return facts.payerKey ?? collectorKey
}

/** The reports that count. */
export function effectiveReports(bill: Bill): readonly Report[] {
  return bill.reports.filter((report) => !report.withdrawn)
}

/** Sum of the reports that count. */
export function reimbursedFen(bill: Bill): Fen {
  return effectiveReports(bill).reduce((sum, report) => sum + report.amount, 0n)
}

/** What can still be reimbursed. */
export function balanceFen(bill: Bill): Fen {
  return bill.facts.reimbursable - reimbursedFen(bill)
}

/** The reimbursement axis, which follows from the active lock and the balance. */
export function reimbursementOf(bill: Bill): Reimbursement {
  if (bill.lock !== null) return 'locked'
  const reimbursed = reimbursedFen(bill)
  if (reimbursed === 0n) return 'open'
  return reimbursed < bill.facts.reimbursable ? 'partly_reimbursed' : 'reimbursed'
}

/**
 * Whether the party uses the id of somebody of another province who has a stake in the bill. Provinces vouch for their
 * parties, and an id belongs to one province: whoever comes with it from another one is not who it says.
 */
export function bearsAnothersId(
  { stakeholders }: Bill,
  { id, province }: Pick<Party, 'id' | 'province'>,
): boolean {
  return stakeholders.some((known) => known.id === id && known.province !== province)
}
