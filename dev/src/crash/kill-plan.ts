import { setTimeout as sleep } from 'node:timers/promises'
import type { CrashPart } from './crash-part.ts'
import type { SeededRandom } from './seeded-random.ts'

/** One thing to kill. */
export interface Strike {
  readonly part: CrashPart
  /** From the beginning of the load. */
  readonly atMs: number
  /** How long it stays away. */
  readonly awayMs: number
}

const strikesMin = 2
const strikesMax = 4
/** Rounds in which everything is killed at one moment, as when the power of a building fails. */
const powerFailureShare = 0.15
/** Rounds in which one part comes back while another one, on which it relies, stays away. */
const aloneShare = 0.25
const awayMsMax = 1_500
/** Long enough that a process has come back and been asked something. */
const aloneMs = 4_000
/** Parts that are started again at once, so that clients meet them while they are still starting. */
const atOnceShare = 0.3

/** Decides what is killed when. Parts come up in turn, so that a few rounds reach every one of them. */
export class KillPlanner {
  readonly #random: SeededRandom
  readonly #parts: readonly CrashPart[]
  #turn: CrashPart[] = []

  constructor(random: SeededRandom, parts: readonly CrashPart[]) {
    this.#random = random
    this.#parts = parts
  }

  /** @param loadMs how long the load lasts; the kills lie within it */
  plan(loadMs: number): readonly Strike[] {
    const kind = this.#random.next()
    if (kind < powerFailureShare) return this.#powerFailure(loadMs)
    if (kind < powerFailureShare + aloneShare) return this.#backAlone(loadMs)
    const count = this.#random.between(strikesMin, strikesMax)
    const strikes = Array.from({ length: count }, () => this.#strike(this.#next(), loadMs))
    return strikes.toSorted((a, b) => a.atMs - b.atMs)
  }

  #powerFailure(loadMs: number): readonly Strike[] {
    const { atMs } = this.#strike(this.#random.pick(this.#parts), loadMs)
    return this.#parts.map((part) => ({ ...this.#strike(part, loadMs), atMs }))
  }

  #backAlone(loadMs: number): readonly Strike[] {
    const away = this.#next()
    const others = this.#parts.filter((part) => part !== away)
    const atMs = this.#random.between(0, Math.floor(loadMs * 0.3))
    return [
      { part: away, atMs, awayMs: aloneMs },
      ...this.#random.shuffled(others).map((part) => ({ part, atMs, awayMs: 0 })),
    ]
  }

  #strike(part: CrashPart, loadMs: number): Strike {
    const atMs = this.#random.between(Math.ceil(loadMs * 0.1), Math.floor(loadMs * 0.9))
    const awayMs = this.#random.happens(atOnceShare) ? 0 : this.#random.between(50, awayMsMax)
    return { part, atMs, awayMs }
  }

  #next(): CrashPart {
    if (this.#turn.length === 0) this.#turn = this.#random.shuffled(this.#parts)
    const [part] = this.#turn.splice(0, 1)
    if (part === undefined) throw new Error('there is nothing to kill')
    return part
  }
}

/** Carries the plan out; resolves when everything that was killed has been started again. */
export async function carryOut(plan: readonly Strike[]): Promise<void> {
  const byPart = Map.groupBy(plan, ({ part }) => part)
  const began = Date.now()
  await Promise.all(
    [...byPart].map(async ([part, strikes]) => {
      for (const { atMs, awayMs } of strikes) {
        await sleep(Math.max(0, began + atMs - Date.now()))
        await part.kill()
        await sleep(awayMs)
        await part.start()
      }
    }),
  )
}
