import { randomBytes } from 'node:crypto'
import type { Sm2PublicKey } from '@piaoqiao/gm-crypto'
import type { Logger, Metrics } from '@piaoqiao/service-kit'
import {
  createExchangeServer,
  createMetrics,
  migrate,
  openPool,
  reachedBy,
  repeatJob,
  SettingsError,
} from '@piaoqiao/service-kit'
import { createTellWebhook } from './carrier/tell-webhook.ts'
import { bearerTokenOf } from './http/bearer-token.ts'
import { addControlRoutes } from './http/control-routes.ts'
import { cutConnections } from './http/cut-connections.ts'
import { addMagicRoutes } from './http/magic-routes.ts'
import { messageHandlers } from './http/message-handlers.ts'
import { addOperatorRoutes } from './http/operator-routes.ts'
import { sandboxSettings } from './settings.ts'
import { AccessTokens, isSameToken } from './use-cases/access-tokens.ts'
import { createOperateApplications } from './use-cases/operate-applications.ts'
import { createRotateKey } from './use-cases/rotate-key.ts'
import type { ServeMessage } from './use-cases/serve-message.ts'
import { createServeMessage } from './use-cases/serve-message.ts'
import type { TendWorlds } from './use-cases/tend-worlds.ts'
import { createTendWorlds } from './use-cases/tend-worlds.ts'
import { createWorldDesk } from './use-cases/world-desk.ts'
import type { SandboxParts, SandboxSettings } from './wiring/sandbox-parts.ts'
import { endingPause, openParts, platformKeyName, strangerKeyName } from './wiring/sandbox-parts.ts'
import { fileKeyNames } from './world/world-parts.ts'

/** A sandbox that runs. */
export interface RunningSandbox {
  /** Where it listens, as `http://host:port`. */
  readonly url: string
  readonly publicKey: Sm2PublicKey
  /** Lets time pass in the worlds and tells webhooks now, beside its own rhythm; resolves when everybody was told. */
  tend(): Promise<void>
  stop(): Promise<void>
}

export interface SandboxOptions {
  readonly clock: () => number
  readonly logger: Logger
  /** How a slow magic bill waits; for tests, which have no time. */
  readonly pause?: (durationMs: number) => Promise<void>
}

const statementTimeoutMs = 10_000
const tendEveryMs = 2_000

/** Migrates, wires and starts a sandbox. @throws SettingsError */
export async function startSandbox(
  settings: SandboxSettings,
  options: SandboxOptions,
): Promise<RunningSandbox> {
  const { clock, logger } = options
  requireTwoProvinces(settings)
  const pool = openPool(settings.databaseUrl, {
    connectionsMax: settings.connectionsMax,
    statementTimeoutMs,
    name: 'piaoqiao-sandbox',
  })
  await migrate(pool, new URL('./postgres/migrations/', import.meta.url))
  const parts = openParts(settings, pool, { clock, logger })
  const stopping = new AbortController()
  const pause = options.pause ?? endingPause(stopping.signal)
  const metrics = createMetrics()
  const tending = createTendWorlds({ ...parts, tell: tellWebhookOf(parts) })
  const onChange = (): void => job.trigger()
  const serveMessage = createServeMessage({ ...parts, pause, onChange })
  const server = openServer(parts, metrics, {
    serveMessage,
    onChange,
    health: () => pool.query('select 1'),
  })
  const url = await server.listen({ host: settings.host, port: settings.port })
  const work = (): Promise<void> => tending.run()
  const job = repeatJob({ name: 'tend-worlds', everyMs: tendEveryMs, work, logger, metrics })
  return {
    url,
    publicKey: parts.crypto.publicKey(platformKeyName),
    tend: () => tendNow(tending),
    async stop() {
      stopping.abort()
      await server.close()
      await job.stop()
      await tending.rest()
      await parts.crypto.close()
      await pool.end()
    },
  }
}

async function tendNow(tending: TendWorlds): Promise<void> {
  await tending.rest()
  await tending.run()
  await tending.rest()
}

function requireTwoProvinces({ ownProvince, otherProvince }: SandboxSettings): void {
  if (ownProvince !== otherProvince) return
  const { variable } = sandboxSettings.otherProvince
  throw new SettingsError([{ variable, problem: 'is the own province; a world has two' }])
}

function tellWebhookOf({ applications, magic, crypto, clock }: SandboxParts) {
  const keyName = platformKeyName
  return createTellWebhook({ applications, magic, crypto, keyName, strangerKeyName, clock })
}

interface Serving {
  readonly serveMessage: ServeMessage
  readonly onChange: () => void
  readonly health: () => Promise<unknown>
}

function openServer(
  parts: SandboxParts,
  metrics: Metrics,
  { serveMessage, onChange, health }: Serving,
): ReturnType<typeof createExchangeServer> {
  const { settings, applications, crypto, clock, keeper, logger, magic } = parts
  const rotateKey = createRotateKey(applications, clock)
  const connections = cutConnections()
  const server = createExchangeServer({
    apps: applications,
    handlers: messageHandlers({ applications, serveMessage, rotateKey, cut: connections.cut }),
    crypto,
    keyName: platformKeyName,
    clock,
    logger,
    metrics,
    ...reachedBy(settings),
    // The office passes on what the developers of a unit sealed in their browser, once it knows who they are.
    answersForAddress: (headers) => isSameToken(bearerTokenOf({ headers }), settings.operatorToken),
    health: async () => {
      await health()
      return { parts: { database: 'up' } }
    },
  })
  connections.addTo(server)
  metrics.gauge('piaoqiao_sandbox_worlds', 'Worlds in memory.', () => keeper.count)
  const tokens = new AccessTokens(settings.masterKey)
  const identity = {
    baseUrl: () => settings.publicUrl ?? server.listeningOrigin,
    platformKey: crypto.publicKey(platformKeyName),
    issuerKey: crypto.publicKey(fileKeyNames.issuer),
  }
  const shared = { tokens, identity, clock, logger }
  addMagicRoutes(server, magic)
  addControlRoutes(server, {
    ...shared,
    applications,
    desk: createWorldDesk({ ...parts, serveMessage, onChange }),
  })
  addOperatorRoutes(server, {
    ...shared,
    operatorToken: settings.operatorToken,
    applications: createOperateApplications({
      applications,
      keeper,
      tokens,
      province: settings.ownProvince,
      randomBytes: (count) => new Uint8Array(randomBytes(count)),
    }),
  })
  return server
}
