import type { Instant } from '@piaoqiao/domain'
import type { User } from './access-ports.ts'

/** So many wrong passwords or codes in a row close the door. */
export const failedAttemptsMax = 5
export const lockoutMinutes = 15

/** The user after one more wrong password or code. */
export function withFailedAttempt(user: User, at: Instant): User {
  const failedAttempts = user.failedAttempts + 1
  return failedAttempts < failedAttemptsMax
    ? { ...user, failedAttempts }
    : { ...user, failedAttempts: 0, lockedUntil: at + lockoutMinutes * 60_000 }
}
