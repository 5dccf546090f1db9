import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  createSoftwareCryptoModule,
  generateSm2PrivateKey,
  type Sm2PrivateKey,
  type Sm2PublicKey,
} from '@piaoqiao/gm-crypto'
import { createClient, createMemoryJournal, startGateway } from '@piaoqiao/sdk'
import type { Report } from '../report/report.ts'
import { createGatewayDriver } from '../unit/gateway-driver.ts'
import type { UnitUnderTest } from '../unit/played-platform.ts'
import type { UnitConnection } from '../unit/run-unit-cases.ts'
import { runUnitCases } from '../unit/run-unit-cases.ts'
import type { UnitCase } from '../unit/unit-catalogue.ts'
import type { Patience } from '../unit/unit-driver.ts'

/** Everything that a system needs to be connected to the suite. */
export interface Enrolled {
  readonly unit: UnitUnderTest
  readonly privateKey: Sm2PrivateKey
  readonly platformKeys: readonly Sm2PublicKey[]
}

export interface ConnectedSystem extends UnitConnection {
  stop(): Promise<void>
}

export type UnitSystem = (enrolled: Enrolled, baseUrl: string) => Promise<ConnectedSystem>

/** Systems on the same machine answer at once; those that are careless are waited for no longer. */
const shortPatience: Patience = { firstMs: 5_000, retryMs: 3_000, quietMs: 120, pushMs: 5_000 }
/** On a machine that is busy with other tests a system that does everything right still takes its time. */
export const longPatience: Patience = {
  firstMs: 20_000,
  retryMs: 20_000,
  quietMs: 120,
  pushMs: 20_000,
}

/** Longer than a slow answer of the suite takes, and shorter than the suite waits for a retry. */
export const systemTimeoutMs = 700

/** The gateway of the SDK, with a local system that takes entries only in their order. */
export const gatewaySystem: UnitSystem = async (enrolled, baseUrl) => {
  const { unit, privateKey, platformKeys } = enrolled
  const { appId, appKey } = unit
  const local = await startLocalSystem()
  const crypto = createSoftwareCryptoModule({ keys: { app: privateKey }, workers: 0 })
  const journal = createMemoryJournal()
  const client = createClient({
    baseUrl,
    appId,
    appKey,
    privateKey: { crypto, keyName: 'app' },
    platformPublicKey: platformKeys,
    timeoutMs: systemTimeoutMs,
    retry: { firstPauseMs: 1, pauseMsMax: 1 },
    journal,
  })
  const gateway = await startGateway({
    client,
    journal,
    receiver: { appId, appKey, crypto, keyName: 'app', platformKeys, now: Date.now },
    listen: { host: '127.0.0.1', port: 0 },
    webhookListen: null,
    token: null,
    forwardTo: new URL(local.url),
    onFault: () => undefined,
  })
  return {
    driver: createGatewayDriver({ url: gateway.url, token: null }),
    webhookUrl: `${gateway.url}/webhook`,
    stop: async () => {
      await gateway.stop()
      await local.stop()
    },
  }
}

/** Runs cases against a system that is made for them. */
export async function runAgainst(
  system: UnitSystem,
  cases: readonly UnitCase[],
  patience = shortPatience,
): Promise<Report> {
  const privateKey = generateSm2PrivateKey()
  const [platformKey, nextPlatformKey] = [generateSm2PrivateKey(), generateSm2PrivateKey()]
  const appKey = new Uint8Array(32).fill(0x5a)
  const unit = { appId: 'unit-0001', appKey, publicKey: privateKey.publicKey }
  const platformKeys = [platformKey.publicKey, nextPlatformKey.publicKey]
  let connected: ConnectedSystem | null = null
  try {
    return await runUnitCases({
      unit,
      platformKey,
      nextPlatformKey,
      listen: { host: '127.0.0.1', port: 0 },
      patience,
      cases,
      connect: async (baseUrl) => {
        connected = await system({ unit, privateKey, platformKeys }, baseUrl)
        return connected
      },
    })
  } finally {
    await (connected as ConnectedSystem | null)?.stop()
  }
}

/** Keeps the position of the last entry, and takes none that leaves a gap. */
async function startLocalSystem(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  let position = 0
  const server = createServer((request, response) => {
    void (async () => {
      const chunks = (await request.toArray()) as Uint8Array[]
      const { entries } = JSON.parse(Buffer.concat(chunks).toString()) as {
        readonly entries: readonly { readonly position: string }[]
      }
      const hasGap = Number(entries[0]?.position) > position + 1
      if (!hasGap) position = Math.max(position, Number(entries.at(-1)?.position))
      response.writeHead(hasGap ? 409 : 204).end()
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
