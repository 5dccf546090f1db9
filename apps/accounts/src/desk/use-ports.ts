import type { Fen, Instant } from '@piaoqiao/domain'
import type { BillKey } from './bill-ports.ts'

/** What became of a lock: a line of the unit's ledger. */
export const useStates = {
  held: '已锁定',
  released: '已解锁',
  expired: '锁定到期',
  recovered: '财政部门解除锁定',
  reported: '已报销',
  posted: '已入账',
  withdrawn: '已撤销报销',
} as const
export type UseState = keyof typeof useStates

/** A line of the ledger: one lock of one bill, and what was reimbursed under it. */
export interface BillUse extends BillKey {
  /** The lock's id at the registry. */
  readonly useId: string
  readonly purpose: string
  readonly businessReference: string
  readonly caseId: string | null
  readonly state: UseState
  readonly lockedAt: Instant
  readonly expiresAt: Instant
  readonly reportId: string | null
  readonly amountFen: Fen | null
  readonly reimbursedOn: string | null
  readonly voucherNumber: string | null
  readonly postedOn: string | null
  readonly sequence: number
}

/** A change of a line, from an answer or an event; what is left out stays. */
export interface UseChange extends BillKey {
  readonly sequence: number
  /** Which line: by its lock, or by its report. */
  readonly useId?: string
  readonly reportId?: string
  readonly state?: UseState
  readonly purpose?: string
  readonly businessReference?: string
  readonly caseId?: string | null
  readonly lockedAt?: Instant
  readonly expiresAt?: Instant
  readonly amountFen?: Fen
  readonly reimbursedOn?: string
  readonly voucherNumber?: string
  readonly postedOn?: string | null
}

export interface LedgerQuery {
  readonly billCode: string | null
  readonly billNumber: string | null
  readonly voucherNumber: string | null
  readonly caseId: string | null
  readonly state: UseState | null
  readonly purpose: string | null
  /** Moments between which the bills were locked. */
  readonly lockedFrom: Instant | null
  readonly lockedTo: Instant | null
  /** Days of reimbursement, yyyy-MM-dd. */
  readonly reimbursedFrom: string | null
  readonly reimbursedTo: string | null
}

export interface LedgerPlace {
  readonly lockedAt: Instant
  readonly useId: string
}

/** A line with what is known of its bill; null where the bill was not seen yet. */
export interface LedgerLine extends BillUse {
  readonly billName: string | null
  readonly issuerName: string | null
  readonly issuedOn: string | null
  readonly faceFen: Fen | null
  readonly billState: string | null
}

/** The ledger of a unit. */
export interface BillUses {
  /** Applies changes in their order. A change that is older than what a line knows is passed over. */
  change(unitId: string, changes: readonly UseChange[]): Promise<void>
  /** Every line of these bills. */
  ofBills(unitId: string, keys: readonly BillKey[]): Promise<readonly BillUse[]>
  /** Newest locks first, at most `limit`, behind a place. */
  list(
    unitId: string,
    query: LedgerQuery,
    page: { readonly behind: LedgerPlace | null; readonly limit: number },
  ): Promise<readonly LedgerLine[]>
  /** Takes reimbursed bills whose file is not kept yet in hand, and puts them off so that nobody else takes them meanwhile. */
  takeFilesDue(at: Instant, untilAt: Instant, limit: number): Promise<readonly FileDue[]>
  /** Nobody asks for these files any more. */
  filesKept(unitId: string, useIds: readonly string[]): Promise<void>
  /** Counts a refusal of each; what was refused so many times is not asked for any more. */
  filesRefused(unitId: string, useIds: readonly string[], refusalsMax: number): Promise<void>
}

export interface FileDue extends BillKey {
  readonly unitId: string
  readonly useId: string
}
