import type { Instant } from '@piaoqiao/domain'
import type { Role } from './roles.ts'
import type { Audience, SessionHolder, SessionStage } from './session-holder.ts'

/** A user of a unit or of a bureau. */
export interface User {
  readonly userId: string
  readonly loginName: string
  readonly audience: 'unit' | 'bureau'
  readonly organisationId: string
  readonly roles: readonly Role[]
  readonly state: 'active' | 'suspended' | 'closed'
  readonly name: string
  readonly passwordHash: string
  readonly passwordMustChange: boolean
  readonly passwordExpiresAt: Instant | null
  readonly failedAttempts: number
  readonly lockedUntil: Instant | null
  /** Base32; null until the second factor is enrolled. */
  readonly secondFactorSecret: string | null
  readonly secondFactorConfirmed: boolean
  readonly secondFactorStep: number | null
  readonly createdAt: Instant
}

/** The users of units and bureaus. */
export interface Users {
  /** @throws for a login name that is taken; look for it first */
  add(user: User): Promise<void>
  findByLogin(loginName: string): Promise<User | null>
  find(userId: string): Promise<User | null>
  /** Locks the row until the end of the transaction. */
  hold(userId: string): Promise<User | null>
  ofOrganisation(organisationId: string, limit: number): Promise<readonly User[]>
  /** Closes every user of a unit or bureau. */
  closeAllOf(organisationId: string): Promise<void>
  /** Writes everything that can change of a user. */
  save(user: User): Promise<void>
}

export interface Session extends SessionHolder {
  /** SM3 of the token. */
  readonly tokenHash: Uint8Array
  readonly seenAt: Instant
}

export interface Sessions {
  add(session: Session): Promise<void>
  find(tokenHash: Uint8Array): Promise<Session | null>
  /** Moves the session on to another stage. */
  moveTo(tokenHash: Uint8Array, stage: SessionStage): Promise<void>
  /** Notes that the session was used. */
  seen(tokenHash: Uint8Array, at: Instant): Promise<void>
  remove(tokenHash: Uint8Array): Promise<void>
  /** Ends all sessions of a person or user. */
  removeOf(subjectId: string): Promise<void>
  /** Ends all sessions of the users of a unit or bureau. */
  removeOfUsersOf(organisationId: string): Promise<void>
  removeEnded(at: Instant): Promise<number>
}

export interface NewSession {
  readonly audience: Audience
  readonly subjectId: string
  readonly organisationId: string
  readonly roles: readonly Role[]
  readonly stage: SessionStage
}
