import { createTestDatabase } from '@piaoqiao/dev/postgres'
import type { Sm2PrivateKey } from '@piaoqiao/gm-crypto'
import {
  exportSm2PrivateKeyPem,
  exportSm2PublicKeyPem,
  generateSm2PrivateKey,
} from '@piaoqiao/gm-crypto'
import type { Client, ClientOptions } from '@piaoqiao/sdk'
import { createClient } from '@piaoqiao/sdk'
import { readSettings, silentLogger } from '@piaoqiao/service-kit'
import { sandboxSettings } from '../settings.ts'
import type { RunningSandbox } from '../start-sandbox.ts'
import { startSandbox } from '../start-sandbox.ts'
import { inventedUnit } from './invented-world.ts'

export const operatorToken = 'operator-token-of-these-tests-0123456789'

/** What a request was answered. */
export interface Answered {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly headers: Headers
}

/** A sandbox over a database of its own, with a clock that can be set. */
export interface SandboxUnderTest {
  readonly databaseUrl: string
  readonly sandbox: RunningSandbox
  /** Pauses that slow bills asked for. */
  readonly pauses: readonly number[]
  /** Stops it and starts it again over the same database. */
  restart(settings?: Readonly<Record<string, string>>): Promise<SandboxUnderTest>
  operate(method: string, path: string, body?: object, token?: string): Promise<Answered>
  stop(): Promise<void>
}

/** A unit as the account office has entered it. */
export interface UnitUnderTest {
  readonly appId: string
  readonly partyId: string
  readonly privateKey: Sm2PrivateKey
  readonly appKey: Uint8Array
  readonly accessToken: string
  client(changes?: Partial<ClientOptions>): Client
  control(method: string, path: string, body?: object): Promise<Answered>
}

const keys = { platform: generateSm2PrivateKey(), issuer: generateSm2PrivateKey() }

export async function openSandbox(
  changes: Readonly<Record<string, string>> = {},
): Promise<SandboxUnderTest> {
  const database = await createTestDatabase()
  return startOver(database, changes)
}

/** The settings of a sandbox over a database, as its environment names them. */
export function environmentFor(databaseUrl: string): Readonly<Record<string, string>> {
  return {
    DATABASE_URL: databaseUrl,
    PORT: '0',
    PRIVATE_KEY: exportSm2PrivateKeyPem(keys.platform),
    ISSUER_PRIVATE_KEY: exportSm2PrivateKeyPem(keys.issuer),
    MASTER_KEY: '0'.repeat(32),
    OPERATOR_TOKEN: operatorToken,
    SAMPLE_BILLS: '40',
    CRYPTO_WORKERS: '0',
  }
}

async function startOver(
  database: Awaited<ReturnType<typeof createTestDatabase>>,
  changes: Readonly<Record<string, string>>,
): Promise<SandboxUnderTest> {
  const pauses: number[] = []
  const sandbox = await startSandbox(
    readSettings(sandboxSettings, { ...environmentFor(database.url), ...changes }),
    {
      clock: Date.now,
      logger: silentLogger,
      pause: async (durationMs) => void pauses.push(durationMs),
    },
  )
  return {
    databaseUrl: database.url,
    sandbox,
    pauses,
    restart: async (others = {}) => {
      await sandbox.stop()
      return startOver(database, { ...changes, ...others })
    },
    operate: (method, path, body, token = operatorToken) =>
      ask(sandbox.url, { method, path: `/operator/applications${path}`, token, body }),
    stop: async () => {
      await sandbox.stop()
      await database.drop()
    },
  }
}

/** Lets the account office enter a unit, or a payers' portal. */
export async function enterUnit(
  { sandbox, operate }: SandboxUnderTest,
  number: number,
  changes: object = {},
): Promise<UnitUnderTest> {
  const { id: partyId, name: partyName } = inventedUnit(number)
  const appId = `unit-${number}`
  const privateKey = generateSm2PrivateKey()
  const { status, body } = await operate('POST', '', {
    appId,
    partyId,
    partyName,
    publicKey: exportSm2PublicKeyPem(privateKey.publicKey),
    ...changes,
  })
  if (status !== 201) throw new Error(`a unit was not entered: ${JSON.stringify(body)}`)
  const { appKey, accessToken } = body as { appKey: string; accessToken: string }
  return unitOf(sandbox, {
    appId,
    partyId,
    privateKey,
    appKey: new Uint8Array(Buffer.from(appKey, 'hex')),
    accessToken,
  })
}

/** The same unit at another start of the sandbox. */
export function unitOf(
  { url, publicKey }: RunningSandbox,
  identity: Omit<UnitUnderTest, 'client' | 'control'>,
): UnitUnderTest {
  const { appId, appKey, privateKey, accessToken: token } = identity
  return {
    ...identity,
    client: (changes = {}) =>
      createClient({
        baseUrl: url,
        appId,
        appKey,
        privateKey,
        platformPublicKey: publicKey,
        retry: { firstPauseMs: 1, pauseMsMax: 2 },
        pausing: { pause: async () => undefined, random: () => 0 },
        ...changes,
      }),
    control: (method, path, body) => ask(url, { method, path: `/worlds/self${path}`, token, body }),
  }
}

export async function ask(
  url: string,
  {
    method,
    path,
    token,
    body,
  }: { method: string; path: string; token: string; body?: object | undefined },
): Promise<Answered> {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(token !== '' && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
    headers: response.headers,
  }
}
