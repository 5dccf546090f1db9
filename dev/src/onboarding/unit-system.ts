import {
  createSoftwareCryptoModule,
  exportSm2PublicKeyPem,
  generateSm2PrivateKey,
  importSm2PublicKey,
  sm2Sign,
} from '@piaoqiao/gm-crypto'
import type { Sm2PrivateKey, Sm2PublicKey } from '@piaoqiao/gm-crypto'
import {
  createGatewayDriver,
  reportOf,
  runUnitCases,
  unitCaseCatalogue,
} from '@piaoqiao/conformance'
import type { CaseResult, Patience, Report } from '@piaoqiao/conformance'
import { createClient, createMemoryJournal, startGateway } from '@piaoqiao/sdk'
import type { Client, KeyInModule } from '@piaoqiao/sdk'
import type { OfficeAnswer } from './office-browser.ts'
import { textOf } from './office-browser.ts'

/** What the portal showed once. */
export interface Secrets {
  readonly appId: string
  readonly appKey: Uint8Array
  readonly baseUrl: string
  readonly platformPublicKey: string
}

export function secretsIn({ json }: OfficeAnswer): Secrets {
  return {
    appId: textOf(json, 'appId'),
    appKey: Buffer.from(textOf(json, 'appKey'), 'hex'),
    baseUrl: textOf(json, 'baseUrl'),
    platformPublicKey: textOf(json, 'platformPublicKey'),
  }
}

/** A key pair that the developers of a unit drew. */
export class UnitKeyPair {
  readonly privateKey: Sm2PrivateKey

  constructor(privateKey = generateSm2PrivateKey()) {
    this.privateKey = privateKey
  }

  get publicKeyPem(): string {
    return exportSm2PublicKeyPem(this.privateKey.publicKey)
  }

  /** Of a challenge of the office, as base64. */
  sign(challenge: string): string {
    return Buffer.from(sm2Sign(this.privateKey, Buffer.from(challenge))).toString('base64')
  }
}

/** The unit's system, as it speaks to the sandbox or to the registry. */
export function systemClient(
  secrets: Secrets,
  { privateKey }: UnitKeyPair,
  now: () => number,
): Client {
  const { platformPublicKey, ...allotted } = secrets
  return createClient({
    ...allotted,
    privateKey,
    platformPublicKey: importSm2PublicKey(platformPublicKey),
    retry: { attemptsMax: 1 },
    now,
  })
}

/** Both sides are on this machine, which may be busy, and the system retries at once. */
const patience: Patience = { firstMs: 20_000, retryMs: 10_000, quietMs: 120, pushMs: 5_000 }
const host = '127.0.0.1'
/** Longer than a slow answer of the suite takes, and shorter than the suite waits for a retry. */
const systemTimeoutMs = 1_000

/**
 * Tests the unit's system with the suite: all cases of these messages, each message at the same time as the others, because
 * most of a run is waiting. The suite plays the platform; the system is the gateway of the SDK with the unit's own key.
 */
export async function testSystem(
  secrets: Secrets,
  { privateKey }: UnitKeyPair,
  { messages, signal }: { readonly messages: readonly string[]; readonly signal: AbortSignal },
): Promise<readonly CaseResult[]> {
  const crypto = createSoftwareCryptoModule({ keys: { app: privateKey }, workers: 1 })
  const key = { crypto, keyName: 'app' }
  try {
    const runs = messages.map((message) =>
      testMessage(secrets, privateKey, { key, message, signal }),
    )
    return (await Promise.all(runs)).flat()
  } finally {
    await crypto.close()
  }
}

async function testMessage(
  { appId, appKey }: Secrets,
  { publicKey }: Sm2PrivateKey,
  given: {
    readonly key: KeyInModule
    readonly message: string
    readonly signal: AbortSignal
  },
): Promise<readonly CaseResult[]> {
  const { key, message, signal } = given
  const [platformKey, nextPlatformKey] = [generateSm2PrivateKey(), generateSm2PrivateKey()]
  const platformKeys = [platformKey.publicKey, nextPlatformKey.publicKey]
  const stops: (() => Promise<void>)[] = []
  try {
    const { cases } = await runUnitCases({
      unit: { appId, appKey, publicKey },
      platformKey,
      nextPlatformKey,
      listen: { host, port: 0 },
      patience,
      cases: unitCaseCatalogue(message),
      signal,
      async connect(baseUrl) {
        const gateway = await startSystem({ baseUrl, appId, appKey, key, platformKeys })
        stops.push(() => gateway.stop())
        return { webhookUrl: null, driver: createGatewayDriver({ url: gateway.url, token: null }) }
      },
    })
    return cases
  } finally {
    for (const stop of stops) await stop()
  }
}

function startSystem(given: {
  readonly baseUrl: string
  readonly appId: string
  readonly appKey: Uint8Array
  readonly key: KeyInModule
  readonly platformKeys: readonly Sm2PublicKey[]
}) {
  const { baseUrl, appId, appKey, key, platformKeys } = given
  const journal = createMemoryJournal()
  const client = createClient({
    baseUrl,
    appId,
    appKey,
    privateKey: key,
    platformPublicKey: platformKeys,
    timeoutMs: systemTimeoutMs,
    retry: { firstPauseMs: 1, pauseMsMax: 1 },
    journal,
  })
  return startGateway({
    client,
    journal,
    receiver: { appId, appKey, ...key, platformKeys, now: Date.now },
    listen: { host, port: 0 },
    webhookListen: null,
    token: null,
    forwardTo: null,
    onFault: () => undefined,
  })
}

/** One report of all that was tested, in the order of the catalogue. Times are those of the world. */
export function reportOfRuns(
  { appId }: Secrets,
  results: readonly CaseResult[],
  { from, to }: { readonly from: number; readonly to: number },
): Report {
  const order = new Map(unitCaseCatalogue().map(({ code }, index) => [code, index]))
  const inOrder = results.toSorted((a, b) => (order.get(a.code) ?? 0) - (order.get(b.code) ?? 0))
  return reportOf({
    direction: 'unit',
    appId,
    startedAt: new Date(from),
    finishedAt: new Date(to),
    results: inOrder,
  })
}
