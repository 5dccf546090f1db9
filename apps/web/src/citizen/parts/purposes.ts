import { dateAt, dayMs, purposes } from '@piaoqiao/domain'
import type { Purpose } from '@piaoqiao/domain'

/** What a unit may use a bill for, by the words of the domain. */
export const purposeChoices: readonly (readonly [Purpose, string])[] = Object.entries(
  purposes,
) as unknown as readonly (readonly [Purpose, string])[]

/** A day so many days from today, as `2026-03-02`. */
export function dayAhead(days: number): string {
  return dateAt(Date.now() + days * dayMs)
}
