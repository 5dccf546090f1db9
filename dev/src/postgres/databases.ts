import pg from 'pg'
import { LocalPostgresError } from './local-postgres-error.ts'

const connectMaxMs = 10_000
const nameBytesMax = 63
const duplicateDatabase = '42P04'
// Nobody listens yet, or the server says that it is still starting.
const notYetCodes = new Set(['ECONNREFUSED', 'ECONNRESET', '57P03'])

/** Runs `work` with one connection to the database at `url`. */
export async function withClient<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: connectMaxMs,
    application_name: 'piaoqiao development',
  })
  // A server that goes away is noticed by the query; without a listener it would end the process.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Whether the server at `url` takes connections; throws when it never will, as with a wrong password. */
export async function isReady(url: string): Promise<boolean> {
  try {
    await withClient(url, (client) => client.query('SELECT 1'))
    return true
  } catch (error) {
    const { code } = error as { code?: string }
    if (code !== undefined && notYetCodes.has(code)) return false
    throw error
  }
}

/** Creates a database with UTF8 and the C locale, or a copy of `template`; keeps one that is there. */
export async function createDatabase(
  adminUrl: string,
  name: string,
  template = 'template0',
): Promise<string> {
  checkName(name)
  checkName(template)
  await withClient(adminUrl, (client) =>
    client.query(
      `CREATE DATABASE ${name} TEMPLATE ${template} ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'`,
    ),
  ).catch((error: unknown) => {
    if ((error as { code?: unknown }).code !== duplicateDatabase) throw error
  })
  return databaseUrl(adminUrl, name)
}

/** Removes a database together with the sessions that are still in it. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  checkName(name)
  await withClient(adminUrl, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  )
}

/** Removes every database whose name begins with `prefix`. */
export async function dropDatabasesWithPrefix(adminUrl: string, prefix: string): Promise<void> {
  const names = await withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [prefix],
    )
    return rows.map((row) => row.datname)
  })
  for (const name of names) await dropDatabase(adminUrl, name)
}

export async function databaseExists(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
  return rowCount !== 0
}

/** Renames a database that nobody is in. */
export async function renameDatabase(client: pg.Client, from: string, to: string): Promise<void> {
  checkName(from)
  checkName(to)
  await client.query(`ALTER DATABASE ${from} RENAME TO ${to}`)
}

export function databaseUrl(adminUrl: string, name: string): string {
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return url.href
}

function checkName(name: string): void {
  if (/^[a-z][a-z0-9_]*$/.test(name) && name.length <= nameBytesMax) return
  throw new LocalPostgresError(
    'POSTGRES_NAME_UNFIT',
    `Not a name for a database (small letters, digits, underscores, at most ${nameBytesMax}): ${name}`,
  )
}
