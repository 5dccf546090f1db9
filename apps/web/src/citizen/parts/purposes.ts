import { purposes } from '@piaoqiao/domain'
import type { Purpose } from '@piaoqiao/domain'
import { today } from '../../words/dates.ts'

/** What a unit may use a bill for, by the words of the domain. */
export const purposeChoices: readonly (readonly [Purpose, string])[] = Object.entries(
  purposes,
) as unknown as readonly (readonly [Purpose, string])[]

/** A day so many days from today, as `2026-03-02`. */
export function dayAhead(days: number): string {
  return today(Date.now() + days * 86_400_000)
}
