/** Counts the messages of each application in memory, by token buckets. */
export interface Quotas {
  /**
   * Takes one message from an application's quota.
   * @param now milliseconds; may stand still or go back, which gives nothing
   * @returns 0 when it was there, else in how many seconds it will be
   */
  take(appId: string, quotaPerMinute: number, now: number): number
}

interface Bucket {
  messages: number
  at: number
}

const minuteMs = 60_000

/**
 * A quota may be used up at once and comes back evenly.
 * @param appsMax beyond it, the application that was silent for longest is forgotten and has its whole quota again
 */
export function createQuotas({ appsMax }: { readonly appsMax: number }): Quotas {
  const buckets = new Map<string, Bucket>()
  return {
    take(appId, quotaPerMinute, now) {
      const bucket = buckets.get(appId) ?? { messages: quotaPerMinute, at: now }
      const returned = (Math.max(0, now - bucket.at) * quotaPerMinute) / minuteMs
      bucket.messages = Math.min(quotaPerMinute, bucket.messages + returned)
      bucket.at = now
      // A Map keeps the order in which its members came: whoever sends moves to the end.
      buckets.delete(appId)
      buckets.set(appId, bucket)
      if (buckets.size > appsMax) buckets.delete(buckets.keys().next().value ?? appId)
      if (bucket.messages < 1) return secondsUntilOne(bucket.messages, quotaPerMinute)
      bucket.messages -= 1
      return 0
    },
  }
}

function secondsUntilOne(messages: number, quotaPerMinute: number): number {
  const seconds = ((1 - messages) * 60) / quotaPerMinute
  return Math.min(Math.max(Math.ceil(seconds), 1), 60)
}
