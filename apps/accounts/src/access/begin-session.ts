import { randomBytes } from 'node:crypto'
import type { Instant } from '@piaoqiao/domain'
import { sm3 } from '@piaoqiao/gm-crypto'
import type { NewSession, Session, Sessions } from './access-ports.ts'

/** A session ends after this time, whatever happens in it. */
export const sessionHoursMax = 12
/** A session that nobody uses ends earlier. */
export const sessionIdleMinutesMax = 30

const tokenBytes = 32
const hourMs = 3_600_000

/** What a browser is given: the token for its cookie, and the one that its pages send with every change. */
export interface BegunSession {
  readonly token: string
  readonly csrfToken: string
  readonly session: Session
}

/** Begins a session. Only hashes of its tokens are kept. */
export async function beginSession(
  sessions: Sessions,
  holder: NewSession,
  at: Instant,
): Promise<BegunSession> {
  const token = randomBytes(tokenBytes).toString('base64url')
  const csrfToken = randomBytes(tokenBytes).toString('base64url')
  const session: Session = {
    ...holder,
    tokenHash: tokenHashOf(token),
    csrfHash: tokenHashOf(csrfToken),
    beganAt: at,
    seenAt: at,
    expiresAt: at + sessionHoursMax * hourMs,
  }
  await sessions.add(session)
  return { token, csrfToken, session }
}

export function tokenHashOf(token: string): Uint8Array {
  return sm3(token)
}

/** Whether the session still holds: begun not too long ago and used lately. */
export function isSessionLive({ expiresAt, seenAt }: Session, at: Instant): boolean {
  return at < expiresAt && at < seenAt + sessionIdleMinutesMax * 60_000
}
