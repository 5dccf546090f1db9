import type { Pool } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@piaoqiao/dev/postgres'
import { cutAtCommit } from './testing/cut-connection.ts'
import { openPool } from './pool.ts'
import { inTransaction } from './transaction.ts'
import { CommitUnknown, sqlStateOf, TransactionAborted } from './transaction-errors.ts'

const options = { connectionsMax: 4, statementTimeoutMs: 10_000, name: 'transaction test' }
let database: TestDatabase
let pool: Pool

beforeAll(async () => {
  database = await createTestDatabase()
  pool = openPool(database.url, options)
  await pool.query('CREATE TABLE entry (key text PRIMARY KEY, value integer NOT NULL)')
})
beforeEach(async () => {
  await pool.query('TRUNCATE entry')
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

async function keys(): Promise<readonly string[]> {
  const { rows } = await pool.query<{ key: string }>('SELECT key FROM entry ORDER BY key')
  return rows.map(({ key }) => key)
}

test('work is committed and its result is given', async () => {
  const result = await inTransaction(
    pool,
    async (client) => {
      await client.query(`INSERT INTO entry VALUES ('a', 1)`)
      return 'kept'
    },
    { attemptsMax: 1 },
  )
  expect(result).toBe('kept')
  expect(await keys()).toEqual(['a'])
})

test('an error of the work rolls everything back and reaches the caller unchanged', async () => {
  const fault = new Error('no')
  const attempt = inTransaction(
    pool,
    async (client) => {
      await client.query(`INSERT INTO entry VALUES ('a', 1)`)
      throw fault
    },
    { attemptsMax: 3 },
  )
  await expect(attempt).rejects.toBe(fault)
  expect(await keys()).toEqual([])
})

test('a failure that the work hides is not taken for a commit', async () => {
  const attempt = inTransaction(
    pool,
    async (client) => {
      await client.query(`INSERT INTO entry VALUES ('a', 1)`)
      await client.query('SELECT 1/0').catch(() => undefined)
    },
    { attemptsMax: 3 },
  )
  await expect(attempt).rejects.toBeInstanceOf(TransactionAborted)
  expect(await keys()).toEqual([])
})

describe('what is tried again', () => {
  const failing = (state: string, failures: number) => {
    let runs = 0
    const run = (retryUniqueViolation: boolean) =>
      inTransaction(
        pool,
        async (client) => {
          runs += 1
          await client.query(`INSERT INTO entry VALUES ('a', 1)`)
          if (runs <= failures) {
            await client.query(
              `DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '${state}'; END $$`,
            )
          }
        },
        { attemptsMax: 3, retryUniqueViolation },
      )
    return { run, runs: () => runs }
  }

  test.each([
    { state: '40001', retryUniqueViolation: false },
    { state: '40P01', retryUniqueViolation: false },
    { state: '23505', retryUniqueViolation: true },
  ])('$state is, until it succeeds', async ({ state, retryUniqueViolation }) => {
    const work = failing(state, 2)
    await work.run(retryUniqueViolation)
    expect(work.runs()).toBe(3)
    expect(await keys()).toEqual(['a'])
  })

  test.each(['23505', '23514', '57014', 'P0001'])('%s is not unless asked', async (state) => {
    const work = failing(state, 1)
    await expect(work.run(false)).rejects.toMatchObject({ code: state })
    expect(work.runs()).toBe(1)
  })

  test('a conflict that stays is given up after the attempts allowed', async () => {
    const work = failing('40001', 9)
    await expect(work.run(false)).rejects.toMatchObject({ code: '40001' })
    expect(work.runs()).toBe(3)
  })

  test('of two transactions in a real deadlock both succeed', async () => {
    await pool.query(`INSERT INTO entry VALUES ('a', 0), ('b', 0)`)
    const meeting = Promise.withResolvers<void>()
    let arrived = 0
    const add = (order: readonly string[]) =>
      inTransaction(
        pool,
        async (client) => {
          for (const key of order) {
            await client.query('UPDATE entry SET value = value + 1 WHERE key = $1', [key])
            arrived += 1
            if (arrived === 2) meeting.resolve()
            await meeting.promise
          }
        },
        { attemptsMax: 5 },
      )
    await Promise.all([add(['a', 'b']), add(['b', 'a'])])
    const { rows } = await pool.query('SELECT value FROM entry')
    expect(rows).toEqual([{ value: 2 }, { value: 2 }])
  })
})

describe('a commit', () => {
  test.each([
    { moment: 'before', kept: [] },
    { moment: 'after', kept: ['a'] },
  ] as const)(
    'whose connection is cut $moment the server had it is unknown',
    async ({ moment, kept }) => {
      const proxy = await cutAtCommit(database.url, moment)
      const distant = openPool(proxy.url, options)
      let runs = 0
      const attempt = inTransaction(
        distant,
        async (client) => {
          runs += 1
          await client.query(`INSERT INTO entry VALUES ('a', 1)`)
        },
        { attemptsMax: 5, retryUniqueViolation: true },
      )
      await expect(attempt).rejects.toBeInstanceOf(CommitUnknown)
      expect(runs).toBe(1)
      expect(await keys()).toEqual(kept)
      await distant.end()
      await proxy.close()
    },
  )

  test('that a deferred constraint refuses is certainly rolled back', async () => {
    await pool.query('CREATE TABLE late (key text UNIQUE DEFERRABLE INITIALLY DEFERRED)')
    const attempt = inTransaction(
      pool,
      (client) => client.query(`INSERT INTO late VALUES ('a'), ('a')`),
      { attemptsMax: 1 },
    )
    await expect(attempt.catch(sqlStateOf)).resolves.toBe('23505')
  })

  test('during which the server ends the session is unknown', async () => {
    await pool.query(`
      CREATE TABLE ending (key text);
      CREATE FUNCTION end_session() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
      CREATE CONSTRAINT TRIGGER ending AFTER INSERT ON ending
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION end_session()`)
    const attempt = inTransaction(
      pool,
      (client) => client.query(`INSERT INTO ending VALUES ('a')`),
      { attemptsMax: 3 },
    )
    await expect(attempt).rejects.toBeInstanceOf(CommitUnknown)
  })
})

test('a session that ends between two statements fails the work and not the process', async () => {
  const attempt = inTransaction(
    pool,
    async (client) => {
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
      const ended = new Promise((resolve) => client.once('end', resolve))
      await pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid])
      await ended
      await client.query(`INSERT INTO entry VALUES ('a', 1)`)
    },
    { attemptsMax: 3 },
  )
  await expect(attempt).rejects.not.toBeInstanceOf(CommitUnknown)
  expect(await keys()).toEqual([])
})

test('a failed transaction leaves nothing behind in the connection it used', async () => {
  const single = openPool(database.url, { ...options, connectionsMax: 1 })
  const failed = inTransaction(single, (client) => client.query('SELECT 1/0'), { attemptsMax: 1 })
  await expect(failed.catch(sqlStateOf)).resolves.toBe('22012')
  const { rows } = await single.query('SELECT now() = statement_timestamp() AS outside')
  expect(rows).toEqual([{ outside: true }])
  await single.end()
})
