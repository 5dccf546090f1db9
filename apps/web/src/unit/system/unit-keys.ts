import type { Environment, UnitKey } from './connection.ts'

/** What a key is in: waiting for its proof, in use, replaced but still accepted for a while, or over. */
export type KeyStanding = 'unproven' | 'expired' | 'present' | 'leaving' | 'replaced'

/** @param now milliseconds since 1970 */
export function standingOf(key: UnitKey, now: number): KeyStanding {
  if (key.provenAt === null) return Date.parse(key.challengeUntil) > now ? 'unproven' : 'expired'
  if (key.validUntil === null) return 'present'
  return Date.parse(key.validUntil) > now ? 'leaving' : 'replaced'
}

/** Whether a key is the one with which an environment checks messages now. */
export const isPresent = (key: UnitKey, environment: Environment): boolean =>
  key.environment === environment && key.provenAt !== null && key.validUntil === null
