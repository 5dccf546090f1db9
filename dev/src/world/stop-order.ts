type Stop = () => Promise<void>

/** What has been started, to be stopped in the opposite order. */
export class StopOrder {
  readonly #stops: Stop[] = []

  add(stop: Stop): void {
    this.#stops.push(stop)
  }

  /** Stops everything also where something fails to stop. @throws the first failure */
  async stopAll(): Promise<void> {
    const failures: unknown[] = []
    for (let stop = this.#stops.pop(); stop !== undefined; stop = this.#stops.pop()) {
      await stop().catch((error: unknown) => failures.push(error))
    }
    if (failures.length > 0) throw failures[0]
  }
}
