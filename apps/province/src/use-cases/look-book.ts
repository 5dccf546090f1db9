import type { LookStore, LookWatch, SeenLook } from '../look-ports.ts'

/** Most looks that wait to be kept; beyond it the oldest are dropped. */
export const looksWaitingMax = 20_000
/** Most looks of one statement. */
export const looksPerKeepingMax = 2_000

/**
 * Notes who looked at bills and keeps it in bulk, after the answers are out: whoever verifies a bill waits for nothing.
 * What a process had not kept yet when it ended is lost, and so is what its store could not take in time.
 */
export class LookBook implements LookWatch {
  readonly #store: Pick<LookStore, 'keep'>
  #waiting: SeenLook[] = []
  #dropped = 0

  constructor(store: Pick<LookStore, 'keep'>) {
    this.#store = store
  }

  /** How many looks were dropped because too many waited. */
  get dropped(): number {
    return this.#dropped
  }

  seen(look: SeenLook): void {
    this.#waiting.push(look)
    this.#bound()
  }

  /** Keeps what waits now. @returns how many looks that were */
  async keepWaiting(): Promise<number> {
    const all = this.#waiting
    this.#waiting = []
    let kept = 0
    try {
      for (; kept < all.length; kept += looksPerKeepingMax) {
        await this.#store.keep(all.slice(kept, kept + looksPerKeepingMax))
      }
    } catch (error) {
      this.#waiting = [...all.slice(kept), ...this.#waiting]
      this.#bound()
      throw error
    }
    return all.length
  }

  /** Drops a part at a time, because taking one from the front moves all the others. */
  #bound(): void {
    if (this.#waiting.length <= looksWaitingMax) return
    const excess = this.#waiting.length - looksWaitingMax + looksPerKeepingMax
    this.#waiting.splice(0, excess)
    this.#dropped += excess
  }
}
