import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createTestDatabase, type TestDatabase } from '@piaoqiao/dev/postgres'
import { exportSm2PublicKeyPem, generateSm2PrivateKey } from '@piaoqiao/gm-crypto'
import { openPool } from '@piaoqiao/service-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDirectoryStore } from './postgres/directory-store.ts'

const program = fileURLToPath(new URL('enter-province.ts', import.meta.url))
const pem = exportSm2PublicKeyPem(generateSm2PrivateKey().publicKey)
let database: TestDatabase
let directory: string

beforeAll(async () => {
  database = await createTestDatabase()
  directory = await mkdtemp(join(tmpdir(), 'enter-province-'))
  await writeFile(join(directory, '50.pem'), pem)
})
afterAll(async () => {
  await database.drop()
  await rm(directory, { recursive: true })
})

interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

async function run(...given: string[]): Promise<Ended> {
  const env = { ...process.env, DATABASE_URL: database.url }
  const running = promisify(execFile)(process.execPath, [program, ...given], {
    env,
    cwd: directory,
  })
  return running.then(
    (output) => ({ code: 0, ...output }),
    (error: unknown) => error as Ended,
  )
}

const entry = ['--code', '50', '--name', '重庆市', '--base-url', 'http://127.0.0.1:7150/']
const keyed = [...entry, '--public-key-file', '50.pem']

test('a province is entered, and its entry changed, before the hub ever ran', async () => {
  const entered = await run(...keyed)
  expect(JSON.parse(entered.stdout)).toEqual({ code: '50', active: true, directoryVersion: 1 })
  const changed = await run(...keyed, '--inactive')
  expect(JSON.parse(changed.stdout)).toEqual({ code: '50', active: false, directoryVersion: 2 })
  const pool = openPool(database.url, { connectionsMax: 1, statementTimeoutMs: 5_000, name: 'x' })
  const { provinces } = await createDirectoryStore(pool).read()
  await pool.end()
  expect(provinces).toEqual([
    {
      code: '50',
      name: '重庆市',
      baseUrl: 'http://127.0.0.1:7150',
      publicKeys: [pem],
      active: false,
    },
  ])
})

test.each([
  ['an unknown option', [...keyed, '--force'], 'ARGUMENTS_UNFIT'],
  ['a key file that is not there', [...entry, '--public-key-file', 'x.pem'], 'ARGUMENTS_UNFIT'],
  ['a code of three digits', [...keyed, '--code', '500'], 'PROVINCE_ENTRY_UNFIT'],
])('%s enters nothing', async (_, given, errorCode) => {
  const { code, stdout, stderr } = await run(...given)
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(JSON.parse(stderr)).toMatchObject({ errorCode })
})
