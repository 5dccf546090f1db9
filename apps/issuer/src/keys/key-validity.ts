import type { Instant } from '@piaoqiao/domain'
import { dayMs } from '@piaoqiao/domain'
import type { SigningKey } from './station-keys.ts'

/** What of a key runs out. */
export type RunningOut = 'certificate' | 'seal'

/** Told when so many days are left, once each; the last one is told again at every start. */
export const warningDays = [60, 30, 7] as const
/** From then on the station is not well. */
export const degradedDays = 30

/** Whole days that are left of a key's certificate or seal, below zero when it has run out; null where there is none. */
export function daysLeft(
  { certificatePeriod, sealPeriod }: SigningKey,
  part: RunningOut,
  at: Instant,
): number | null {
  const period = part === 'certificate' ? certificatePeriod : sealPeriod
  return period === null ? null : Math.floor((period.validUntil - at) / dayMs)
}

/** The narrowest of `warningDays` that the days left have fallen below; null while all is well. */
export function warningFor(days: number | null): number | null {
  if (days === null) return null
  return warningDays.findLast((bound) => days < bound) ?? null
}

/** Whether neither certificate nor seal runs out soon. */
export function isValidForLong(key: SigningKey, at: Instant): boolean {
  return (['certificate', 'seal'] as const).every((part) => {
    const days = daysLeft(key, part, at)
    return days === null || days >= degradedDays
  })
}
