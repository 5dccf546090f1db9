import { inject } from 'vitest'
import {
  createDatabase,
  databaseExists,
  databaseUrl,
  dropDatabase,
  renameDatabase,
  withClient,
} from './databases.ts'
import { askForUrl } from './url-door.ts'

export interface TestDatabase {
  /** Address of an empty or migrated database that nobody else uses. */
  readonly url: string
  /** Removes the database; sessions still in it are cut. */
  drop(): Promise<void>
}

export interface TestDatabaseOptions {
  /** Brings a new database to the schema that the tests want. */
  readonly migrate?: (url: string) => Promise<void>
  /**
   * Name of a schema that several test files share: it is migrated once in a run, and every test
   * database is a copy. Small letters, digits and underscores.
   */
  readonly template?: string
}

let databasesOfThisProcess = 0

/** Creates a database for one test file, in the PostgreSQL of the test run. */
export async function createTestDatabase({
  migrate,
  template,
}: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const adminUrl = await askForUrl(inject('postgresDoor'))
  const prefix = inject('postgresDatabasePrefix')
  databasesOfThisProcess += 1
  const name = `${prefix}${process.pid}_${databasesOfThisProcess}`
  if (template === undefined) {
    const url = await createDatabase(adminUrl, name)
    await migrate?.(url)
  } else {
    const source = `${prefix}template_${template}`
    await makeTemplateOnce(adminUrl, source, migrate)
    await createDatabase(adminUrl, name, source)
  }
  return { url: databaseUrl(adminUrl, name), drop: () => dropDatabase(adminUrl, name) }
}

/** Test files run in several processes; the first one migrates and the others wait for it. */
async function makeTemplateOnce(
  adminUrl: string,
  template: string,
  migrate: TestDatabaseOptions['migrate'],
): Promise<void> {
  await withClient(adminUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [template])
    if (await databaseExists(client, template)) return
    const unfinished = `${template}_unfinished`
    await dropDatabase(adminUrl, unfinished)
    await migrate?.(await createDatabase(adminUrl, unfinished))
    await renameDatabase(client, unfinished, template)
  })
}
