import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestStation } from './testing/test-station.ts'
import { startTestStation } from './testing/test-station.ts'

const program = fileURLToPath(new URL('main.ts', import.meta.url))
const directory = mkdtempSync(join(tmpdir(), 'issuer-main-'))
const keyFile = join(directory, 'key.pem')
let running: TestStation

beforeAll(async () => {
  running = await startTestStation()
  writeFileSync(keyFile, running.settings.privateKey ?? '')
})
afterAll(async () => {
  await running.stop()
  rmSync(directory, { recursive: true })
})

function environment(): Record<string, string> {
  const { settings } = running
  return {
    DATABASE_URL: settings.databaseUrl,
    PORT: '0',
    ACCESS_TOKEN: settings.accessToken,
    ISSUER_CODE: settings.issuerCode,
    ISSUER_NAME: settings.issuerName,
    SUPERVISOR_AREA_CODE: settings.supervisorAreaCode,
    BILL_CODE_YEAR: settings.codeYear,
    PRIVATE_KEY_FILE: keyFile,
    KEY_SERIAL: settings.keySerial ?? '',
    PROVINCE_URL: settings.provinceUrl,
    PROVINCE_PUBLIC_KEYS: settings.provincePublicKeys,
    APP_ID: settings.appId,
    APP_KEY: Buffer.from(settings.appKey).toString('hex'),
  }
}

/** Runs the program until it ends, and asks it to stop once it says that it has started. */
async function run(): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = spawn(process.execPath, [program], { env: environment() })
  let output = ''
  let isTold = false
  const onData = (bytes: Buffer) => {
    output += bytes.toString()
    if (isTold || !output.includes('"event":"issuer.started"')) return
    isTold = true
    child.kill('SIGTERM')
  }
  child.stdout.on('data', onData)
  child.stderr.on('data', onData)
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, output }
}

test('the program starts from its environment and stops in order when it is told to', async () => {
  chmodSync(keyFile, 0o600)
  const { code, output } = await run()
  expect(output).toContain('"event":"process.stopped"')
  expect(code).toBe(0)
})

test('the program does not start with a key that others can read', async () => {
  chmodSync(keyFile, 0o644)
  const { code, output } = await run()
  expect(output).toContain('KEY_FILE_EXPOSED')
  expect(code).toBe(1)
})
