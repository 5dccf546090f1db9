import { randomBytes } from 'node:crypto'
import type { Instant } from '@piaoqiao/domain'
import { hmacSm3, sm3 } from '@piaoqiao/gm-crypto'
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

/** Begins a session. Only the hash of its token is kept. */
export async function beginSession(
  sessions: Sessions,
  holder: NewSession,
  at: Instant,
): Promise<BegunSession> {
  const token = randomBytes(tokenBytes).toString('base64url')
  const session: Session = {
    ...holder,
    tokenHash: tokenHashOf(token),
    seenAt: at,
    expiresAt: at + sessionHoursMax * hourMs,
  }
  await sessions.add(session)
  return { token, csrfToken: csrfTokenOf(token), session }
}

/**
 * What the pages of a session send with every change. It follows from the session's token, so that a page that is loaded
 * again can ask for it, and nobody who cannot read the cookie can make it.
 */
export function csrfTokenOf(token: string): string {
  return Buffer.from(hmacSm3(Buffer.from(token), 'csrf token')).toString('base64url')
}

export function tokenHashOf(token: string): Uint8Array {
  return sm3(token)
}

/** Whether the session still holds: begun not too long ago and used lately. */
export function isSessionLive({ expiresAt, seenAt }: Session, at: Instant): boolean {
  return at < expiresAt && at < seenAt + sessionIdleMinutesMax * 60_000
}
