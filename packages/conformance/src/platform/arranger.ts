import type { WantedBill } from '../catalogue/situations.ts'

/** What a case may refer to of a bill that was made for it. */
export interface ArrangedBill {
  readonly billCode: string
  readonly billNumber: string
  readonly checkCode: string
  /** Face amount in yuan, and what of it can be reimbursed at first. */
  readonly amount: string
  readonly reimbursable: string
  /** yyyy-MM-dd. */
  readonly issuedOn: string
  readonly payerCode?: string
  /** Of the latest report, lock and authorisation, where there was one. */
  readonly reportId?: string
  readonly lockId?: string
  readonly authorisationId?: string
}

/** Why a bill could not be brought into its situation; a case that wants it is skipped. */
export interface NotArranged {
  /** In Chinese. */
  readonly reason: string
}

export interface ArrangedParty {
  readonly id: string
  readonly name: string
  readonly province: string
}

/** Makes bills at the platform under test. */
export interface Arranger {
  /** Most bills in one call. */
  readonly batchMax: number
  /** Answers in the order of what was wanted. @throws Error where nothing can be made at all */
  arrange(wanted: readonly WantedBill[]): Promise<readonly (ArrangedBill | NotArranged)[]>
  /** The unit that the suite plays, and the one that stands in its way, where they are known. */
  readonly caller?: ArrangedParty
  readonly rival?: ArrangedParty
  /** What day it is where the bills are: milliseconds since 1970, UTC. That of the target where nothing is said. */
  readonly now?: () => number
}

export function isArranged(bill: ArrangedBill | NotArranged | undefined): bill is ArrangedBill {
  return bill !== undefined && 'billCode' in bill
}
