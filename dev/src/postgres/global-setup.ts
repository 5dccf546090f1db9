import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { makeTestDirectory, removeLeftDirectories } from './left-directories.ts'
import { removeLocalPostgres, type LocalPostgres } from './local-postgres.ts'
import { openPostgres } from './open-postgres.ts'
import { dropDatabasesWithPrefix } from './databases.ts'
import { answerUrlRequests } from './url-door.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where test files ask for the PostgreSQL of the run. */
    postgresDoor: string
    /** Begins the names of all databases of the run. */
    postgresDatabasePrefix: string
  }
}

/**
 * One PostgreSQL for the whole run, started when the first test file asks for it, so that runs
 * without such files do not wait. Nothing of it remains afterwards.
 */
export default async function setUpTestPostgres(
  project: TestProject,
): Promise<() => Promise<void>> {
  await removeLeftDirectories()
  const directory = makeTestDirectory()
  const prefix = `piaoqiao_test_${process.pid}_`
  let opening: Promise<LocalPostgres> | undefined
  const closeDoor = await answerUrlRequests(join(directory, 'door'), async () => {
    opening ??= openPostgres({ directory: join(directory, 'postgres'), durable: false })
    return (await opening).url
  })
  project.provide('postgresDoor', join(directory, 'door'))
  project.provide('postgresDatabasePrefix', prefix)
  return async () => {
    await closeDoor()
    const postgres = await opening?.catch(() => undefined)
    if (postgres !== undefined) await dropDatabasesWithPrefix(postgres.url, prefix)
    await postgres?.stop()
    await removeLocalPostgres(join(directory, 'postgres'))
    rmSync(directory, { recursive: true, force: true })
  }
}
