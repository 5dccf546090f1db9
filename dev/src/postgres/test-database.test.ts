import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

const opened: TestDatabase[] = []
afterAll(async () => {
  for (const database of opened) await database.drop()
})

async function open(options?: Parameters<typeof createTestDatabase>[0]) {
  const database = await createTestDatabase(options)
  opened.push(database)
  return database.url
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

test('a test database is UTF8 and sorts by code point', async () => {
  const url = await open()
  const rows = await query(
    url,
    `SELECT pg_encoding_to_char(encoding) AS encoding, datcollate, datctype
       FROM pg_database WHERE datname = current_database()`,
  )
  expect(rows).toEqual([{ encoding: 'UTF8', datcollate: 'C', datctype: 'C' }])
})

test('a template is migrated once and every copy stands alone', async () => {
  let migrations = 0
  const migrate = async (url: string) => {
    migrations += 1
    await query(url, 'CREATE TABLE bill (number text)')
  }
  const [first, second] = await Promise.all([
    open({ template: 'copied_twice', migrate }),
    open({ template: 'copied_twice', migrate }),
  ])
  await query(first, `INSERT INTO bill VALUES ('50060124')`)
  expect(await query(first, 'SELECT number FROM bill')).toEqual([{ number: '50060124' }])
  expect(await query(second, 'SELECT number FROM bill')).toEqual([])
  expect(migrations).toBe(1)
})
