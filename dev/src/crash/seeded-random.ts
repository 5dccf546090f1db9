/** Chance that is the same for the same seed (mulberry32). */
export class SeededRandom {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** From 0 to below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number, both ends included. */
  between(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1))
  }

  /** Whether something happens that happens in this share of cases. */
  happens(share: number): boolean {
    return this.next() < share
  }

  /** @throws RangeError for an empty list */
  pick<Item>(list: readonly Item[]): Item {
    const item = list[this.between(0, list.length - 1)]
    if (item === undefined) throw new RangeError('nothing can be picked from an empty list')
    return item
  }

  shuffled<Item>(list: readonly Item[]): Item[] {
    const keyed = list.map((item) => ({ item, key: this.next() }))
    return keyed.toSorted((a, b) => a.key - b.key).map(({ item }) => item)
  }

  /** Chance of its own for a part of the run, so that parts do not depend on the order in which they draw. */
  branch(): SeededRandom {
    return new SeededRandom(this.between(0, 2 ** 32 - 1))
  }
}
