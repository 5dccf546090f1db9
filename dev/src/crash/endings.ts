/** What has to be undone at the end, the latest first, whichever way the end comes. */
export class Endings {
  readonly #works: (() => Promise<void>)[] = []
  #ending: Promise<void> | null = null

  get hasBegun(): boolean {
    return this.#ending !== null
  }

  /** Also when the end has begun already: what is started too late is undone at once. */
  async add(work: () => Promise<void>): Promise<void> {
    if (this.#ending !== null) return work()
    this.#works.push(work)
  }

  /** Undoes everything, once; a part that fails does not keep the others. @throws the first failure */
  end(): Promise<void> {
    this.#ending ??= this.#endAll()
    return this.#ending
  }

  async #endAll(): Promise<void> {
    const failures: unknown[] = []
    for (const work of this.#works.toReversed()) {
      await work().catch((error: unknown) => failures.push(error))
    }
    if (failures.length > 0) throw failures[0]
  }
}
