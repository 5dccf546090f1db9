import type { Instant } from '@piaoqiao/domain'
import type { Role } from './roles.ts'

export type Audience = 'person' | 'unit' | 'bureau'

/** What is left to do before a session may be used: nothing (`open`), the second factor, or a password of one's own. */
export type SessionStage = 'open' | 'second_factor' | 'new_password' | 'enrol_second_factor'

/** Who stands behind a session. */
export interface SessionHolder {
  readonly audience: Audience
  /** Id of the person, or of the user of a unit or bureau. */
  readonly subjectId: string
  /** Id of the unit's account or of the bureau; of a person the person's id. */
  readonly organisationId: string
  readonly roles: readonly Role[]
  readonly stage: SessionStage
  readonly expiresAt: Instant
}

/** How a request's session is found, from the token of its cookie and, for changes, the token of its page. */
export type FindSession = (tokens: {
  readonly session: string
  /** Null for requests that change nothing. */
  readonly csrf: string | null
  readonly at: Instant
}) => Promise<SessionHolder | null>
