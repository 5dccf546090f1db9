import type { Instant } from '@piaoqiao/domain'
import { dayMs } from '@piaoqiao/domain'

/**
 * The one clock of everybody in a local world: the time of this machine, or so many days before it. It never runs ahead,
 * because programs beside the world, such as the command line, go by the time of the machine and stamp their messages
 * with it.
 */
export class WorldClock {
  #daysBack = 0

  readonly now = (): Instant => Date.now() - this.#daysBack * dayMs

  /** @throws RangeError for days that are to come */
  goBack(days: number): void {
    if (!(days >= 0)) throw new RangeError('the clock of a world does not run ahead')
    this.#daysBack = days
  }

  goToPresent(): void {
    this.#daysBack = 0
  }
}
