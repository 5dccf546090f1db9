import type { Instant } from '@piaoqiao/domain'

/** How often strangers may ask. */
export interface RateBounds {
  readonly perAddressMax: number
  readonly altogetherMax: number
  readonly windowMs: number
}

/** Counts requests by address in windows of time; of everybody together no more are counted than are allowed. */
export class RequestRate {
  readonly #bounds: RateBounds
  readonly #counts = new Map<string, number>()
  #altogether = 0
  #endsAt: Instant = 0

  constructor(bounds: RateBounds) {
    this.#bounds = bounds
  }

  /** Whether one more request from there may be answered. */
  allows(address: string, at: Instant): boolean {
    const { perAddressMax, altogetherMax, windowMs } = this.#bounds
    if (at >= this.#endsAt) {
      this.#counts.clear()
      this.#altogether = 0
      this.#endsAt = at + windowMs
    }
    const count = this.#counts.get(address) ?? 0
    if (count >= perAddressMax || this.#altogether >= altogetherMax) return false
    this.#counts.set(address, count + 1)
    this.#altogether += 1
    return true
  }
}
