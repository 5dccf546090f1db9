import type { Fen, Instant } from '@piaoqiao/domain'

/** The two texts that name a bill: 8 and 10 digits. */
export interface BillKey {
  readonly billCode: string
  readonly billNumber: string
}

export function keyText({ billCode, billNumber }: BillKey): string {
  return `${billCode}${billNumber}`
}

/** A bill as a unit saw it last at the registry. */
export interface SeenBill extends BillKey {
  readonly billName: string
  readonly issuerId: string
  readonly issuerName: string
  readonly issuedOn: string
  readonly faceFen: Fen
  readonly reimbursableFen: Fen
  readonly balanceFen: Fen
  readonly standing: string
  readonly form: string
  readonly reimbursement: string
  /** The state in one Chinese word, and in a sentence. */
  readonly state: string
  readonly sentence: string
  readonly sequence: number
  /** Services that the unit could use on it. */
  readonly nextServices: readonly string[]
  /** Of the unit's own lock. */
  readonly lockExpiresAt: Instant | null
  /** The red bill that reverses it. */
  readonly redBill: BillKey | null
}

/** What the unit knows of a bill beyond the registry's view. */
export interface KnownBill extends SeenBill {
  readonly checkCode: string | null
  readonly verifiedAt: Instant | null
  readonly seenAt: Instant
}

export interface BillNote {
  readonly bill: SeenBill
  /** Null keeps the one that is known. */
  readonly checkCode: string | null
  /** Whether the unit asked for it to be verified just now. */
  readonly isVerified: boolean
}

export interface Authorisation extends BillKey {
  readonly authorisationId: string
  readonly purpose: string
  readonly validUntil: Instant
  readonly amountMaxFen: Fen | null
  readonly revokedAt: Instant | null
}

/** Bills that a unit has seen, and the authorisations it was given. */
export interface SeenBills {
  /** An older view never takes the place of a newer one. */
  note(unitId: string, notes: readonly BillNote[], at: Instant): Promise<void>
  find(unitId: string, keys: readonly BillKey[]): Promise<readonly KnownBill[]>
  authorise(unitId: string, authorisations: readonly Authorisation[]): Promise<void>
  revoke(unitId: string, authorisationIds: readonly string[], at: Instant): Promise<void>
  authorisations(unitId: string, keys: readonly BillKey[]): Promise<readonly Authorisation[]>
}
