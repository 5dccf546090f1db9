import { createDatabase, dropDatabase, withClient } from './databases.ts'
import { LocalPostgresError } from './local-postgres-error.ts'
import {
  startLocalPostgres,
  type LocalPostgres,
  type LocalPostgresOptions,
} from './local-postgres.ts'

export interface OpenPostgresOptions extends LocalPostgresOptions {
  /** Put before the name of every database in a PostgreSQL that is not ours alone. */
  readonly databasePrefix?: string
}

const versionMin = 150_000

/**
 * The PostgreSQL that the environment variable `DATABASE_URL` names, or else one of our own, as
 * `startLocalPostgres` starts it. In the former nothing but databases with our prefix is touched,
 * and `stop` leaves it running.
 */
export async function openPostgres(options: OpenPostgresOptions): Promise<LocalPostgres> {
  const url = process.env['DATABASE_URL']
  if (url === undefined || url === '') return startLocalPostgres(options)
  await checkServer(url)
  const prefix = options.databasePrefix ?? 'piaoqiao_'
  return {
    url,
    createDatabase: async (name, { template } = {}) =>
      createDatabase(url, prefix + name, template === undefined ? undefined : prefix + template),
    dropDatabase: (name) => dropDatabase(url, prefix + name),
    stop: async () => undefined,
  }
}

async function checkServer(url: string): Promise<void> {
  const version = await withClient(url, async (client) => {
    const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num')
    return Number(rows[0]?.server_version_num)
  }).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : 'unknown reason'
    throw new LocalPostgresError(
      'POSTGRES_START_FAILED',
      `The PostgreSQL of DATABASE_URL cannot be used: ${reason}`,
    )
  })
  if (version >= versionMin) return
  throw new LocalPostgresError(
    'POSTGRES_VERSION_UNFIT',
    'The PostgreSQL of DATABASE_URL is older than 15. Point it to a newer one, or leave it unset.',
  )
}
