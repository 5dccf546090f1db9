import { EventQueue } from './event-queue.ts'
import type { QueuedEvent } from './event-queue.ts'
import type { Random } from './random.ts'

/**
 * Simulated time and the order of everything that happens. One event runs at a time, and the promises that it settles run
 * to their end before the next one: whatever is asynchronous between parts of the world goes through here.
 */
export class Scheduler {
  readonly #queue = new EventQueue()
  readonly #random: Random
  #now = 0
  #steps = 0

  constructor(random: Random) {
    this.#random = random
  }

  /** Milliseconds since the world began. */
  get now(): number {
    return this.#now
  }

  get steps(): number {
    return this.#steps
  }

  /** @returns a way to call it off */
  after(delayMs: number, run: () => void): () => void {
    const tie = this.#random.next()
    const event = { at: this.#now + delayMs, tie, run, isCancelled: false }
    this.#queue.push(event)
    return () => {
      event.isCancelled = true
    }
  }

  /** Runs events until the condition holds, nothing is left or the bound is reached; says whether the condition held. */
  async runUntil(isDone: () => boolean, stepsMax: number): Promise<boolean> {
    for (let step = 0; step < stepsMax; step += 1) {
      if (isDone()) return true
      const event = this.#next()
      if (event === undefined) return isDone()
      this.#now = event.at
      this.#steps += 1
      event.run()
      await promisesAtRest()
    }
    return isDone()
  }

  #next(): QueuedEvent | undefined {
    let event = this.#queue.pop()
    while (event?.isCancelled === true) event = this.#queue.pop()
    return event
  }
}

/** The event loop turns only when no promise has anything left to do, so the order is the same every time. */
function promisesAtRest(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
