/** Lines between stations that are cut for a while: one line, or all of a station's. */
export class Lines {
  readonly #now: () => number
  readonly #cutUntil = new Map<string, number>()

  constructor(now: () => number) {
    this.#now = now
  }

  /** Cuts the line between two, or with one name everything that leads to it. */
  cut(names: readonly string[], forMs: number): void {
    this.#cutUntil.set(keyOf(names), this.#now() + forMs)
  }

  areCut(one: string, other: string): boolean {
    return this.#isCut([one, other]) || this.#isCut([one]) || this.#isCut([other])
  }

  mend(): void {
    this.#cutUntil.clear()
  }

  #isCut(names: readonly string[]): boolean {
    return (this.#cutUntil.get(keyOf(names)) ?? 0) > this.#now()
  }
}

function keyOf(names: readonly string[]): string {
  return names.toSorted().join(' ')
}
