import type { Instant, ProvinceCode } from '@piaoqiao/domain'

/** A person with an account. */
export interface Person {
  /** `P-…` */
  readonly personId: string
  readonly name: string
  readonly identityNumber: string
  /** Empty for a child, for whom its guardians act. */
  readonly mobile: string
  readonly state: 'active' | 'closed'
  readonly toldByText: boolean
  readonly createdAt: Instant
  readonly closedAt: Instant | null
}

/** An account without a mobile is a child's: nobody signs in to it, its guardians act for it. */
export function isChildAccount({ mobile }: Pick<Person, 'mobile'>): boolean {
  return mobile === ''
}

export interface People {
  /** @throws for a number or a mobile that has an account; look for it first */
  add(person: Person): Promise<void>
  find(personId: string): Promise<Person | null>
  /** Locks the row until the end of the transaction. */
  hold(personId: string): Promise<Person | null>
  findByIdentity(identityNumber: string): Promise<Person | null>
  findByMobile(mobile: string): Promise<Person | null>
  save(person: Person): Promise<void>
  /**
   * Forgets who those were that closed before a moment and whose links to others are forgotten already; says how many. What
   * they did stays in the audit by their id.
   */
  eraseClosed(before: Instant, limit: number): Promise<number>
}

export type ActivationState = 'asked' | 'active' | 'withdrawing' | 'withdrawn'

/** An account in one province. */
export interface Activation {
  readonly personId: string
  readonly province: ProvinceCode
  readonly state: ActivationState
  /** How the province knows the person, hexadecimal; null before it answered. */
  readonly payerKey: string | null
  /** Of the announcement that is open or was answered last. */
  readonly requestId: string
  readonly attempts: number
  readonly nextAttemptAt: Instant | null
  readonly listCursor: string | null
  readonly listDueAt: Instant | null
  readonly changedAt: Instant
}

export interface Activations {
  /** Enters or writes the one of this person and province. */
  save(activation: Activation): Promise<void>
  hold(personId: string, province: ProvinceCode): Promise<Activation | null>
  ofPerson(personId: string): Promise<readonly Activation[]>
  remove(personId: string, province: ProvinceCode): Promise<void>
  /** Leases announcements that are due. */
  takeOpen(at: Instant, leasedUntil: Instant, limit: number): Promise<readonly Activation[]>
  /** Leases lists that are to be read. */
  takeToList(at: Instant, leasedUntil: Instant, limit: number): Promise<readonly Activation[]>
  /** Makes the lists of these payers due; the keys are hexadecimal. */
  listSoon(province: ProvinceCode, payerKeys: readonly string[], at: Instant): Promise<void>
}

/** Says whether a name and an identity number belong together. */
export interface RealNameRegister {
  /** Rejects where it cannot say. */
  isReal(name: string, identityNumber: string): Promise<boolean>
}

/** Somebody's account, its owner being the person itself or one who acts for it. */
export interface ActingPerson {
  readonly personId: string
  /** The person whose account it is. */
  readonly ownerId: string
}
