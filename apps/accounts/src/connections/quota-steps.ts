import type { Instant } from '@piaoqiao/domain'
import { dayMs } from '@piaoqiao/domain'

export interface QuotaStep {
  /** Whole days since going live. */
  readonly daysSince: number
  readonly quotaPerMinute: number
  /** Faulty messages of a thousand, above which the step is not reached. */
  readonly faultsPerMilleMax: number
}

/** From enrolment until the first bill is posted. */
export const trialQuotaPerMinute = 20

/** How the quota of a unit rises after it went live. */
export const quotaSteps: readonly QuotaStep[] = [
  { daysSince: 0, quotaPerMinute: 60, faultsPerMilleMax: 1_000 },
  { daysSince: 3, quotaPerMinute: 300, faultsPerMilleMax: 50 },
  { daysSince: 7, quotaPerMinute: 600, faultsPerMilleMax: 20 },
  { daysSince: 30, quotaPerMinute: 1_200, faultsPerMilleMax: 10 },
]

/** The quota that a unit has earned: never less than it has, because a unit plans with what it was told. */
export function quotaEarned(given: {
  readonly liveAt: Instant
  readonly at: Instant
  readonly quotaPerMinute: number
  /** Null where nothing was noted: days alone count then. */
  readonly faultsPerMille: number | null
}): number {
  const { liveAt, at, quotaPerMinute, faultsPerMille } = given
  const days = Math.floor((at - liveAt) / dayMs)
  const reached = quotaSteps.filter(
    (step) => days >= step.daysSince && (faultsPerMille ?? 0) <= step.faultsPerMilleMax,
  )
  return Math.max(quotaPerMinute, ...reached.map((step) => step.quotaPerMinute))
}
