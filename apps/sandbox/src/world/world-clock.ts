import type { Instant } from '@piaoqiao/domain'

/** The clock of a world. It stands still within an action, so that an action that is played again has the same outcome. */
export class WorldClock {
  #at: Instant

  constructor(at: Instant) {
    this.#at = at
  }

  readonly read = (): Instant => this.#at

  /** Goes on to a moment; never back. */
  moveTo(at: Instant): void {
    this.#at = Math.max(this.#at, at)
  }
}
