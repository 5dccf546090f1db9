interface Running {
  readonly url: string
  stop(): Promise<void>
}

/** A service that can be stopped and comes back where the others look for it. */
export class RestartableService<Service extends Running> {
  readonly #begin: (port: number) => Promise<Service>
  #running: Service | null = null
  #port = 0

  /** @param begin starts the service on a port; 0 lets the machine choose one */
  constructor(begin: (port: number) => Promise<Service>) {
    this.#begin = begin
  }

  get running(): Service {
    if (this.#running === null) throw new Error('the service is stopped')
    return this.#running
  }

  get isRunning(): boolean {
    return this.#running !== null
  }

  async start(): Promise<void> {
    this.#running = await this.#begin(this.#port)
    this.#port = Number(new URL(this.#running.url).port)
  }

  async stop(): Promise<void> {
    const running = this.#running
    this.#running = null
    await running?.stop()
  }
}
