import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Pool } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@piaoqiao/dev/postgres'
import { migrate } from './migrate.ts'
import { MigrationError } from './migration-error.ts'
import { openPool } from './pool.ts'

const options = { connectionsMax: 1, statementTimeoutMs: 2_000, name: 'migration test' }
let database: TestDatabase
let pool: Pool
let directory: string

beforeAll(async () => {
  database = await createTestDatabase()
  pool = openPool(database.url, options)
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})
beforeEach(async () => {
  await pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  directory = await mkdtemp(join(tmpdir(), 'migrations-'))
})
afterEach(() => rm(directory, { recursive: true }))

const files = {
  '0001-bills.sql':
    '-- Bills first.\nCREATE TABLE bill (id bigint);\nINSERT INTO bill VALUES (1);\n',
  '0002-add-standing.sql': '-- Bills stand.\nALTER TABLE bill ADD COLUMN standing text;\n',
}

async function write(contents: Record<string, string>): Promise<URL> {
  for (const [name, sql] of Object.entries(contents)) await writeFile(join(directory, name), sql)
  return pathToFileURL(directory)
}

async function codeOf(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof MigrationError)) throw new Error('no migration error', { cause: error })
  return `${error.code} ${error.migration}`
}

test('migrations are applied in order, once, and recorded', async () => {
  const url = await write(files)
  expect(await migrate(pool, url)).toEqual(['0001-bills.sql', '0002-add-standing.sql'])
  expect(await migrate(pool, url)).toEqual([])
  const { rows } = await pool.query(
    `SELECT name, length(checksum_sm3) AS digits, applied_at <= now() AS past FROM schema_migrations`,
  )
  expect(rows).toEqual([
    { name: '0001-bills.sql', digits: 64, past: true },
    { name: '0002-add-standing.sql', digits: 64, past: true },
  ])
})

test('what was added later is applied to a database that has the beginning', async () => {
  await migrate(pool, await write({ '0001-bills.sql': files['0001-bills.sql'] }))
  expect(await migrate(pool, await write(files))).toEqual(['0002-add-standing.sql'])
})

test('processes that start at once apply each migration once', async () => {
  const url = await write(files)
  const pools = [1, 2, 3, 4].map(() => openPool(database.url, options))
  const applied = await Promise.all(pools.map((each) => migrate(each, url)))
  expect(applied.flat().toSorted()).toEqual(Object.keys(files))
  expect((await pool.query('SELECT id FROM bill')).rows).toEqual([{ id: '1' }])
  await Promise.all(pools.map((each) => each.end()))
})

test('a migration that fails leaves nothing of itself, and those before it stay', async () => {
  const url = await write({
    ...files,
    '0002-add-standing.sql': 'CREATE TABLE half (id bigint); SELECT 1/0;',
  })
  expect(await codeOf(migrate(pool, url))).toBe('MIGRATION_FAILED 0002-add-standing.sql')
  const { rows } = await pool.query(
    `SELECT to_regclass('half') AS half, to_regclass('bill') AS bill`,
  )
  expect(rows).toEqual([{ half: null, bill: 'bill' }])
  expect(await migrate(pool, await write(files))).toEqual(['0002-add-standing.sql'])
})

test('a file that was checked out with other line ends is the same file', async () => {
  await migrate(pool, await write(files))
  const url = await write({
    '0001-bills.sql': files['0001-bills.sql'].replaceAll('\n', '\r\n'),
  })
  expect(await migrate(pool, url)).toEqual([])
})

test('an applied migration that was changed is refused', async () => {
  await migrate(pool, await write(files))
  const url = await write({ '0001-bills.sql': `${files['0001-bills.sql']}-- one word more\n` })
  expect(await codeOf(migrate(pool, url))).toBe('MIGRATION_CHANGED 0001-bills.sql')
})

test('an applied migration that is gone or renamed is refused', async () => {
  await migrate(pool, await write(files))
  await rm(join(directory, '0002-add-standing.sql'))
  const url = pathToFileURL(directory)
  expect(await codeOf(migrate(pool, url))).toBe('MIGRATION_MISSING 0002-add-standing.sql')
  await write({ '0002-standing.sql': files['0002-add-standing.sql'] })
  expect(await codeOf(migrate(pool, url))).toBe('MIGRATION_MISSING 0002-add-standing.sql')
})

test.each([
  ['1-bills.sql', 'MIGRATION_NAME_MALFORMED'],
  ['0001.sql', 'MIGRATION_NAME_MALFORMED'],
  ['0001-Bills.sql', 'MIGRATION_NAME_MALFORMED'],
  ['0002-bills.sql', 'MIGRATION_NUMBER_UNFIT'],
  ['0000-bills.sql', 'MIGRATION_NUMBER_UNFIT'],
])('%s as the first file is refused as %s', async (name, code) => {
  expect(await codeOf(migrate(pool, await write({ [name]: 'SELECT 1' })))).toBe(`${code} ${name}`)
})

test('two migrations of one number are refused', async () => {
  const url = await write({ '0001-a.sql': 'SELECT 1', '0001-b.sql': 'SELECT 1' })
  expect(await codeOf(migrate(pool, url))).toBe('MIGRATION_NUMBER_UNFIT 0001-b.sql')
})
