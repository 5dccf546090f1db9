import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@piaoqiao/dev/postgres'
import { openPool } from './pool.ts'
import { sqlStateOf } from './transaction-errors.ts'

let database: TestDatabase
let pool: Pool
const lost: Error[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  pool = openPool(database.url, {
    connectionsMax: 2,
    statementTimeoutMs: 1_000,
    name: 'pool test',
    onConnectionLost: (error) => lost.push(error),
  })
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

test('a statement that takes too long is ended by the server', async () => {
  await expect(pool.query('SELECT pg_sleep(10)').catch(sqlStateOf)).resolves.toBe('57014')
})

test('connections carry the name of their owner', async () => {
  const { rows } = await pool.query(`SELECT current_setting('application_name') AS name`)
  expect(rows).toEqual([{ name: 'pool test' }])
})

test('dates come as they are written, and large numbers keep every digit', async () => {
  const { rows } = await pool.query(
    `SELECT date '2026-03-01' AS day, 500601260000000001 AS bill, json '{"n":1}' AS content`,
  )
  expect(rows).toEqual([{ day: '2026-03-01', bill: '500601260000000001', content: { n: 1 } }])
})

test('a connection that is lost while idle is reported and replaced', async () => {
  const { rows } = await pool.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  const other = openPool(database.url, { connectionsMax: 1, statementTimeoutMs: 1000, name: 'x' })
  const removed = new Promise((resolve) => pool.once('remove', resolve))
  await other.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid])
  await removed
  await other.end()
  expect(lost.map((error) => sqlStateOf(error))).toEqual(['57P01'])
  expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
})

test('settings of the server hold on every connection of a pool', async () => {
  const pool = openPool(database.url, {
    connectionsMax: 1,
    statementTimeoutMs: 5_000,
    name: 'piaoqiao test',
    serverSettings: { enable_seqscan: 'off' },
  })
  const { rows } = await pool.query<{ enable_seqscan: string }>('show enable_seqscan')
  await pool.end()
  expect(rows).toEqual([{ enable_seqscan: 'off' }])
})

test('a setting of the server that would need escaping is refused', () => {
  const options = { connectionsMax: 1, statementTimeoutMs: 5_000, name: 'piaoqiao test' }
  const serverSettings = { enable_seqscan: 'off -c fsync=off' }
  expect(() => openPool(database.url, { ...options, serverSettings })).toThrow(RangeError)
})
