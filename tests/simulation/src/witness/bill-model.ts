/** What the witness knows of a lock. */
export interface LockModel {
  readonly lockId: string
  readonly holderId: string
  readonly holderName: string
  readonly lockedAt: number
  readonly expiresAt: number
  readonly authorisationId: string | null
}

export interface ReportModel {
  readonly by: string
  readonly amount: bigint
  readonly authorisationId: string | null
  readonly isPosted: boolean
  readonly isWithdrawn: boolean
}

export interface AuthorisationModel {
  readonly unitId: string
  readonly purpose: string
  readonly validUntil: number
  readonly amountMax: bigint | null
  readonly isRevoked: boolean
}

/** Where a reversal stands: asked for and waiting, granted, carried out. */
export type ReversalModel = 'none' | 'marked' | 'recovery' | 'granted' | 'completed'

/**
 * A bill as the witness knows it from its events. Written from the design alone, without the domain's own rules, so that a
 * mistake in those cannot hide behind the same mistake here.
 */
export interface BillModel {
  readonly billKey: string
  readonly issuerId: string
  readonly face: bigint
  readonly reimbursable: bigint
  readonly digest: string
  readonly original: string | null
  /** Key of the payer that the bill names; else of the one who collected it; null before that. */
  readonly payerKey: string | null
  readonly namesPayer: boolean
  readonly lock: LockModel | null
  readonly reports: ReadonlyMap<string, ReportModel>
  readonly authorisations: ReadonlyMap<string, AuthorisationModel>
  readonly reversal: ReversalModel
  readonly redBill: string | null
  readonly paper: string | null
  readonly hasIncome: boolean
  /** Who has a stake, and the number of the event with which it began. */
  readonly followers: ReadonlyMap<string, { readonly province: string; readonly since: number }>
  readonly sequence: number
  readonly at: number
}

export function countingReports({ reports }: BillModel): readonly ReportModel[] {
  return [...reports.values()].filter(({ isWithdrawn }) => !isWithdrawn)
}

export function reimbursed(model: BillModel): bigint {
  return countingReports(model).reduce((sum, { amount }) => sum + amount, 0n)
}

export function reportedOn(model: BillModel, authorisationId: string): bigint {
  return countingReports(model)
    .filter((report) => report.authorisationId === authorisationId)
    .reduce((sum, { amount }) => sum + amount, 0n)
}

/** The three axes, as they follow from what happened. */
export function axesOf(model: BillModel): {
  standing: string
  form: string
  reimbursement: string
} {
  const standings = { granted: 'reversal_locked', completed: 'reversed' } as const
  const { reversal } = model
  return {
    standing: reversal === 'granted' || reversal === 'completed' ? standings[reversal] : 'valid',
    form: model.paper === null ? 'electronic' : 'exchanged',
    reimbursement: reimbursementOf(model),
  }
}

function reimbursementOf(model: BillModel): string {
  if (model.lock !== null) return 'locked'
  const sum = reimbursed(model)
  if (sum === 0n) return 'open'
  return sum < model.reimbursable ? 'partly_reimbursed' : 'reimbursed'
}

/** The bill as it stands when its lock has ended and nobody has written that down yet. */
export function withoutLock(model: BillModel): BillModel {
  if (model.reversal !== 'marked') return { ...model, lock: null }
  return { ...model, lock: null, reversal: reimbursed(model) > 0n ? 'recovery' : 'granted' }
}
