import { databaseUrl } from '../postgres/databases.ts'
import { startLocalPostgres } from '../postgres/local-postgres.ts'
import type { LocalPostgresServer } from '../postgres/local-postgres.ts'
import type { CrashPart } from './crash-part.ts'

const databaseName = 'piaoqiao'
/** Small, because three servers share a machine with everything else; nothing here touches durability. */
const settings = { shared_buffers: '64MB', max_connections: '60' }

/** A durable PostgreSQL with one database, on a port that stays. */
export class DatabasePart implements CrashPart {
  readonly name: string
  readonly #directory: string
  readonly #port: number
  #server: LocalPostgresServer | null = null
  #url: string | null = null
  #starting: Promise<void> = Promise.resolve()
  #isOver = false

  constructor(options: {
    readonly name: string
    readonly directory: string
    readonly port: number
  }) {
    this.name = options.name
    this.#directory = options.directory
    this.#port = options.port
  }

  /** Of the database. */
  get url(): string {
    if (this.#url === null) throw new Error(`${this.name} was never started`)
    return this.#url
  }

  start(): Promise<void> {
    if (!this.#isOver) this.#starting = this.#startServer()
    return this.#starting
  }

  async kill(): Promise<void> {
    const server = this.#server
    this.#server = null
    await server?.crash()
  }

  async end(): Promise<void> {
    this.#isOver = true
    await this.#starting.catch(() => undefined)
    await this.kill()
  }

  async #startServer(): Promise<void> {
    const server = await startLocalPostgres({
      directory: this.#directory,
      port: this.#port,
      settings,
      durable: true,
    })
    this.#server = server
    this.#url ??= await server.createDatabase(databaseName)
    if (this.#url !== databaseUrl(server.url, databaseName)) {
      throw new Error(`${this.name} came back at another address`)
    }
  }
}
