import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { createTestDatabase } from '@piaoqiao/dev/postgres'
import type { TestDatabase } from '@piaoqiao/dev/postgres'
import { migrate, openPool } from '@piaoqiao/service-kit'
import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { billNumbered, company, hospital, start } from '../testing/sample-parties.ts'

const all = fileURLToPath(new URL('./migrations/', import.meta.url))

let database: TestDatabase
let pool: Pool
let folder: string

beforeAll(async () => {
  database = await createTestDatabase()
  pool = openPool(database.url, {
    connectionsMax: 2,
    statementTimeoutMs: 20_000,
    name: 'piaoqiao test',
  })
  folder = await mkdtemp(join(tmpdir(), 'piaoqiao-migrations-'))
  await bringTo('0004')
  await fillAsBefore()
  await bringTo('9999')
})
afterAll(async () => {
  await pool.end()
  await database.drop()
  await rm(folder, { recursive: true })
})

/** Applies the migrations up to a number. */
async function bringTo(last: string): Promise<void> {
  for (const name of await readdir(all)) {
    if (name.slice(0, 4) <= last) await cp(join(all, name), join(folder, name))
  }
  await migrate(pool, pathToFileURL(`${folder}/`))
}

/** A registry of the time before accounts: two bills, one without a payer and held by a unit, and two applications. */
async function fillAsBefore(): Promise<void> {
  const lock = { lockId: 'L-2', holder: company, lockedAt: start + 5 }
  for (const [number, payerKey, life] of [
    [1, 'aa'.repeat(32), { lock: null }],
    [2, null, { lock }],
  ] as const) {
    const id = billNumbered(number)
    await pool.query(`insert into bills values ($1, $2, '2026-03-01', 100, $3, '{}')`, [
      id,
      hospital.id,
      payerKey,
    ])
    await pool.query(
      `insert into bill_states values ($1, 'valid', 'electronic', 'open', 0, 1, '', $2, $3)`,
      [id, start, JSON.stringify(life)],
    )
    await pool.query(`insert into bill_events values ($1, 1, '', $2)`, [
      id,
      JSON.stringify({ at: start + number, change: { kind: 'bill.registered' } }),
    ])
  }
  await pool.query(
    `insert into due_locks (due_at, bill_id, lock_id, warned, expires_at)
     values (9, $1, 'L-2', false, 9)`,
    [billNumbered(2)],
  )
  await pool.query(`insert into parties values ($1, '示例', 'issuer', '50')`, [hospital.id])
  await pool.query(
    `insert into applications values ('one', $1, 'issuer', '', false, null, 60),
       ('two', $1, 'issuer', '', true, null, 60)`,
    [hospital.id],
  )
}

test('bills that name a payer are its bills since their registration', async () => {
  const { rows } = await pool.query(
    `select encode(payer_key, 'hex') as key, since, bill_id from payer_bills`,
  )
  expect(rows).toEqual([
    { key: 'aa'.repeat(32), since: String(start + 1), bill_id: String(billNumbered(1)) },
  ])
})

test('locks that stand are known by their holder and by when they were taken', async () => {
  const { rows } = await pool.query('select holder_id, locked_at from due_locks')
  expect(rows).toEqual([{ holder_id: company.id, locked_at: String(start + 5) }])
})

test('applications that were revoked are closed, and the others are active', async () => {
  const { rows } = await pool.query('select app_id, state from applications order by app_id')
  expect(rows).toEqual([
    { app_id: 'one', state: 'active' },
    { app_id: 'two', state: 'closed' },
  ])
})
