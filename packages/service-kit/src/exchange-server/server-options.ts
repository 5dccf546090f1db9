import type { IncomingHttpHeaders } from 'node:http'
import type { CryptoModule } from '@piaoqiao/gm-crypto'
import { envelopeBytesMax } from '@piaoqiao/protocol'
import type { Logger } from '../logging/logger.ts'
import type { Metrics } from '../metrics/metrics.ts'
import type { Apps, ExchangeHandler } from './app.ts'
import type { HealthReport } from './health.ts'

export interface ExchangeServerOptions extends Partial<ExchangeServerBounds> {
  readonly apps: Apps
  /** By service name; a service without one is unknown here. */
  readonly handlers: Readonly<Partial<Record<string, ExchangeHandler>>>
  /** Opens requests and signs answers. */
  readonly crypto: CryptoModule
  /** Our private key in `crypto`. */
  readonly keyName: string
  /** Milliseconds since 1970, UTC. */
  readonly clock: () => number
  readonly logger: Logger
  readonly metrics: Metrics
  readonly health: () => Promise<HealthReport>
  /**
   * Whether a request, by its headers, is delivered by somebody who answers for where the message came from: then the
   * addresses of its application are not held against the connection. Every other check stays. Nobody, where it is not given.
   */
  readonly answersForAddress?: (headers: IncomingHttpHeaders) => boolean
  /** Proxies, by address or range, whose X-Forwarded-For is believed. Without any the connection alone counts. */
  readonly trustedProxies?: readonly string[]
  /** Who may read /metrics; for everybody else there is no such page. This machine alone where nothing is given. */
  readonly metricsAddresses?: readonly string[]
}

export interface ExchangeServerBounds {
  readonly bodyBytesMax: number
  /** Of all bodies together, from their first byte to the answer. */
  readonly bodyBytesInFlightMax: number
  /** Messages that are worked on at one time. */
  readonly requestsInFlightMax: number
  readonly connectionsMax: number
  /** Applications whose quota is counted at one time. */
  readonly quotaAppsMax: number
  /** For the headers of a request. */
  readonly headersTimeoutMs: number
  /** For a whole request, headers and body. */
  readonly requestTimeoutMs: number
  /** How long a connection is kept open for the next request. */
  readonly keepAliveMs: number
  /** How long a connection may be silent while a request is worked on or its answer is taken. */
  readonly silenceMaxMs: number
  /** When the server is closed: for the requests that it still has. */
  readonly stopTimeoutMs: number
}

export const defaultBounds: ExchangeServerBounds = {
  bodyBytesMax: envelopeBytesMax,
  bodyBytesInFlightMax: 64 * envelopeBytesMax,
  requestsInFlightMax: 1_000,
  connectionsMax: 4_000,
  quotaAppsMax: 20_000,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  keepAliveMs: 65_000,
  silenceMaxMs: 120_000,
  stopTimeoutMs: 15_000,
}

export const loopbackAddresses = ['127.0.0.0/8', '::1'] as const
