import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createTestDatabase, type TestDatabase } from '@piaoqiao/dev/postgres'
import { exportSm2PublicKeyPem, generateSm2PrivateKey } from '@piaoqiao/gm-crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { company } from './testing/sample-parties.ts'
import { openApplications } from './wiring/open-applications.ts'

const program = fileURLToPath(new URL('enrol-application.ts', import.meta.url))
const masterKey = '07'.repeat(16)
const { publicKey } = generateSm2PrivateKey()
let database: TestDatabase
let directory: string

beforeAll(async () => {
  database = await createTestDatabase()
  directory = await mkdtemp(join(tmpdir(), 'enrol-application-'))
  await writeFile(join(directory, 'unit.pem'), exportSm2PublicKeyPem(publicKey))
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
  const settings = { PROVINCE: company.province, DATABASE_URL: database.url, MASTER_KEY: masterKey }
  const env = { ...process.env, ...settings }
  const running = promisify(execFile)(process.execPath, [program, ...given], {
    env,
    cwd: directory,
  })
  return running.then(
    (output) => ({ code: 0, ...output }),
    (error: unknown) => error as Ended,
  )
}

const named = ['--party-id', company.id, '--party-name', company.name]
const unit = ['--app-id', 'unit-1', '--kind', 'unit', ...named, '--public-key-file', 'unit.pem']

test('an application is enrolled before the province ever ran, once', async () => {
  const limits = ['--address', '192.0.2.7', '--address', '10.2.0.0/16', '--quota-per-minute', '60']
  const enrolled = JSON.parse((await run(...unit, ...limits)).stdout) as Record<string, string>
  expect(enrolled).toMatchObject({ appId: 'unit-1', kind: 'unit', partyId: company.id })
  const { applications, close } = await openApplications({
    databaseUrl: database.url,
    province: company.province,
    masterKey: Buffer.from(masterKey, 'hex'),
    clock: Date.now,
  })
  const app = await applications.find('unit-1')
  await close()
  expect(app).toMatchObject({ party: company, quotaPerMinute: 60, revoked: false })
  expect(app?.addresses).toEqual(['192.0.2.7', '10.2.0.0/16'])
  expect(Buffer.from(app?.appKey ?? []).toString('hex')).toBe(enrolled['appKey'])
  const again = await run(...unit)
  expect(again.code).toBe(1)
  expect(JSON.parse(again.stderr)).toMatchObject({ errorCode: 'APPLICATION_EXISTS' })
})

test.each([
  ['an unknown kind', [...unit, '--kind', 'province'], 'ARGUMENTS_UNFIT'],
  ['the id of a province', [...unit, '--app-id', 'province-50'], 'APPLICATION_ID_UNFIT'],
])('%s enrols nothing', async (_, given, errorCode) => {
  const { code, stdout, stderr } = await run(...given)
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(JSON.parse(stderr)).toMatchObject({ errorCode })
})
