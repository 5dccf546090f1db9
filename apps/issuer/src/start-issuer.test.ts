import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSettings } from '@piaoqiao/service-kit'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { KeyFileExposed, requirePrivateFile } from './key-file-mode.ts'
import { issuerSettings } from './settings.ts'
import { billIdOf } from './testing/outcomes.ts'
import { sampleDraft, sampleIdentity } from './testing/sample-station.ts'
import type { TestStation } from './testing/test-station.ts'
import { startTestStation } from './testing/test-station.ts'

let running: TestStation | undefined
afterEach(async () => {
  await running?.stop()
  running = undefined
})

const patience = { timeout: 20_000 }

test('a station that runs fetches numbers, registers, and completes reversals by itself', async () => {
  running = await startTestStation({}, { jobs: 'running' })
  const { station, province } = running
  const { registry } = province
  await vi.waitUntil(() => province.of('number.allot').length === 3, patience)
  const issued = await vi.waitFor(() => station.issueBill(sampleDraft()), patience)
  const billId = billIdOf(issued)
  await vi.waitUntil(() => registry.bills.has(billId), patience)
  registry.lock(billId)
  await vi.waitFor(async () => {
    const asked = { billId, reason: '退费', completeWhenGranted: true }
    expect((await station.requestReversal(asked)).state).toBe('held')
  }, patience)
  registry.unlock(billId)
  await vi.waitUntil(() => registry.bills.get(billId)?.standing === 'reversed', patience)
})

test('a station stops in order, twice too, and then takes nothing', async () => {
  running = await startTestStation({}, { jobs: 'running' })
  const { station } = running
  await Promise.all([station.stop(), station.stop()])
  await expect(fetch(`${station.url}/health`)).rejects.toThrow('fetch failed')
})

describe('the file of the private key', () => {
  const directory = mkdtempSync(join(tmpdir(), 'issuer-key-'))
  const file = join(directory, 'key.pem')
  afterEach(() => rmSync(directory, { recursive: true, force: true }))

  test('may be read by its owner alone', () => {
    writeFileSync(file, '')
    for (const mode of [0o600, 0o400]) {
      chmodSync(file, mode)
      requirePrivateFile(file, 'linux')
    }
    for (const mode of [0o640, 0o604, 0o666]) {
      chmodSync(file, mode)
      expect(() => requirePrivateFile(file, 'linux')).toThrow(KeyFileExposed)
    }
  })
})

test('the settings are read from the environment, and what does not fit is named', () => {
  const environment = {
    DATABASE_URL: 'postgres://a/b',
    ACCESS_TOKEN: 'a'.repeat(32),
    ISSUER_CODE: sampleIdentity.issuer.code,
    ISSUER_NAME: sampleIdentity.issuer.name,
    SUPERVISOR_AREA_CODE: '500104',
    BILL_CODE_YEAR: '26',
    PRIVATE_KEY: 'pem',
    KEY_SERIAL: '1a2b',
    PROVINCE_URL: 'http://127.0.0.1:7150/',
    PROVINCE_PUBLIC_KEYS: 'pem',
    APP_ID: 'issuer-1',
    APP_KEY: 'ab'.repeat(32),
  }
  const settings = readSettings(issuerSettings, environment)
  expect(settings).toMatchObject({ port: 7250, specimenVersion: '01', keyIssuer: '' })
  const wrong = { ISSUER_CODE: '12500104MB00000010', ACCESS_TOKEN: 'short', BILL_CODE_YEAR: '2026' }
  expect(() => readSettings(issuerSettings, { ...environment, ...wrong })).toThrow(
    /ACCESS_TOKEN[^]*ISSUER_CODE[^]*BILL_CODE_YEAR/,
  )
})
