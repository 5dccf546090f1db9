import { createServer } from 'node:net'

interface Running {
  readonly url: string
  stop(): Promise<void>
}

/** Below those that machines give to outgoing connections, one of which could take the port of a stopped service. */
const portMin = 20_000
const portMax = 32_000
const portAttemptsMax = 50

/** A service that can be stopped and comes back where the others look for it. */
export class RestartableService<Service extends Running> {
  readonly #begin: (port: number) => Promise<Service>
  #running: Service | null = null
  #port: number | null = null

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
    this.#port ??= await freePort()
    this.#running = await this.#begin(this.#port)
  }

  async stop(): Promise<void> {
    const running = this.#running
    this.#running = null
    await running?.stop()
  }
}

async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < portAttemptsMax; attempt += 1) {
    const port = portMin + Math.floor(Math.random() * (portMax - portMin))
    if (await isFree(port)) return port
  }
  throw new Error('no free port was found')
}

function isFree(port: number): Promise<boolean> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
