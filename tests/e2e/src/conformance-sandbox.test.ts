import type { Report, Target } from '@piaoqiao/conformance'
import {
  caseCatalogue,
  createActingArranger,
  openSandboxStage,
  runPlatformCases,
} from '@piaoqiao/conformance'
import { createTestDatabase } from '@piaoqiao/dev/postgres'
import {
  exportSm2PrivateKeyPem,
  exportSm2PublicKeyPem,
  generateSm2PrivateKey,
} from '@piaoqiao/gm-crypto'
import type { RunningSandbox } from '@piaoqiao/sandbox'
import { sandboxSettings, startSandbox } from '@piaoqiao/sandbox'
import { readSettings, silentLogger } from '@piaoqiao/service-kit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parties } from './testing/cast.ts'

const operatorToken = 'operator-token-of-these-tests-0123456789'

/** One case of so many, so that the bills stay within what a sandbox lets in in a minute. */
const sampleStep = 67

let database: Awaited<ReturnType<typeof createTestDatabase>>
let sandbox: RunningSandbox

beforeAll(async () => {
  database = await createTestDatabase()
  const settings = readSettings(sandboxSettings, {
    DATABASE_URL: database.url,
    PORT: '0',
    PRIVATE_KEY: exportSm2PrivateKeyPem(generateSm2PrivateKey()),
    ISSUER_PRIVATE_KEY: exportSm2PrivateKeyPem(generateSm2PrivateKey()),
    MASTER_KEY: '0'.repeat(32),
    OPERATOR_TOKEN: operatorToken,
    CRYPTO_WORKERS: '0',
  })
  sandbox = await startSandbox(settings, { clock: Date.now, logger: silentLogger })
})
afterAll(async () => {
  await sandbox.stop()
  await database.drop()
})

/** A unit as the account office enters it, and the token of its world. */
async function enterUnit(): Promise<{ readonly target: Target; readonly token: string }> {
  const { id: partyId, name: partyName } = parties.insurer
  const privateKey = generateSm2PrivateKey()
  const publicKey = exportSm2PublicKeyPem(privateKey.publicKey)
  const appId = 'unit-of-this-test'
  const response = await fetch(`${sandbox.url}/operator/applications`, {
    method: 'POST',
    headers: { authorization: `Bearer ${operatorToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ appId, partyId, partyName, publicKey, quotaPerMinute: 6000 }),
  })
  expect(response.status).toBe(201)
  const entered = (await response.json()) as {
    readonly appKey: string
    readonly accessToken: string
  }
  const target = {
    baseUrl: sandbox.url,
    appId,
    appKey: new Uint8Array(Buffer.from(entered.appKey, 'hex')),
    privateKey,
    platformKeys: [sandbox.publicKey],
    timeoutMs: 20_000,
    now: Date.now,
  }
  return { target, token: entered.accessToken }
}

function ended({ cases }: Report, result: string): string[] {
  return cases.filter((one) => one.result === result).map(({ code, reason }) => `${code} ${reason}`)
}

test('a sandbox passes every case for which it can make the bills', async () => {
  const { target, token } = await enterUnit()
  const stage = await openSandboxStage({ url: sandbox.url, token, timeoutMs: 10_000 }, target)
  const arranger = createActingArranger(stage)
  const cases = caseCatalogue().filter((_, index) => index % sampleStep === 0)
  const report = await runPlatformCases({ target, arranger, cases })
  expect(ended(report, 'fail')).toEqual([])
  expect(ended(report, 'error')).toEqual([])
  expect(ended(report, 'pass').length).toBeGreaterThan(cases.length / 2)
}, 60_000)
