/** Most refused requests that are remembered; beyond it the oldest is refused once more. */
export const refusedRequestsMax = 1_000

/** Remembers which requests a magic bill has turned away once. */
export class RefusedOnce {
  readonly #requests = new Set<string>()

  /** True the first time. */
  isFirst(appId: string, requestId: string): boolean {
    const key = `${appId} ${requestId}`
    if (this.#requests.has(key)) return false
    this.#requests.add(key)
    if (this.#requests.size > refusedRequestsMax) {
      this.#requests.delete(this.#requests.values().next().value ?? key)
    }
    return true
  }
}
