import pg from 'pg'
import type { Pool } from 'pg'

export interface PoolOptions {
  readonly connectionsMax: number
  /** The server ends a statement that takes longer. */
  readonly statementTimeoutMs: number
  /** By this name the server shows our connections to its operator. */
  readonly name: string
  /** Settings of the server for these connections, such as how it plans. */
  readonly serverSettings?: Readonly<Record<string, string>>
  /** Told of a connection that was lost while nobody used it; the pool has already replaced it. */
  readonly onConnectionLost?: (error: Error) => void
}

/** How long a caller waits for a free connection, or for a new one to be made. */
export const connectTimeoutMs = 10_000

/** A transaction whose owner is silent for so long is rolled back, and its locks are freed. */
export const idleInTransactionMaxMs = 60_000

/** Beyond the server's own limit, how long we wait for its word before we give the connection up. */
export const answerGraceMs = 5_000

/**
 * Opens connections to PostgreSQL on demand. `bigint` and `numeric` come as text, `json` as a value, and `date` as
 * the text `2026-03-01`: as a Date it would become another day in some time zones.
 */
export function openPool(url: string, options: PoolOptions): Pool {
  const {
    connectionsMax,
    statementTimeoutMs,
    name,
    serverSettings = {},
    onConnectionLost,
  } = options
  const pool = new pg.Pool({
    connectionString: url,
    max: connectionsMax,
    application_name: name,
    options: serverOptions(serverSettings),
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    query_timeout: statementTimeoutMs + answerGraceMs,
    idle_in_transaction_session_timeout: idleInTransactionMaxMs,
    keepAlive: true,
    types: { getTypeParser },
  })
  pool.on('error', (error) => onConnectionLost?.(error))
  // The pool listens only to connections that nobody uses. One that is lost in the hands of its user, between two
  // statements, would end the process; the next statement reports it.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

const getTypeParser: typeof pg.types.getTypeParser = (type: number, format?: string) => {
  if (type === pg.types.builtins.DATE) return (text: string) => text
  return pg.types.getTypeParser(type, format as 'text') as unknown
}

/** @throws RangeError for a name or a value that would have to be escaped on the way */
function serverOptions(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => {
      if (!/^[a-z_]+$/.test(name) || !/^[\w.]+$/.test(value)) {
        throw new RangeError('a setting of the server has a name and a value of plain characters')
      }
      return `-c ${name}=${value}`
    })
    .join(' ')
}
