/** Ten in the morning in Beijing on 4 March 2026: when every network begins. */
export const networkStart = Date.UTC(2026, 2, 4, 2)

export const minuteMs = 60_000

/** The time of all services and applications of a network: goes with the machine's and can be put forward. */
export class NetworkClock {
  readonly #startedAt = performance.now()
  #forwardMs = 0

  readonly now = (): number =>
    networkStart + this.#forwardMs + Math.floor(performance.now() - this.#startedAt)

  forward(durationMs: number): void {
    this.#forwardMs += durationMs
  }
}
