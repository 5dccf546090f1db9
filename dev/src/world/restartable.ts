interface Stoppable {
  stop(): Promise<void>
}

/** A service that can be away for a while and come back. */
export class Restartable<Service extends Stoppable> {
  readonly #begin: () => Promise<Service>
  #running: Service | null = null

  constructor(begin: () => Promise<Service>) {
    this.#begin = begin
  }

  /** @throws Error while it is away */
  get running(): Service {
    if (this.#running === null) throw new Error('this service of the world is not running')
    return this.#running
  }

  async start(): Promise<void> {
    this.#running ??= await this.#begin()
  }

  async stop(): Promise<void> {
    const running = this.#running
    this.#running = null
    await running?.stop()
  }
}
